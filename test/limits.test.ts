import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSpecLint } from '../src/service/create-spec-lint.ts'
import { memoryHost } from './harness/memory-host.ts'
import { document, PLAIN, SPEC, spec, SWAGGER, sending } from './hostile/hostile-input.ts'

const HEAD = '| UID Field | GET Endpoint |\n|---|---|\n'
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const step = (index: number): string => `  - { id: s${index}, method: POST, path: /v1/items/1 }\n`

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
  'properties of a schema': {
    [SWAGGER]: document(sending({ properties: manyKeys('a', 3001) })),
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
