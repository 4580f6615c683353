import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSpecLint } from '../src/service/create-spec-lint.ts'
import { memoryHost } from './harness/memory-host.ts'
import { document, PLAIN, SPEC, spec, SWAGGER, sending } from './hostile/hostile-input.ts'

const HEAD = '| UID Field | GET Endpoint |\n|---|---|\n'
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const step = (index: number): string => `  - { id: s${index}, method: POST, path: /v1/items/1 }\n`

/** More parts than are read, each with a property. */
const MANY_PARTS = Array.from({ length: 201 }, (_, index) => ({ properties: { [`part${index}`]: {} } }))

/** For each row of the README's table, by what it is of: what goes beyond it. */
const BEYOND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a spec': { [SPEC]: spec({ notes: 'a '.repeat(256 * 1024) }) },
  'its frontmatter': { [SPEC]: spec({ frontmatter: '# a\n'.repeat(1000) }) },
  'its headings and comments, each': { [SPEC]: spec({ notes: '## A\n\n'.repeat(1001) }) },
  'its fences and tables, each': { [SPEC]: spec({ notes: '```\na\n```\n\n'.repeat(200) }) },
  'rows of its tables': { [SPEC]: spec({ uidTable: HEAD + '| a | - |\n'.repeat(1001) }) },
  'cells of a row': { [SPEC]: spec({ uidTable: `|${' a |'.repeat(51)}\n|${'---|'.repeat(51)}\n| b |\n` }) },
  'characters of a cell': { [SPEC]: spec({ uidTable: `${HEAD}| ${'a'.repeat(4001)} | - |\n` }) },
  'its `yaml` fences together': {
    [SPEC]: spec({ prerequisites: `${step(0)}    # ${'a'.repeat(130_950)}\n`, request: '    # a\n' }),
  },
  'one block of YAML': { [SPEC]: spec({ prerequisites: `${step(0)}    # ${'a'.repeat(128 * 1024)}\n` }) },
  'levels of a block of YAML': { [SPEC]: spec({ request: `    body: ${nested(101)}\n` }) },
  'its prerequisites and steps of the test request, each': {
    [SPEC]: spec({ prerequisites: Array.from({ length: 301 }, (_, index) => step(index)).join('') }),
  },
  'findings of one rule in a spec': {
    [SPEC]: spec({ request: Array.from({ length: 101 }, (_, index) => `    key${index}: 1\n`).join('') }),
  },
  'levels of a swagger document': { [SWAGGER]: document().replace('"info":', `"x-more":${nested(201)},"info":`) },
  'a path of a swagger document': { [SWAGGER]: JSON.stringify({ openapi: '3.0.3', paths: { ['/a'.repeat(65)]: {} } }) },
  'paths of a swagger document': {
    [SWAGGER]: JSON.stringify({ openapi: '3.0.3', paths: manyKeys('/a', 3001) }),
  },
  'parameters of an operation': {
    [SWAGGER]: document({ parameters: manyKeys('a', 3001), responses: {} }),
    [SPEC]: spec({ request: '    params: { a: 1 }\n' }),
  },
  'properties of a schema': {
    [SWAGGER]: document(sending({ properties: manyKeys('a', 3001) })),
    [SPEC]: spec({ request: '    body: { a: 1 }\n' }),
  },
  'schemas that `allOf` makes one of': {
    [SWAGGER]: document(sending({ allOf: MANY_PARTS })),
    [SPEC]: spec({ request: '    body: { a: 1 }\n' }),
  },
  'schemas of a `oneOf` or `anyOf`': {
    [SWAGGER]: document(sending({ oneOf: Array.from({ length: 1001 }, () => ({})) })),
    [SPEC]: spec({ request: '    body: { a: 1 }\n' }),
  },
  'values that aliases add to a swagger document': {
    [SWAGGER]: '',
    'swagger/shop.yaml': `openapi: 3.0.3\npaths: {}\nx-a: &a [${'1, '.repeat(1000)}]\nx-b: [${'*a, '.repeat(401)}]\n`,
    [SPEC]: spec().replace(SWAGGER, 'swagger/shop.yaml'),
  },
}

/** An object of so many empty members. */
function manyKeys(prefix: string, count: number): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, {}]))
}

/** What each row of the README's table says is told, by what it is of. */
function readTable(): ReadonlyMap<string, string> {
  const [, section = ''] = /^## Limits$([^]*?)^## /m.exec(readFileSync('README.md', 'utf8')) ?? []
  const rows = [...section.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm)].slice(1)
  return new Map(rows.map(([, of = '', , told = '']) => [of, told]))
}

/** What is told about a project, messages and help. */
async function toldOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const host = memoryHost(new Map(Object.entries({ ...PLAIN, ...files })))
  const { diagnostics } = await createSpecLint(host).lint({ now: new Date('2026-06-15T12:00:00Z') })
  return diagnostics.map(({ message, help = '' }) => `${message} ${help}`)
}

/** A schema of more properties than are read, which requires the last of them, and that it may be anything else. */
const REQUIRING_THE_LAST = { type: 'object', properties: manyKeys('a', 3001), required: ['a3000'] }

/** More parameters than are read. */
const MANY_PARAMETERS = Array.from({ length: 3001 }, (_, index) => ({ name: `a${index}`, in: 'query', schema: {} }))

describe('what lies behind a limit is not taken for absent:', () => {
  it('a property that is required', async () => {
    const files = {
      [SWAGGER]: document(sending(REQUIRING_THE_LAST)),
      [SPEC]: spec({ request: '    body: { a3000: 1 }\n' }),
    }
    expect((await toldOf(files)).filter((said) => said.includes('a3000'))).toEqual([])
  })

  it('but a required name is that none of the properties has', async () => {
    const schema = { ...REQUIRING_THE_LAST, required: ['b'] }
    const files = { [SWAGGER]: document(sending(schema)), [SPEC]: spec({ request: '    body: { b: 1 }\n' }) }
    expect((await toldOf(files)).join('\n')).toContain('`b` is required but not among the properties.')
  })

  it('a property of a part of a schema', async () => {
    const schema = { allOf: MANY_PARTS, additionalProperties: false, required: ['part200'] }
    const files = { [SWAGGER]: document(sending(schema)), [SPEC]: spec({ request: '    body: { part200: 1 }\n' }) }
    expect((await toldOf(files)).filter((said) => said.includes('part200'))).toEqual([])
  })

  it('a parameter of the query, in a step and in the table', async () => {
    const operation = { parameters: [...MANY_PARAMETERS, { name: 'id', in: 'path', required: true }], responses: {} }
    const rows = '### Query Parameters\n\n| Parameter | Type | Required |\n|---|---|---|\n| a3000 | string | No |\n'
    const files = {
      [SWAGGER]: document(operation),
      [SPEC]: spec({ request: '    params: { a3000: x }\n', parameters: rows }),
    }
    const told = await toldOf(files)
    expect(told.filter((said) => /a3000|`\{id\}`/.test(said))).toEqual([])
    expect(told.join('\n')).toContain('`parameters` has more than 3000; from there on none of them is read.')
  })

  it('a field of a form', async () => {
    const fields = MANY_PARAMETERS.map(({ name }) => ({ name, in: 'formData', type: 'string' }))
    const swagger = { swagger: '2.0', paths: { '/v1/items/{id}': { post: { parameters: fields, responses: {} } } } }
    const files = { [SWAGGER]: JSON.stringify(swagger), [SPEC]: spec({ request: '    form_fields: { a3000: x }\n' }) }
    expect((await toldOf(files)).filter((said) => said.includes('a3000'))).toEqual([])
  })
})

describe('the limits in the README', () => {
  const table = readTable()

  it('are those that are tried here', () => {
    expect([...table.keys()]).toEqual(Object.keys(BEYOND))
  })

  it.each(Object.entries(BEYOND))('%s: what goes beyond is told of', async (of, files) => {
    const told = table.get(of) ?? 'nothing'
    expect((await toldOf(files)).filter((said) => said.includes(told))).not.toEqual([])
  })

  it('are none that a plain project meets', async () => {
    const said = (await toldOf({})).join('\n')
    for (const told of table.values()) expect(said).not.toContain(told)
  })
})
