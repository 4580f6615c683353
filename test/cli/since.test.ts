import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { gitEnvironment, type GitProject, gitProject, repositoryIn, WITHOUT_GIT } from './git-project.ts'
import { run, spec } from './project.ts'

const ITEMS = 'specs/shop/get_v1_items.md'
const ITEM = 'specs/shop/get_v1_items_item_id.md'
const ORDER = 'specs/shop/get_v1_order.md'

/** Three operations: one whose answer stands in another file, one with a parameter, one that calls another first. */
const SWAGGER = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/v1/items': {
      get: {
        description: 'Lists. Available for Staff tokens.',
        responses: {
          '200': {
            description: 'The items',
            content: { 'application/json': { schema: { $ref: '../entities/items.json' } } },
          },
        },
      },
    },
    '/v1/items/{item_id}': {
      get: {
        summary: 'One',
        parameters: [{ name: 'item_id', in: 'path', required: true, description: 'Which', schema: { type: 'string' } }],
        responses: {
          '200': { description: 'One item', content: { 'application/json': { example: { data: { uid: 'a' } } } } },
        },
      },
    },
    '/v1/order': { get: { responses: { '200': { description: 'An order' } } } },
  },
}
const ENTITY = {
  description: 'All',
  type: 'object',
  properties: { description: { type: 'string', description: 'Text' }, next: { $ref: '#' } },
}

const FILES = {
  '.git/HEAD': '',
  'swagger/shop.json': JSON.stringify(SWAGGER),
  'swagger/other.json': JSON.stringify({ openapi: '3.0.3', info: { title: 'O', version: '1' }, paths: {} }),
  'entities/items.json': JSON.stringify(ENTITY),
  [ITEMS]: spec().replace('.yaml', '.json'),
  [ITEM]: spec('GET /v1/items/{item_id}').replace('.yaml', '.json').replace('{item_id}\n', '{{business_id}}\n'),
  [ORDER]: spec('GET /v1/order').replace('.yaml', '.json'),
}

/** A repository in which one of the files was changed by editing its text. */
function edited(path: keyof typeof FILES, from: string, to: string): GitProject {
  const repository = gitProject(FILES)
  const text = FILES[path] ?? ''
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  repository.write({ [path]: text.replace(from, to) })
  return repository
}

describe.skipIf(WITHOUT_GIT)('--since', () => {
  it('is 0 with one line where nothing changed', async () => {
    const { code, stderr } = await gitProject(FILES).run('--since', 'HEAD')
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'spec-lint: nothing to check: `--since HEAD` affects no spec\n',
    })
  })

  it.each([
    ['the description of an operation', 'swagger/shop.json', 'Lists.', 'Lists them.'],
    ['a summary', 'swagger/shop.json', '"One"', '"Just one"'],
    ['the description of a parameter', 'swagger/shop.json', '"Which"', '"Which one"'],
    ['the description of a response', 'swagger/shop.json', 'An order', 'One order'],
    ['the description of a schema', 'entities/items.json', '"All"', '"All of them"'],
    ['the description of a property that is called description', 'entities/items.json', '"Text"', '"Words"'],
    [
      'the order of keys',
      'swagger/shop.json',
      '"openapi":"3.0.3","info":{"title":"Shop","version":"1"}',
      '"info":{"title":"Shop","version":"1"},"openapi":"3.0.3"',
    ],
    ['values of an example that stands in for a schema', 'swagger/shop.json', '"uid":"a"', '"uid":"b"'],
    ['a document that nobody calls', 'swagger/other.json', '"paths":{}', '"paths":{"/v1/x":{"get":{"responses":{}}}}'],
  ] as const)('leaves out specs where what changed is %s', async (_what, path, from, to) => {
    expect(await edited(path, from, to).checked('--since', 'HEAD')).toEqual([])
  })

  it.each([
    ['the tokens that a description names', 'swagger/shop.json', 'Staff tokens', 'Client tokens', [ITEMS]],
    ['a property of a file that is referred to', 'entities/items.json', '"next"', '"previous"', [ITEMS]],
    ['a property that is called description', 'entities/items.json', '"description":{', '"text":{', [ITEMS]],
    ['the type of a parameter', 'swagger/shop.json', '"type":"string"', '"type":"integer"', [ITEM]],
    ['the name of a parameter', 'swagger/shop.json', '/{item_id}', '/{uid}', [ITEM]],
    ['the shape of an example that stands in for a schema', 'swagger/shop.json', '"uid":"a"', '"id":"a"', [ITEM]],
    [
      'a status',
      'swagger/shop.json',
      '"responses":{"200":{"description":"An order"',
      '"responses":{"201":{"description":"An order"',
      [ORDER],
    ],
    [
      'that an operation is deprecated',
      'swagger/shop.json',
      '"/v1/order":{"get":{',
      '"/v1/order":{"get":{"deprecated":true,',
      [ORDER],
    ],
    ['the path of an operation', 'swagger/shop.json', '"/v1/order"', '"/v1/orders"', [ORDER]],
    ['a method', 'swagger/shop.json', '"/v1/order":{"get"', '"/v1/order":{"put"', [ORDER]],
    ['that a document can be read', 'swagger/shop.json', '{', '', [ITEMS, ITEM, ORDER]],
    ['a spec', ORDER, 'Lists', 'Names', [ORDER]],
  ] as const)('checks the specs that are concerned where what changed is %s', async (_what, path, from, to, files) => {
    expect(await edited(path, from, to).checked('--since', 'HEAD')).toEqual(files)
  })

  it('checks everything where the config changed, and of a package.json only our key counts', async () => {
    const all = [ITEMS, ITEM, ORDER]
    const repository = gitProject({ ...FILES, 'package.json': '{ "name": "a", "spec-lint": {} }' })
    repository.write({ 'package.json': '{ "name": "b", "spec-lint": {} }' })
    expect(await repository.checked('--since', 'HEAD')).toEqual([])
    repository.write({ 'package.json': '{ "name": "b", "spec-lint": { "preset": "strict" } }' })
    expect(await repository.checked('--since', 'HEAD')).toEqual(all)
    repository.remove('package.json')
    expect(await repository.checked('--since', 'HEAD')).toEqual(all)
  })

  it('counts what is committed, staged, changed and new, but not what the other branch did meanwhile', async () => {
    const repository = gitProject(FILES)
    repository.git('checkout', '--quiet', '-b', 'feature')
    repository.write({ [ITEMS]: `${FILES[ITEMS]}\n` })
    repository.commit()
    repository.git('checkout', '--quiet', 'main')
    repository.write({ [ORDER]: `${FILES[ORDER]}\n` })
    repository.commit()
    repository.git('checkout', '--quiet', 'feature')
    expect(await repository.checked('--since', 'main')).toEqual([ITEMS])
    repository.write({ 'specs/shop/new.md': spec(), [ITEM]: `${FILES[ITEM]}\n` })
    expect(await repository.checked('--since', 'main')).toEqual([ITEMS, ITEM, 'specs/shop/new.md'])
    repository.git('add', '--all')
    expect(await repository.checked('--since', 'main')).toEqual([ITEMS, ITEM, 'specs/shop/new.md'])
    expect(await repository.checked('--since', 'main', ITEM, ORDER)).toEqual([ITEM])
  })

  it('finds what an operation that went took with it', async () => {
    const repository = edited('swagger/shop.json', '"/v1/order"', '"/v1/orders"')
    expect(await repository.run('--since', 'HEAD')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('endpoint/unknown-operation'),
    })
  })

  it.each(['nowhere', '--output=x', 'HEAD:specs', ''])('cannot judge since %j', async (revision) => {
    const { code, stdout, stderr } = await gitProject(FILES).run(`--since=${revision}`)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^spec-lint: `--since.*\n$/)
  })
})

describe.skipIf(WITHOUT_GIT)('a submodule', () => {
  it('that is at another commit affects everything, and is told as the reason', async () => {
    const { 'swagger/shop.json': _moved, 'swagger/other.json': _other, ...specs } = FILES
    const documents = gitProject({ 'shop.json': FILES['swagger/shop.json'], 'other.json': FILES['swagger/other.json'] })
    const repository = gitProject(specs)
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', documents.folder, 'swagger')
    repository.commit()
    expect(await repository.checked('--since', 'HEAD')).toEqual([])
    repository.write({ 'swagger/shop.json': FILES['swagger/shop.json'].replace('"/v1/order"', '"/v1/orders"') })
    repository.git('-C', 'swagger', 'commit', '--quiet', '--all', '--message', 'change')
    const everything = [ITEMS, ITEM, ORDER]
    expect(await repository.checked('--since', 'HEAD')).toEqual(everything)
    expect(await repository.checked('--staged')).toEqual([])
    repository.git('add', 'swagger')
    expect(await repository.checked('--staged')).toEqual(everything)
    const { stdout } = await repository.run('affected', '--staged')
    expect(stdout).toContain(`${ITEMS}: the submodule swagger is at another commit\n`)
  })
})

describe.skipIf(WITHOUT_GIT)('a commit that git does not know', () => {
  it('may be missing in a shallow clone, and in no other', async () => {
    const repository = gitProject(FILES)
    repository.write({ [ITEMS]: `${FILES[ITEMS]}\n` })
    repository.commit()
    const said = 'spec-lint: `--since HEAD~9` cannot be followed: git knows no commit `HEAD~9`'
    expect((await repository.run('--since', 'HEAD~9')).stderr).toBe(`${said}\n`)
    const clone = temporaryFolder()
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.folder}`, clone)
    const { code, stderr } = await run(clone, ['--since', 'HEAD~9'], { env: gitEnvironment() })
    expect(code).toBe(2)
    expect(stderr).toBe(`${said}; this clone is shallow and lacks most of them: fetch it\n`)
  })
})

describe.skipIf(WITHOUT_GIT)('spec-lint affected', () => {
  it('says why, as text and as JSON', async () => {
    const repository = edited('swagger/shop.json', '"/v1/order"', '"/v1/orders"')
    repository.write({ [ITEMS]: `${FILES[ITEMS]}\n` })
    expect(await repository.run('affected', '--since', 'HEAD')).toEqual({
      code: 0,
      stdout: `${ITEMS}: the spec is changed\n${ORDER}: GET /v1/order is removed from swagger/shop.json\n`,
      stderr: '',
    })
    const { stdout } = await repository.run('affected', '--since', 'HEAD', '--format', 'json')
    const removed = { kind: 'operation', change: 'removed', operation: 'GET /v1/order', file: 'swagger/shop.json' }
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      affected: [
        { file: ITEMS, reasons: [{ kind: 'spec' }] },
        { file: ORDER, reasons: [removed] },
      ],
    })
  })

  it.each([
    [
      ['affected'],
      '`spec-lint affected` wants `--since <revision>` or `--staged`, or a swagger document that could be changed',
    ],
    [['affected', '--since', 'HEAD', '-f', 'sarif'], '`spec-lint affected` prints `text` or `json`'],
    [
      ['affected', '--since', 'HEAD', '-f', 'json=out.json'],
      '`spec-lint affected` prints to standard output, and not to `out.json`',
    ],
    [['affected', '--since', 'HEAD', 'specs/*/none*.md'], 'no spec matches `specs/*/none*.md`'],
  ])('refuses %j', async (argv, message) => {
    expect(await gitProject(FILES).run(...argv)).toEqual({ code: 2, stdout: '', stderr: `spec-lint: ${message}\n` })
  })
})

describe('spec-lint affected by a swagger document that is named', () => {
  it('lists what depends on it', async () => {
    const cwd = temporaryFolder(FILES)
    expect(await run(cwd, ['affected', 'entities/items.json'])).toEqual({ code: 0, stdout: `${ITEMS}\n`, stderr: '' })
    const { stdout } = await run(cwd, ['affected', 'entities/items.json', '-f', 'json'])
    expect(JSON.parse(stdout).affected).toEqual([{ file: ITEMS, reasons: [] }])
    expect(await run(cwd, ['affected', 'swagger/other.json'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'spec-lint: no spec is affected by `swagger/other.json`\n',
    })
  })
})

describe('a swagger document that is named', () => {
  it.each([
    [['swagger/shop.json'], [ITEMS, ITEM, ORDER]],
    [['entities/items.json'], [ITEMS]],
    [
      ['entities/items.json', ORDER],
      [ITEMS, ORDER],
    ],
  ])('%j selects what depends on it', async (argv, files) => {
    expect(await gitProject(FILES).checked(...argv)).toEqual(files)
  })

  it('is 0 with one line where nothing does', async () => {
    const { code, stderr } = await gitProject(FILES).run('swagger/other.json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'spec-lint: no spec depends on `swagger/other.json`\n' })
  })
})

const HUB = fileURLToPath(new URL('../../../shared/corpus/hub', import.meta.url))
const WITHOUT_HUB = WITHOUT_GIT || (existsSync(HUB) ? false : 'the corpus is not here')

describe.skipIf(WITHOUT_HUB)('a repository of real specs', () => {
  it('has exactly the callers of an operation checked when its required fields change, and none for its texts', async () => {
    const folder = temporaryFolder()
    cpSync(HUB, folder, { recursive: true })
    const repository = repositoryIn(folder)
    const { document, swagger, template, change } = changeable(folder)
    const save = () => writeFileSync(join(folder, document), JSON.stringify(swagger, undefined, 2))
    rewriteTexts(swagger)
    save()
    expect(await repository.checked('--since', 'HEAD')).toEqual([])
    repository.commit()
    change()
    save()
    repository.commit()
    expect(await repository.checked('--since', 'HEAD~1')).toEqual(callers(folder, 'POST', template))
  }, 120_000)
})

/** An operation that several specs call, and that leaves a field optional. */
function changeable(folder: string) {
  const documents = readdirSync(join(folder, 'swagger'), { recursive: true, encoding: 'utf8' })
  for (const name of documents.filter((path) => path.endsWith('.json')).toSorted()) {
    const document = `swagger/${name}`
    const swagger = JSON.parse(readFileSync(join(folder, document), 'utf8'))
    for (const [template, item] of Object.entries<Record<string, Record<string, unknown>>>(swagger.paths ?? {})) {
      const change = optionalField(item['post']?.['requestBody'])
      if (change !== undefined && callers(folder, 'POST', template).length > 1) {
        return { document, swagger, template, change }
      }
    }
  }
  throw new Error('no operation of the corpus is called twice and has an optional field')
}

/** Specs with a step or an endpoint that calls the operation, told by the text alone. */
function callers(folder: string, method: string, template: string): readonly string[] {
  const path = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '[^/\\s"\'?]+')
  const call = new RegExp(`method: ["']?${method}["']?\\s+path: ["']?${path}/?["']?(?:\\?|\\s)`)
  const endpoint = new RegExp(`^endpoint: ["']?${method} ${path}/?["']?\\s`, 'm')
  return readdirSync(join(folder, 'specs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `specs/${name}`)
    .filter((name) => name.endsWith('.md'))
    .filter((name) => [call, endpoint].some((pattern) => pattern.test(readFileSync(join(folder, name), 'utf8'))))
    .toSorted()
}

/** Gives every text for people another one; the word about tokens stays. */
function rewriteTexts(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const record: Record<string, unknown> = Object.fromEntries(Object.entries(value))
  for (const [key, member] of Object.entries(record)) {
    if (typeof member === 'string' && ['description', 'summary'].includes(key))
      Object.assign(value, { [key]: `Anew: ${member}` })
    else if (!['example', 'examples'].includes(key)) rewriteTexts(member)
  }
}

/** How to require a field of a body that may be left out so far. */
function optionalField(body: unknown): (() => void) | undefined {
  for (const schema of schemasIn(body)) {
    const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
    const further = Object.keys(Object(schema.properties)).find((name) => !required.includes(name))
    if (further !== undefined) return () => Object.assign(schema, { required: [...required, further] })
  }
  return undefined
}

function* schemasIn(value: unknown): Generator<{ readonly properties: unknown; readonly required?: unknown }> {
  if (typeof value !== 'object' || value === null) return
  if ('properties' in value && typeof value.properties === 'object') yield value
  for (const member of Object.values(value)) yield* schemasIn(member)
}
