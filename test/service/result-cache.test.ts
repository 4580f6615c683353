import { describe, expect, it } from 'vitest'
import {
  CachedProject,
  type CachedRun,
  CLIENT,
  CLIENTS,
  FILES,
  FUTURE,
  ITEM,
  NEW_CLIENT,
  ORDERS,
  SHOP,
  spec,
} from './cached-project.ts'

const ALL = Object.keys(FILES)
  .filter((path) => path.endsWith('.md'))
  .toSorted()

/** Those that search all documents: one finds nothing anywhere. */
const SEARCHING = ['specs/unknown.md']

/** Users of the documents, by the fields and calls of their specs. */
const OF_SHOP = ['specs/item.md', 'specs/items.md', 'specs/new-item.md', 'specs/stock.md']
const OF_CLIENTS = [
  'specs/client.md',
  'specs/hidden.md',
  'specs/order-with-client.md',
  'specs/order.md',
  'specs/unasked.md',
]

/** A project that was linted once. */
async function linted(): Promise<CachedProject> {
  const project = new CachedProject()
  const { read } = await project.lint()
  expect(read).toEqual(ALL)
  return project
}

/** Makes a change, and sees the result change and only some specs judged again. */
async function after(change: (project: CachedProject) => void, { reads }: { reads: readonly string[] }) {
  const project = await linted()
  const before = await project.lintAnew()
  change(project)
  const { result, read } = await project.lint()
  expect(result).not.toEqual(before)
  expect(read.filter((path) => !reads.includes(path))).toEqual([])
  // What was kept of the change is as good.
  expect((await project.lint()).read.filter((path) => !reads.includes(path))).toEqual([])
  return { project, before, result, read }
}

describe('a run after which nothing changed', () => {
  it('reads no spec, and finds what there is to find', async () => {
    const project = await linted()
    const { result, read } = await project.lint()
    expect(read).toEqual([])
    expect(new Set(result.diagnostics.map(({ ruleId }) => ruleId))).toEqual(
      new Set([
        'document/sections',
        'endpoint/duplicate',
        'endpoint/file-name',
        'endpoint/unknown-operation',
        'frontmatter/required',
        'frontmatter/timestamps',
        'steps/extract',
        'swagger/document',
        'uid-table/unused-field',
        'variables/undefined',
      ]),
    )
    expect(result.summary.suppressed).toBe(1)
  })

  it('does the same for every part of it', async () => {
    const project = await linted()
    for (const path of ALL) expect((await project.lint({ files: [path] })).result.files).toEqual([path])
  })
})

describe('a change of a spec', () => {
  it('is judged, and no other spec', async () => {
    const { read } = await after((project) => project.replace('specs/item.md', 'uid', 'name'), {
      reads: ['specs/item.md'],
    })
    expect(read).toEqual(['specs/item.md'])
  })

  it('looks no further for what it calls than it did', async () => {
    const project = await linted()
    project.replace('specs/order.md', 'Calls it.', 'Calls it!')
    expect((await project.lint()).readBesides).not.toContain(SHOP)
    // A path that nobody has called so far may stand anywhere, and so may a known one where a document is new.
    project.replace('specs/order.md', 'path: "/v1/clients"', 'path: "/v1/items"')
    expect((await project.lint()).readBesides).toContain(SHOP)
    const more = 'openapi: 3.0.3\npaths:\n  /v1/clients: { get: { responses: {} } }\n'
    project.files.set('swagger/a.yaml', more)
    project.replace('specs/order.md', 'path: "/v1/items"', 'path: "/v1/clients"')
    expect((await project.lint()).readBesides).toContain('swagger/a.yaml')
  })

  it('changes the hint that it gave to another one, which is not judged again', async () => {
    const { before, result, read } = await after((project) => project.replace('specs/stock.md', '[0].id', '[1].id'), {
      reads: ['specs/stock.md'],
    })
    const hint = ({ diagnostics }: typeof result) => diagnostics.find(({ ruleId }) => ruleId === 'steps/extract')?.help
    expect([hint(before), hint(result)]).toEqual([
      expect.stringContaining('Other specs read `$.data[0].id` (1)'),
      expect.stringContaining('Other specs read `$.data[1].id` (1)'),
    ])
    expect(read).toEqual(['specs/stock.md'])
  })

  it('takes its hint with it where it is deleted, or left out of the run', async () => {
    const project = await linted()
    const alone = await project.lint({ files: ['specs/item.md'] })
    expect(JSON.stringify(alone.result)).not.toContain('Other specs read')
    project.files.delete('specs/stock.md')
    expect(JSON.stringify((await project.lint()).result)).not.toContain('Other specs read')
  })

  it('is judged where a comment hides something else', async () => {
    const { result } = await after((project) => project.replace('specs/hidden.md', 'expected-outcome', 'domain'), {
      reads: ['specs/hidden.md'],
    })
    expect(result.summary.suppressed).toBe(0)
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).toContain('suppression/unused')
  })

  it('that is taken back is as if it had not been', async () => {
    const project = await linted()
    const before = await project.lintAnew()
    project.replace('specs/item.md', 'uid', 'name')
    await project.lint({ files: ['specs/client.md'] })
    project.files.set('specs/item.md', FILES['specs/item.md'] ?? '')
    const { result, read } = await project.lint()
    expect(result).toEqual(before)
    expect(read).toEqual(['specs/item.md'])
  })
})

describe('a change of a document', () => {
  it('is what those are judged by that use it', async () => {
    const { read } = await after(
      (project) => project.replace(SHOP, "'201': { description: A new item }", "'202': { description: Later }"),
      {
        reads: [...OF_SHOP, ...SEARCHING],
      },
    )
    expect(read).toContain('specs/new-item.md')
  })

  it('of descriptions alone concerns nobody who does not use it', async () => {
    const project = await linted()
    project.replace(SHOP, 'All items.', 'All items that there are.')
    const { read } = await project.lint()
    expect(read.filter((path) => ![...OF_SHOP, ...SEARCHING].includes(path))).toEqual([])
  })

  it('moves the places that findings point to', async () => {
    const { result } = await after((project) => project.replace(SHOP, 'paths:', '# Paths\npaths:'), {
      reads: [...OF_SHOP, ...SEARCHING],
    })
    expect(result.diagnostics.find(({ file }) => file === SHOP)?.range.start.line).toBe(24)
  })

  it('counts where it was looked through for what another document has', async () => {
    const { result } = await after((project) => project.replace(CLIENTS, '    get: {', '    put: {'), {
      reads: [...OF_CLIENTS, ...SEARCHING],
    })
    expect(result.diagnostics.filter(({ ruleId }) => ruleId === 'steps/unknown-operation')).not.toEqual([])
  })

  it('counts where it gains what was found nowhere', async () => {
    const paths = '{ "/v1/client": { "get": { "responses": {} } }, '
    const { before, result } = await after((project) => project.replace(ORDERS, '"paths": {', `"paths": ${paths}`), {
      reads: [...SEARCHING, 'specs/order.md', 'specs/order-with-client.md'],
    })
    expect(JSON.stringify(before.diagnostics)).toContain('`GET /v1/client` is declared neither')
    expect(JSON.stringify(result.diagnostics)).not.toContain('`GET /v1/client` is declared neither')
  })

  it('counts where it has what was found elsewhere', async () => {
    const more = `openapi: 3.0.3
paths:
  /v1/clients: { get: { responses: { '418': { description: Tea } } } }
`
    const { read } = await after((project) => project.files.set('swagger/a.yaml', more), {
      reads: [...SEARCHING, 'specs/order.md', 'specs/order-with-client.md'],
    })
    expect(read).toContain('specs/order.md')
  })

  it('counts where it is a new one, or gone', async () => {
    const added = `openapi: 3.0.3\ninfo: { title: More, version: '1' }\npaths:\n  /v1/client:\n    get: { responses: {} }\n`
    const more = await after((project) => project.files.set('swagger/a.yaml', added), { reads: SEARCHING })
    expect(more.read).toEqual(SEARCHING)
    const fewer = await after((project) => project.files.delete(CLIENTS), { reads: [...OF_CLIENTS, ...SEARCHING] })
    expect(fewer.read).toEqual([...OF_CLIENTS, ...SEARCHING].toSorted())
  })

  it('counts where it can be read but is no longer among the documents', async () => {
    const project = await linted()
    const text = project.files.get(CLIENTS) ?? ''
    project.files.set(`api/clients.yaml`, text)
    const [there, elsewhere] = [`api/clients.yaml`, CLIENTS]
    project.files.set(
      'specs/order.md',
      spec('POST /v1/orders', { swagger: ORDERS, before: 'GET /v1/clients', status: 201 }),
    )
    project.config = { ...project.config, swagger: ['swagger/*.{json,yaml}', 'api/*.yaml'] }
    await project.lint()
    project.hide(there)
    project.hide(elsewhere)
    const { result } = await project.lint()
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).toContain('steps/unknown-operation')
  })
})

describe('a part of a document', () => {
  it('counts for those who use the document', async () => {
    const { read } = await after((project) => project.replace(ITEM, 'name', 'uid'), {
      reads: [...OF_SHOP, ...SEARCHING],
    })
    expect(read).toContain('specs/item.md')
  })

  it('counts where it appears, or goes', async () => {
    const { project, before } = await after(
      (changed) => changed.files.set(NEW_CLIENT, 'type: object\nproperties: { number: { type: integer } }\n'),
      { reads: [...OF_CLIENTS, ...SEARCHING] },
    )
    project.files.delete(NEW_CLIENT)
    expect((await project.lint()).result).toEqual(before)
  })

  it('counts for a spec that searched all documents, also after runs that did not read them', async () => {
    const project = new CachedProject({
      ...FILES,
      'specs/unknown.md': spec('GET /v1/client/{{client_id}}', { swagger: ORDERS }),
    })
    await project.lint({ files: ['specs/unknown.md', 'specs/items.md'] })
    project.replace('specs/items.md', 'Calls it.', 'Calls it!')
    await project.lint({ files: ['specs/unknown.md', 'specs/items.md'] })
    project.replace(CLIENT, 'get:', 'post:')
    const { read } = await project.lint({ files: ['specs/unknown.md', 'specs/items.md'] })
    expect(read).toContain('specs/unknown.md')
  })
})

/** Whether a run tells of a defect of the document of the clients. */
function isToldOf({ result }: CachedRun): boolean {
  return result.diagnostics.some(({ file, ruleId }) => file === CLIENTS && ruleId === 'swagger/document')
}

describe('a defect of a document', () => {
  it('is told of where a spec of the run met it, and nowhere else', async () => {
    const other = ['specs/order-with-client.md']
    for (const [first, second] of [
      [['specs/hidden.md', ...other], ['specs/hidden.md']],
      [['specs/hidden.md'], ['specs/hidden.md', ...other]],
    ] as const) {
      const project = new CachedProject()
      const told: boolean[] = []
      for (const files of [other, first, second, first, second]) told.push(isToldOf(await project.lint({ files })))
      const [inFirst, inSecond] = [first.length > 1, second.length > 1]
      expect(told).toEqual([false, inFirst, inSecond, inFirst, inSecond])
    }
  })

  it('is told of where a search of all documents met it in a document that others use', async () => {
    const project = new CachedProject()
    project.replace(CLIENTS, '    get: {', '    gett: {}\n    get: {')
    project.files.set('specs/order.md', spec('GET /v1/gone', { swagger: ORDERS }))
    const [unasked, unknown] = ['specs/unasked.md', 'specs/order.md']
    const told: boolean[] = []
    for (const files of [[unasked], [unknown], [unasked, unknown], [unasked], [unasked, unknown], [unknown]]) {
      told.push(isToldOf(await project.lint({ files })))
    }
    expect(told).toEqual([false, false, true, false, true, false])
  })
})

describe('another spec', () => {
  it.each<readonly [string, (project: CachedProject) => void]>([
    [
      'gains the endpoint',
      (project) => project.files.set('specs/items.md', spec('POST /v1/orders', { swagger: ORDERS })),
    ],
    ['is new', (project) => project.files.set('specs/more.md', spec('POST /v1/orders/', { swagger: ORDERS }))],
    ['loses the endpoint', (project) => project.replace('specs/order.md', 'endpoint: "POST', 'endpoint: "PUT')],
    ['is gone', (project) => project.files.delete('specs/order.md')],
    ['moves the line', (project) => project.replace('specs/order.md', 'endpoint:', 'subject: x\nendpoint:')],
  ])('that %s counts for its twins', async (_, change) => {
    const { before, result, read } = await after(change, {
      reads: ['specs/items.md', 'specs/more.md', 'specs/order.md', 'specs/order-with-client.md'],
    })
    const twin = ({ diagnostics }: typeof result) =>
      diagnostics.filter(({ file, ruleId }) => file === 'specs/order-with-client.md' && ruleId === 'endpoint/duplicate')
    expect(twin(result)).not.toEqual(twin(before))
    expect(read).toContain('specs/order-with-client.md')
  })

  it('need not be part of the run', async () => {
    const project = await linted()
    project.files.delete('specs/order.md')
    const { result } = await project.lint({ files: ['specs/order-with-client.md'] })
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).not.toContain('endpoint/duplicate')
  })
})

describe('the clock', () => {
  it('makes the future past', async () => {
    const project = await linted()
    const at = Date.parse(FUTURE)
    const told = async (now: number) => {
      const { result, read } = await project.lint({ now: new Date(now) })
      expect(read.filter((path) => path !== 'specs/new-item.md')).toEqual([])
      return result.diagnostics.some(({ ruleId }) => ruleId === 'frontmatter/timestamps')
    }
    expect([await told(at - 1), await told(at), await told(at + 1)]).toEqual([true, false, false])
  })

  it('may have been wrong', async () => {
    const project = new CachedProject()
    await project.lint({ now: new Date('2030-01-01') })
    const { result } = await project.lint()
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).toContain('frontmatter/timestamps')
  })
})

describe('settings', () => {
  it('have results of their own', async () => {
    const project = await linted()
    const { result } = await project.lint({ rules: { 'endpoint/duplicate': 'off' } })
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).not.toContain('endpoint/duplicate')
    project.config = {
      ...project.config,
      overrides: [{ files: ['specs/order.md'], rules: { 'endpoint/duplicate': 'info' } }],
    }
    const overridden = await project.lint()
    const graded = overridden.result.diagnostics.filter(({ ruleId }) => ruleId === 'endpoint/duplicate')
    expect(graded.map(({ file, severity }) => [file, severity])).toEqual([
      ['specs/order-with-client.md', 'error'],
      ['specs/order.md', 'info'],
    ])
    project.config = { ...project.config, variables: ['client_id'] }
    const { diagnostics } = (await project.lint()).result
    expect(diagnostics.map(({ ruleId }) => ruleId)).not.toContain('variables/undefined')
  })
})
