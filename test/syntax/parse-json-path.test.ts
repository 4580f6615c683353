import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PathSegment } from '../../src/syntax/json-path.ts'
import { parseJsonPath, yieldsSingleValue } from '../../src/syntax/parse-json-path.ts'

/** Each segment as its kind, what it names, and the part of the text that says it. */
async function draw(text: string): Promise<string[]> {
  const { value, problems } = await parseJsonPath(text)
  expect(problems).toEqual([])
  return (value?.segments ?? []).map((segment) => `${what(segment)} [${text.slice(segment.start, segment.end)}]`)
}

function what(segment: PathSegment): string {
  switch (segment.kind) {
    case 'name':
      return `name ${segment.name}`
    case 'index':
      return `index ${segment.index}`
    case 'filter':
      return `filter ${segment.names.map((names) => names.join('.')).join(' ')}`
    default:
      return segment.kind
  }
}

async function problemsOf(text: string): Promise<string[]> {
  const { problems } = await parseJsonPath(text)
  return problems.map(({ span, message }) => `${span.start} [${text.slice(span.start, span.end)}] ${message}`)
}

describe('segments', () => {
  it.each([
    ['$', []],
    ['$.data.clients[0].id', ['name data [data]', 'name clients [clients]', 'index 0 [[0]]', 'name id [id]']],
    ['$[\'a b\']["c.d"]', ["name a b [['a b']]", 'name c.d [["c.d"]]']],
    ['$.a[-1]', ['name a [a]', 'index -1 [[-1]]']],
    ['$.é.\u{1F600}', ['name é [é]', 'name \u{1F600} [\u{1F600}]']],
    ["$['\\u0041']", ["name A [['\\u0041']]"]],
    ['$.a[*].b', ['name a [a]', 'wildcard [[*]]', 'name b [b]']],
    ['$.*', ['wildcard [*]']],
    ['$.a[1:3]', ['name a [a]', 'slice [[1:3]]']],
    ['$.a[-1:]', ['name a [a]', 'index -1 [[-1:]]']],
    ['$.a[:1]', ['name a [a]', 'index 0 [[:1]]']],
    ['$.a[2:3]', ['name a [a]', 'index 2 [[2:3]]']],
    ['$.a[-2:-1]', ['name a [a]', 'index -2 [[-2:-1]]']],
    ['$.a[-1:0]', ['name a [a]', 'slice [[-1:0]]']],
    ['$.a[0:2:2]', ['name a [a]', 'slice [[0:2:2]]']],
    ['$..id', ['descendant [..id]']],
    ['$.a..[0].b', ['name a [a]', 'descendant [..[0]]', 'name b [b]']],
    ["$['a', 'b']", ["union [['a', 'b']]"]],
    ["$.a[?(@.type=='x')].b", ['name a [a]', "filter type [[?(@.type=='x')]]", 'name b [b]']],
    ["$.a[?@.b.c == 'x' && @['d'] > 1]", ['name a [a]', "filter b.c d [[?@.b.c == 'x' && @['d'] > 1]]"]],
    ['$[?!@.a || count(@.b[*]) > $.c]', ['filter a b [[?!@.a || count(@.b[*]) > $.c]]']],
    ["$.a[?(@.id=='{{x}}')]", ['name a [a]', "filter id [[?(@.id=='{{x}}')]]"]],
    [
      '$.a[?(@.b < 0.5 && @["c 0.5"] > -0.5)].d',
      ['name a [a]', 'filter b c 0.5 [[?(@.b < 0.5 && @["c 0.5"] > -0.5)]]', 'name d [d]'],
    ],
    ['$ .a [0]', ['name a [a]', 'index 0 [[0]]']],
  ])('of %s', async (text, expected) => {
    expect(await draw(text)).toEqual(expected)
  })

  it('of a long plain path', async () => {
    expect(await draw(`$${'.a'.repeat(3000)}`)).toHaveLength(3000)
  })
})

it.each([
  ['$', true],
  ['$.a[0]["b"]', true],
  ["$.a[?(@.b=='c')].d", true],
  ['$.a[*]', false],
  ['$.a[0:2]', false],
  ['$..a', false],
  ["$['a','b']", false],
])('%s stands for one value: %j', async (text, expected) => {
  const { value } = await parseJsonPath(text)
  expect(value && yieldsSingleValue(value)).toBe(expected)
})

describe('what is no path', () => {
  it.each([
    ['', '0 [] The JSONPath is empty.'],
    ['  ', '0 [  ] The JSONPath is empty.'],
    ['$.a b', '4 [b] The JSONPath cannot be read from `b` on.'],
    ['$.a.', '4 [] The JSONPath breaks off at its end.'],
    ['$.a[', '4 [] A bracket or quote of the JSONPath is never closed.'],
    ['$.a..', '5 [] The JSONPath names nothing after `..`.'],
    ['$.a.[0]', '4 [[0]] A JSONPath has no `.` before a bracket.'],
    ['$.a[01]', '4 [01]] The JSONPath cannot be read from `01]` on.'],
    ['$.a | [0]', '4 [| [0]] The JSONPath cannot be read from `| [0]` on.'],
    ['/a/b', '0 [/a/b] A JSONPath starts with `$`.'],
    ["$[?@.a =~ 'x']", "7 [=~ 'x']] The JSONPath cannot be read from `=~ 'x']` on."],
  ])('%j', async (text, problem) => {
    expect(await problemsOf(text)).toEqual([problem])
    expect((await parseJsonPath(text)).value).toBeUndefined()
  })

  it('reads a path without its root, and says so', async () => {
    const { value, problems } = await parseJsonPath('data.items[0]')
    expect(value?.segments.map(({ start, end }) => 'data.items[0]'.slice(start, end))).toEqual(['data', 'items', '[0]'])
    expect(problems.map(({ message, help }) => [message, help])).toEqual([
      ['A JSONPath starts with `$`.', 'Write `$.data.items[0]`.'],
    ])
  })

  it.each([
    `$[?${'('.repeat(5000)}`,
    `$[?${'!'.repeat(900)}@.a]`,
    `$${'[?@'.repeat(300)}`,
    `$.a[?${'x'.repeat(100_000)}]`,
  ])('of brackets in brackets', async (text) => {
    const { value, problems } = await parseJsonPath(text)
    expect(value).toBeUndefined()
    expect(problems).toHaveLength(1)
  })
})

it('never throws, and its places are within the text', async () => {
  const anything = fc.string({ unit: fc.constantFrom(...'$.ab01[]()?@*:\'", =!&|<>-\\~'), maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(anything, async (rest) => {
      const text = `$${rest}`
      const { value, problems } = await parseJsonPath(text)
      expect(value === undefined).toBe(problems.length > 0)
      let end = 0
      for (const segment of value?.segments ?? []) {
        expect(segment.start).toBeGreaterThanOrEqual(end)
        expect(segment.end).toBeGreaterThan(segment.start)
        end = segment.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 2000 },
  )
})
