import fc from 'fast-check'
import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import type { DataDocument } from '../../src/syntax/data-document.ts'
import { readData } from '../../src/syntax/read-data.ts'
import { SourceFile } from '../../src/text/source-file.ts'

function read(path: string, text: string): DataDocument {
  const { value, problems } = readData(new SourceFile(path, text))
  expect(problems).toEqual([])
  if (value === undefined) throw new Error('nothing was read')
  return value
}

/** What is left of a broken file, and each problem as `line:column [what stands there] message`. */
function broken(path: string, text: string): { value: unknown; problems: string[] } {
  const source = new SourceFile(path, text)
  const { value, problems } = readData(source)
  const told = problems.map(({ span, message }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} [${source.slice(span)}] ${message}`
  })
  return { value: value?.value, problems: told }
}

async function placeOf(document: DataDocument, ...pointer: string[]): Promise<string> {
  const span = await document.locate(pointer)
  return `${span.start} ${document.source.slice(span)}`
}

describe('a document', () => {
  it.each<[string, string, unknown]>([
    ['a.json', '{"a": [1, null, "x"]}', { a: [1, null, 'x'] }],
    ['a.json', '\uFEFF{"a": 1}\r\n', { a: 1 }],
    ['a.yaml', '{"a": 1}', { a: 1 }],
    ['a.yaml', '{a: 1, b: [x]}', { a: 1, b: ['x'] }],
    ['a.yaml', '\uFEFFa: 1\r\nb:\r\n  - 2024-01-02\r\n', { a: 1, b: ['2024-01-02'] }],
    ['a.yml', '# c\n---\nopenapi: 3.0.0\nversion: 1.0\n', { openapi: '3.0.0', version: 1 }],
    [
      'a.yaml',
      'responses:\n  200: {a: 1}\n  "404": b\n  default: c\n',
      { responses: { '200': { a: 1 }, '404': 'b', default: 'c' } },
    ],
    ['a.yaml', 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ['a.txt', '[1, 2]', [1, 2]],
  ])('%s is read from %j', (path, text, expected) => {
    expect(read(path, text).value).toEqual(expected)
  })

  it('takes keys of every object for keys', () => {
    for (const [path, text] of [
      ['a.json', '{"__proto__": {"polluted": 1}, "constructor": 2}'],
      ['a.yaml', '__proto__: {polluted: 1}\nconstructor: 2\n'],
    ] as const) {
      expect(Object.entries(read(path, text).value ?? {})).toEqual([
        ['__proto__', { polluted: 1 }],
        ['constructor', 2],
      ])
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('has a value of its own at each place that an alias stands for', () => {
    const { value } = read('a.yaml', 'a: &x {b: [1]}\nc: *x\nd: [*x, *x]\n')
    expect(value).toEqual({ a: { b: [1] }, c: { b: [1] }, d: [{ b: [1] }, { b: [1] }] })
    const seen = new Set<object>()
    const visit = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return
      expect(seen.has(part)).toBe(false)
      seen.add(part)
      for (const inner of Object.values(part)) visit(inner)
    }
    visit(value)
  })
})

describe('a document of aliases', () => {
  /** Each key stands for ten times what the one before it does. */
  const ladder = (levels: number): string =>
    Array.from({ length: levels }, (_, level) => {
      const items = Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*a${level - 1}`))
      return `a${level}: &a${level} [${items.join(', ')}]\n`
    }).join('')

  it('is read whole where they stand for few values', () => {
    const { value, problems } = readData(new SourceFile('a.yaml', ladder(5)))
    expect(problems).toEqual([])
    expect(countValues(value?.value)).toBe(5 + 10 + 100 + 1_000 + 10_000 + 100_000 + (10 + 110 + 1_110 + 11_110))
  })

  it('is cut short where they stand for more than are read, and says so', () => {
    const { value, problems } = readData(new SourceFile('a.yaml', ladder(9)))
    expect(problems.map(({ message }) => message)).toEqual([
      'The aliases of this document stand for more values than are read, or for themselves.',
    ])
    expect(countValues(value?.value)).toBeLessThan(210_000)
  })

  it('is not charged with what it writes out itself', () => {
    const text = `a: &a [1]\nb: [${'1, '.repeat(300_000)}1]\nc: *a\n`
    const { value, problems } = readData(new SourceFile('a.yaml', text))
    expect(problems).toEqual([])
    expect(value?.value).toMatchObject({ c: [1] })
  })
})

/** How many values lie in one. */
function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, inner) => sum + 1 + countValues(inner), 0)
}

describe('a place in it', () => {
  const json = '{"a": {"b": [10, {"c/d": 1}]}, "e\\u0066": "x\\"}", "a2": {"a": []}, "__proto__": {"f": 1}}'
  const yaml = 'a:\n  b:\n    - 10\n    - c/d: 1\n"ef": x\na2: {a: []}\n200: y\n'

  it.each([
    [['a'], '2 a'],
    [['a', 'b'], '8 b'],
    [['a', 'b', '0'], '13 10'],
    [['a', 'b', '1'], '17 {"c/d": 1}'],
    [['a', 'b', '1', 'c/d'], '19 c/d'],
    [['ef'], '32 e\\u0066'],
    [['a2', 'a'], '58 a'],
    [['__proto__', 'f'], '82 f'],
    [['a', 'b', '2'], '8 b'],
    [['a', 'b', 'x'], '8 b'],
    [['a', 'nowhere', 'else'], '2 a'],
    [['nowhere'], `0 ${json}`],
    [[], `0 ${json}`],
  ])('of JSON, %j, is sought', async (pointer, expected) => {
    expect(await placeOf(read('a.json', json), ...pointer)).toBe(expected)
  })

  it.each([
    [['a'], '0 a'],
    [['a', 'b', '0'], '14 10'],
    [['a', 'b', '1', 'c/d'], '23 c/d'],
    [['ef'], '31 ef'],
    [['a2', 'a'], '43 a'],
    [['200'], '50 200'],
    [['a', 'nowhere'], '0 a'],
  ])('of YAML, %j, is sought', async (pointer, expected) => {
    expect(await placeOf(read('a.yaml', yaml), ...pointer)).toBe(expected)
  })

  it.each<[string, string, string]>([
    ['behind its own value, which has the key too', '{"a": {"a": 1}, "b": 2, "a": 3}', '25 a'],
    ['behind the value that was sought last', '{"a": {"b": [{"a": 0}]}, "a": 3}', '26 a'],
    ['with an escape', String.raw`{"a": "\u0061", "\u0061": 3}`, String.raw`17 \u0061`],
  ])('is that of the last member of a name: %s', async (_, text, place) => {
    const document = read('a.json', text)
    expect(document.value).toMatchObject({ a: 3 })
    expect(await placeOf(document, 'a')).toBe(place)
  })

  it('is that of the member that counts, where a key is given twice', async () => {
    expect(await placeOf(read('a.json', '{"a": 1, "a": {"b": 2}}'), 'a', 'b')).toBe('16 b')
    const respelt = String.raw`{"a": 1, "c": 3, "\u0061": {"b": 2}}`
    expect(await placeOf(read('a.json', respelt), 'a')).toBe(String.raw`18 \u0061`)
  })

  it.each([
    ['strings', `["a"${',"a"'.repeat(1_000_000)}]`],
    ['escapes', `"${String.raw`\n`.repeat(4_000_000)}"`],
    ['escapes of quotes', `["${String.raw`\"]`.repeat(300)}", "\\\\"]`],
  ])('is found behind any number of %s', async (_, value) => {
    const text = `{"a": {"x": ${value}}, "b": 1}`
    expect(await placeOf(read('a.json', text), 'b')).toBe(`${text.length - 6} b`)
  })

  it('counts a byte order mark', async () => {
    expect(await placeOf(read('a.json', '\uFEFF{"a": 1}'), 'a')).toBe('3 a')
    expect(await placeOf(read('a.yaml', '\uFEFFa: 1'), 'a')).toBe('1 a')
  })

  // JSON prints -0 as 0, and a YAML file of nothing but `null` is empty.
  const printable = fc
    .json({ maxDepth: 4 })
    .map((text): unknown => JSON.parse(text))
    .filter((value) => value !== null)

  it('is found for every value of any JSON, however it is printed', async () => {
    await fc.assert(
      fc.asyncProperty(printable, fc.constantFrom(0, 2), fc.boolean(), async (value, indent, isYaml) => {
        const text = JSON.stringify(value, undefined, indent)
        const document = read(isYaml ? 'a.yaml' : 'a.json', text)
        const visit = async (part: unknown, pointer: readonly string[]): Promise<void> => {
          if (typeof part !== 'object' || part === null) return
          for (const [key, inner] of Object.entries(part)) {
            const found = document.source.slice(await document.locate([...pointer, key]))
            if (Array.isArray(part)) expect(JSON.parse(found)).toEqual(inner)
            else expect(JSON.parse(`"${found}"`)).toBe(key)
            await visit(inner, [...pointer, key])
          }
        }
        await visit(value, [])
      }),
      { numRuns: 150 },
    )
  })

  it('is where the library that has all positions finds it, whatever keys and texts are repeated', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', ':', '/', '\u0001'), maxLength: 3 })
    const { value: tree } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, word, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
      object: fc.oneof(
        fc.dictionary(word, tie('value'), { maxKeys: 4 }),
        fc.dictionary(word, word, { minKeys: 13, maxKeys: 20 }),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(tree, fc.constantFrom(0, 2), fc.boolean(), async (value, indent, escapesSlashes) => {
        const printed = JSON.stringify(value, undefined, indent)
        const text = escapesSlashes ? printed.replaceAll('/', '\\/') : printed
        const root = parseTree(text)
        const document = read('a.json', text)
        const visit = async (part: unknown, pointer: readonly string[]): Promise<void> => {
          if (typeof part !== 'object' || part === null) return
          for (const [key, inner] of Object.entries(part)) {
            const path = [...pointer, key]
            const steps = path.map((step, depth) => (isList(value, path.slice(0, depth)) ? Number(step) : step))
            const node = root && findNodeAtLocation(root, steps)
            const expected = Array.isArray(part) ? node?.offset : (node?.parent?.children?.[0]?.offset ?? 0) + 1
            expect((await document.locate(path)).start).toBe(expected)
            await visit(inner, path)
          }
        }
        await visit(value, [])
      }),
      { numRuns: 200 },
    )
  })
})

/** Whether an array lies behind a pointer. */
function isList(value: unknown, pointer: readonly string[]): boolean {
  const found = pointer.reduce<unknown>(
    (part, step) => Object.entries(part ?? {}).find(([key]) => key === step)?.[1],
    value,
  )
  return Array.isArray(found)
}

describe('a broken document', () => {
  it.each<[string, string, unknown, string[]]>([
    ['a.json', '{"a": 1, "b": [1, 2,], "c": 3}', { a: 1, b: [1, 2], c: 3 }, ['1:21 []] A value is expected here.']],
    ['a.json', '// x\n{"a": 1}', { a: 1 }, ['1:1 [// x] JSON has no comments.']],
    ['a.json', '{"a": 1 "b": 2}', { a: 1, b: 2 }, ['1:9 ["b"] A comma is missing before this place.']],
    [
      'a.json',
      '{"a": tru, "b": 2}',
      expect.objectContaining({ b: 2 }),
      expect.arrayContaining(['1:7 [tru] This word is no JSON value.']),
    ],
    ['a.json', '{"a": {"b": 1}', { a: { b: 1 } }, ['1:15 [] A `}` is missing before this place.']],
    ['a.json', '{"a": 1} {', { a: 1 }, ['1:10 [{] The JSON has ended before this place.']],
    ['a.json', '  \n', undefined, ['1:1 [] The file is empty.']],
    ['a.yaml', '', undefined, ['1:1 [] The file is empty.']],
    ['a.yaml', '# nothing\n', undefined, ['1:1 [] The file is empty.']],
    ['a.yaml', 'a: 1\nb: 2\na: 3\n', { a: 3, b: 2 }, ['3:1 [a] The key `a` is given twice in one mapping.']],
    [
      'a.yaml',
      'paths:\n  /x:\n    get:\n      summary: b: c\n      deprecated: true\n  /y: 2\ninfo: 1\n',
      { paths: { '/x': { get: { deprecated: true } }, '/y': 2 }, info: 1 },
      ['4:17 [:] The indentation of this line fits nothing above it.'],
    ],
    [
      'a.yaml',
      'a: 1\nb:\n\tc: 2\nd: 3\n',
      { a: 1, b: null, d: 3 },
      ['3:1 [\t] A tab indents this line, and YAML takes only spaces.'],
    ],
    [
      'a.yaml',
      'a: 1\n---\nb: 2\n',
      { a: 1 },
      ['2:1 [---] A second YAML document starts here, and only the first is read.'],
    ],
    [
      'a.yaml',
      'a: &x [*x]\n',
      { a: [null] },
      ['1:1 [] The aliases of this document stand for more values than are read, or for themselves.'],
    ],
  ])('%s is read as far as it goes from %j', (path, text, value, problems) => {
    expect(broken(path, text)).toEqual({ value, problems })
  })

  it('has places too', async () => {
    const { value } = readData(new SourceFile('a.json', '{"a": {"b": [1,]}}'))
    expect(value && (await placeOf(value, 'a', 'b', '0'))).toBe('13 1')
  })
})

it('never throws, whatever it is given', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'ab1 \n\t:-#"\'{}[],&*!|>?%@\\\r') }),
    fc.json().map((text) => text.slice(0, text.length / 2)),
  )
  fc.assert(
    fc.property(anything, fc.constantFrom('a.json', 'a.yaml'), (text, path) => {
      const { value, problems } = readData(new SourceFile(path, text))
      expect(value !== undefined || problems.length > 0).toBe(true)
      for (const { span } of problems) {
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeGreaterThanOrEqual(span.start)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 800 },
  )
})
