import { describe, expect, it } from 'vitest'
import { readTrail } from '../../src/spec/parameter-table.ts'
import { readSpec, underlined } from './read-spec.ts'

const TABLE = '| Parameter | Type | Required | Description |\n|---|---|---|---|\n'

describe('the parameter tables', () => {
  it('stand under the reference or at level 2, old name or new', async () => {
    const row = '| a | string | Yes | text |\n'
    const spec = await readSpec(
      [
        '## Parameter Reference\n\n### Path Parameters\n\n',
        TABLE + row,
        '\n### Body Parameters (JSON)\n\n',
        TABLE + row,
        '\n### Item\n\n',
        TABLE + row,
        '\n## Query Parameters\n\n',
        TABLE + row,
        '\n## Notes\n\n### Header Parameters\n\n',
        TABLE + row,
      ].join(''),
    )
    expect(spec.parameterTables.map(({ location, section }) => [location, section.title.value])).toEqual([
      ['path', 'Path Parameters'],
      ['body', 'Body Parameters (JSON)'],
      ['query', 'Query Parameters'],
    ])
  })

  it('are the first of their section, and bound by the names of their header', async () => {
    const spec = await readSpec(
      '## Body Parameters\n\n| Required | `Parameter` | Description | Type |\n|-|-|-|-|\n| No | `a.b` | x | `string` |\n\nItems:\n\n' +
        TABLE +
        '| nested | string | Yes | - |\n',
    )
    expect(spec.parameterTables).toHaveLength(1)
    const [row] = spec.parameterTables[0]?.rows ?? []
    expect(row).toMatchObject({ name: { value: 'a.b' }, type: { value: 'string' }, required: { meaning: 'no' } })
    expect(underlined(spec, [row?.name, row?.type, row?.required])).toEqual(['a.b', 'string', 'No'])
  })

  it('may have links in their cells', async () => {
    const spec = await readSpec(
      `## Body Parameters\n\n${TABLE}| [\`lines[].a\`](#a) | array of [Line](#line) | Yes | x |\n`,
    )
    const [row] = spec.parameterTables[0]?.rows ?? []
    expect(row).toMatchObject({
      name: { value: 'lines[].a' },
      trail: ['lines', '[]', 'a'],
      type: { value: 'array of  Line' },
    })
    expect(underlined(spec, [row?.name])).toEqual(['lines[].a'])
  })

  it('need a column of names, and rows need a name', async () => {
    expect((await readSpec('## Path Parameters\n\n| A | B |\n|-|-|\n| 1 | 2 |\n')).parameterTables).toEqual([])
    const spec = await readSpec(`## Path Parameters\n\n${TABLE}| - | | | None |\n| {uid} | string | Yes | x |\n`)
    expect(spec.parameterTables[0]?.rows.map(({ name }) => name.value)).toEqual(['uid'])
  })

  it.each([
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ['a[].b', ['a', '[]', 'b']],
    ['a[0].b', ['a', '[]', 'b']],
    ['[].id', ['[]', 'id']],
    ['a[b]', ['a', 'b']],
    ['a[b][c]', ['a', 'b', 'c']],
    ['data[*].id', ['data', '[]', 'id']],
    ['X-On-Behalf-Of', ['X-On-Behalf-Of']],
  ])('reads the name %j', (name, trail) => {
    expect(readTrail(name)).toEqual(trail)
  })

  it.each([
    ['Yes', 'yes'],
    ['**Yes**', 'yes'],
    ['required', 'yes'],
    ['✅', 'yes'],
    ['Yes*', 'conditional'],
    ['Yes, if `a` is given', 'conditional'],
    ['Conditional', 'conditional'],
    ['No', 'no'],
    ['optional', 'no'],
    ['No (default 20)', 'no'],
    ['', 'unclear'],
    ['?', 'unclear'],
    ['-', 'unclear'],
  ])('reads Required %j as %s', async (cell, meaning) => {
    const spec = await readSpec(`## Path Parameters\n\n${TABLE}| a | string | ${cell} | x |\n`)
    expect(spec.parameterTables[0]?.rows[0]?.required?.meaning).toBe(meaning)
  })
})
