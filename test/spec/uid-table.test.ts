import { describe, expect, it } from 'vitest'
import type { Spec, UidRow } from '../../src/spec/model.ts'
import { readSpec, underlined } from './read-spec.ts'

const HEADER = '| UID Field | GET Endpoint | Extract From | Create Fresh | Cleanup |\n|---|---|---|---|---|\n'

async function readRow(row: string): Promise<UidRow | undefined> {
  const spec = await readSpec(`## UID Resolution Procedure\n\n${HEADER}${row}\n`)
  return spec.uidTable?.rows[0]
}

/** The text of the file at the last segment of the first row's path. */
function lastSegment(spec: Spec): string {
  const extract = spec.uidTable?.rows[0]?.extract
  const { start = 0, end = 0 } = extract?.path?.segments.at(-1) ?? {}
  const offset = extract?.pathOffset ?? 0
  return spec.source.text.slice(start + offset, end + offset)
}

describe('the UID resolution table', () => {
  it('binds its columns by the names of the header', async () => {
    const spec = await readSpec(
      '## UID Resolution Procedure\n\n| **Field** | Remark | Source Endpoint | Extract Path | Clean-up | Notes |\n|-|-|-|-|-|-|\n| a_id | x | GET /a | $.id | DELETE /a/{id} | n |\n',
    )
    expect(spec.uidTable?.columns).toEqual(['field', undefined, 'get', 'extract', 'cleanup', 'notes'])
    const [row] = spec.uidTable?.rows ?? []
    expect(row).toMatchObject({ cellCount: 6, get: { kind: 'endpoint' }, extract: { kind: 'path' }, create: undefined })
    expect(underlined(spec, [row?.fields[0], row?.get, row?.extract, row?.cleanup])).toEqual([
      'a_id',
      'GET /a',
      '$.id',
      'DELETE /a/{id}',
    ])
  })

  it('is the first table of the procedure with a column of fields, else its first table', async () => {
    const other = '| A | B |\n|-|-|\n| 1 | 2 |\n'
    const both = await readSpec(`## UID Resolution Procedure\n\n${other}\n${HEADER}| a_id | - | - | - | - |\n`)
    expect(both.uidTable?.rows[0]?.fields[0]?.value).toBe('a_id')
    const one = await readSpec(`## UID Resolution Procedure\n\n${other}`)
    expect(one.uidTable).toMatchObject({ columns: [undefined, undefined], rows: [{ cellCount: 2, fields: [] }] })
    expect((await readSpec(`## Notes\n\n${HEADER}| a_id | - | - | - | - |\n`)).uidTable).toBeUndefined()
  })

  it('reads what a link says', async () => {
    const row = await readRow('| [a_id](#a) | [`GET /a/{b}`](get_a_b.md) | - | - | [DELETE /a](#x) |')
    expect(row?.get).toMatchObject({ kind: 'endpoint', endpoints: [{ path: { value: '/a/{b}' } }] })
    expect(row?.cleanup).toMatchObject({ kind: 'endpoint', endpoints: [{ path: { value: '/a' } }] })
  })

  it('counts the cells that were written', async () => {
    expect((await readRow('| a_id | GET /a |'))?.cellCount).toBe(2)
    expect(await readRow('| a_id | GET /a |')).toMatchObject({ get: { kind: 'endpoint' }, cleanup: undefined })
  })

  it.each([
    ['client_id', ['client_id']],
    ['`client_id` / `matter_uid`', ['client_id', 'matter_uid']],
    ['`client_id / matter_uid`', ['client_id', 'matter_uid']],
    ['**a_id**, b_id and c_id', ['a_id', 'b_id', 'c_id']],
    ['a_id (path, or body)', ['a_id']],
    ['[client_id](#ids/client) / [`matter_uid`](matter.md)', ['client_id', 'matter_uid']],
    ['{a_id}', ['a_id']],
    ['{{a_id}}', ['a_id']],
    ['items[].id', ['items[].id']],
    ['-', []],
    ['', []],
  ])('reads the field cell %j', async (cell, names) => {
    const spec = await readSpec(`## UID Resolution Procedure\n\n${HEADER}| ${cell} | - | - | - | - |\n`)
    const fields = spec.uidTable?.rows[0]?.fields ?? []
    expect(fields.map(({ value }) => value)).toEqual(names)
    expect(underlined(spec, fields)).toEqual(names)
  })

  it.each<[cell: string, kind: string, endpoints: string[]]>([
    ['GET /a/{id}', 'endpoint', ['GET /a/{id}']],
    ['`GET /a/{id}`', 'endpoint', ['GET /a/{id}']],
    ['GET /a?b={{c}} (staff token)', 'endpoint', ['GET /a?b={{c}}']],
    ['✓ POST /a', 'endpoint', ['POST /a']],
    ['✅ `POST /a`', 'endpoint', ['POST /a']],
    ['get /a', 'endpoint', ['get /a']],
    ['`GET /a` or `GET /b`.', 'endpoint', ['GET /a', 'GET /b']],
    ['-', 'none', []],
    ['–', 'none', []],
    ['—', 'none', []],
    ['', 'none', []],
    ['N/A', 'none', []],
    ['Already resolved in config', 'config', []],
    ['(config)', 'config', []],
    ['Pre-configured parameter', 'config', []],
    ['Yes - create via POST /a.', 'prose', ['POST /a']],
    ['✓ Yes', 'prose', []],
    ['Take any', 'prose', []],
    ['Configure via PUT /a', 'prose', ['PUT /a']],
    ['forget /a', 'prose', []],
    ['GET / first', 'prose', []],
  ])('reads the endpoint cell %j', async (cell, kind, endpoints) => {
    const spec = await readSpec(`## UID Resolution Procedure\n\n${HEADER}| a_id | ${cell} | - | - | - |\n`)
    const get = spec.uidTable?.rows[0]?.get
    expect(get?.kind).toBe(kind)
    expect(underlined(spec, get?.endpoints ?? [])).toEqual(endpoints)
  })

  it.each<[cell: string, kind: string, path: string | undefined]>([
    ['$.data.clients[0].id', 'path', '$.data.clients[0].id'],
    ['data.clients[0].id', 'path', '$.data.clients[0].id'],
    ['`data.id`', 'path', '$.data.id'],
    ['[0].id', 'path', '$[0].id'],
    ['data.id (the first one)', 'path', '$.data.id'],
    ['$.data.id from the response', 'path', '$.data.id'],
    ["data[?(@.type == 'x')].id", 'path', "$.data[?(@.type == 'x')].id"],
    ['client_uid', 'path', '$.client_uid'],
    ['data.find(x => x.id).id', 'path', undefined],
    ['data[0].uid or data[0].id', 'prose', undefined],
    ['$.a or $.b', 'prose', undefined],
    ['data.uid from the response', 'prose', undefined],
    ['Generated.', 'prose', undefined],
    ['generated', 'prose', undefined],
    ['e.g. the first', 'prose', undefined],
    ['-', 'none', undefined],
  ])('reads the extract cell %j', async (cell, kind, path) => {
    const extract = (await readRow(`| a_id | GET /a | ${cell} | - | - |`))?.extract
    expect(extract).toMatchObject({ kind, value: cell })
    expect(extract?.path?.text).toBe(path)
    expect(extract?.problems.length).toBe(kind === 'path' && path === undefined ? 1 : 0)
  })

  it.each(['$.data.clients[0].id', 'data.clients[0].id', '`data.clients[0].id` (any)'])(
    'maps an offset of the path %j to the file',
    async (written) => {
      const spec = await readSpec(`## UID Resolution Procedure\n\n${HEADER}| 😀 | GET /a | ${written} | - | - |\n`)
      expect(lastSegment(spec)).toMatch(/^\.?id$/)
    },
  )

  it('keeps the place of what follows an escaped pipe', async () => {
    const row = '| a_id | GET /a | data[?@.x==1 \\|\\| @.y==2].id | - | - |'
    const spec = await readSpec(`## UID Resolution Procedure\n\n${HEADER}${row}\n`)
    expect(spec.uidTable?.rows[0]?.extract?.problems).toEqual([])
    expect(lastSegment(spec)).toMatch(/^\.?id$/)
  })
})
