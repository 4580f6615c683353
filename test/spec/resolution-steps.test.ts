import { describe, expect, it } from 'vitest'
import { readSpec, underlined } from './read-spec.ts'

async function readItems(prose: string): Promise<(string | undefined)[][]> {
  const spec = await readSpec(
    `## UID Resolution Procedure\n\n### Resolution Steps\n\n${prose}\n\n## Notes\n\n**other**: \`GET /z\`\n`,
  )
  expect(
    underlined(
      spec,
      spec.resolutionSteps.map(({ field }) => field),
    ),
  ).toEqual(spec.resolutionSteps.map(({ field }) => field.value))
  return spec.resolutionSteps.map(({ field, endpoints }) => underlined(spec, [{ span: field.span }].concat(endpoints)))
}

describe('the resolution steps', () => {
  it.each<[string, string, string[][]]>([
    [
      'a bold field with numbered prose',
      '**a_id**:\n1. Call `GET /a`\n2. If empty, `POST /a`\n\n**b_id:**\n\n1. Use `{{x}}`',
      [['a_id', 'GET /a', 'POST /a'], ['b_id']],
    ],
    [
      'one numbered item a field',
      '1. **a_id**: `GET /a`\n2. `b_id` – call GET /b.',
      [
        ['a_id', 'GET /a'],
        ['b_id', 'GET /b'],
      ],
    ],
    ['a bare name', '- a_id: call `GET /a`', [['a_id', 'GET /a']]],
    ['a bold name in backticks', '**`a_id`** (path):\n`GET /a`', [['a_id', 'GET /a']]],
    [
      'two names',
      '**a_id / b_id**: `GET /a`',
      [
        ['a_id', 'GET /a'],
        ['b_id', 'GET /a'],
      ],
    ],
    ['a heading a field', '#### `a_id`\n\nCall `GET /a`\n\n#### b_id\n\nnothing', [['a_id', 'GET /a'], ['b_id']]],
    [
      'emphasis and words with a colon that are no fields',
      '**a_id**:\n1. **Do NOT use `{{b}}`** — `GET /a`\n2. Note: `GET /b`\n3. `data[0].id`: take it',
      [['a_id', 'GET /a', 'GET /b']],
    ],
    [
      'fences and comments, which are no prose',
      '**a_id**: <!-- GET /no --> `GET /a`\n\n```json\n{"b_id": "GET /no"}\n```\n\n<!--\n**c_id**: GET /no\n-->',
      [['a_id', 'GET /a']],
    ],
    ['prose without a field', 'Call `GET /a` first.', []],
  ])('read %s', async (_, prose, items) => {
    expect(await readItems(prose)).toEqual(items)
  })

  it('have paths, each with the operations that are named before it', async () => {
    const spec = await readSpec(
      '### Resolution Steps\n\n**a_id**: not `data.x` but `GET /a`\n1. `data[0].id` of it, else `POST /b` and `$.id`\n2. `{{x}}` as `a_id`, `1.5` or `data.x or y`\n',
    )
    const [item] = spec.resolutionSteps
    expect(item?.readings.map(({ path, from }) => [path.path?.text, from.map(({ method }) => method.value)])).toEqual([
      ['$.data[0].id', ['GET']],
      ['$.id', ['GET', 'POST']],
    ])
    expect(underlined(spec, item?.readings.map(({ path }) => path) ?? [])).toEqual(['data[0].id', '$.id'])
  })

  it('span from the name to the last line of the item', async () => {
    const spec = await readSpec('### Resolution Steps\r\n\r\n  **a_id**:\r\n1. Call `GET /a`  \r\n\r\n**b_id**: x\r\n')
    expect(spec.resolutionSteps.map(({ span }) => spec.source.slice(span))).toEqual([
      '**a_id**:\r\n1. Call `GET /a`',
      '**b_id**: x',
    ])
  })
})
