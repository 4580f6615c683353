import fc from 'fast-check'

/** Scalars whose reading depends on quotes, schema or neighbours. */
const SCALARS = [
  'a',
  'text of words',
  '1',
  '-1',
  '+12',
  '012',
  '0o14',
  '0x1F',
  '1.5',
  '1.',
  '.5',
  '-.5e3',
  '1e3',
  '1e',
  '.inf',
  '-.Inf',
  '.nan',
  '12345678901234567890',
  '1_000',
  'null',
  'Null',
  '~',
  'true',
  'False',
  'yes',
  'no',
  'on',
  '2024-01-02',
  '2024-01-02T03:04:05Z',
  '12:30',
  'a:b',
  'http://x.y/z?a=1#b',
  'a #b',
  'a#b',
  '#b',
  'a : b',
  'a:',
  ':a',
  '-a',
  '- a',
  '-',
  '--',
  '---',
  '...',
  '?a',
  '? a',
  '@a',
  '`a`',
  '%a',
  '&a b',
  '*a',
  '!a b',
  '!!str 5',
  '|',
  '>',
  '>-',
  '|2',
  '{{x}}',
  '/a/{{x}}?b={{y}}',
  '{{x}}/a',
  '{}',
  '[]',
  '{a: 1}',
  '{ a : 1 , b : [ x , y ] }',
  '[1, two, "three", null]',
  '[a, [b, {c: d}], ]',
  '{"a": 1, "b": {"c": []}}',
  '{"a":1,"b":"c"}',
  '{a: 1, a: 2}',
  '{a, b}',
  '{a: }',
  '{a:1}',
  '[a b , c: d]',
  '[a, , b]',
  '[- a]',
  '[-1, -]',
  '[a#b, c #d]',
  '[{{x}}]',
  '{a: "b" c}',
  '["a" , \'b\']',
  '[a',
  '{a: b',
  '"text"',
  '"a \\n b \\u0041 \\/"',
  '"a \\x41 \\e"',
  '"\\x4 \\u12"',
  '"\\0\\a\\v\\N\\_\\U0001F600"',
  '"\\ud83d\\ude00"',
  '"a" # c',
  '"a"# c',
  '"a" b',
  '"open',
  "'it''s'",
  "'a # b'",
  "'open",
  '""',
  "''",
  '\u00A0a\u00A0',
  '\u2028',
  '\u{1F600} é',
  'a\tb',
  '\ta',
  'a  b   ',
  '<<',
  '=',
  'a, b',
  'a]',
  'a}',
  '\\',
  '"\\',
  '{a: [1, 2}, b]',
  "{'a b': 'c', \"d\" : e}",
] as const

const KEYS = [
  'a',
  'b',
  'c d',
  '"q"',
  "'s'",
  '1',
  '200',
  'true',
  '~',
  '<<',
  'a.b',
  '/p/{x}',
  '{{k}}',
  'é',
  '__proto__',
  '? x',
  'a b ',
  '-k',
  'x:y',
  '"',
  '[a]',
  '""',
] as const

const key = fc.constantFrom(...KEYS)
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SCALARS) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'ab1 :#-\'"{}[],|>&*!?%@\\.~'), maxLength: 7 }) },
)
const MULTILINE: readonly (readonly string[])[] = [
  ['a b', 'c d'],
  ['a', '', '  b', '', '', 'c'],
  ['a', '- b'],
  ['a # c', 'b'],
  ['a', '# c', 'b'],
  ['a', 'b: c'],
  ['1', '2'],
  ['a', 'b # c'],
  ['"a', 'b"'],
  ['"a  ', '', '   b \\n c"  # d'],
  ['"a\\', 'b"'],
  ['"a \\"', '"'],
  ['"', 'a', '"'],
  ['"a', '# b', '- c: d"'],
  ['"a \\', '   b\\', '  \\ c"'],
  ['"a\\', '', 'b"'],
  ['"a\\\\', 'b"'],
  ['"a\\ ', 'b"'],
  ['"a\\t ', '\\t b"'],
  ["'a", '', "  it''s'"],
  ["'a", "b': c"],
  ["''", "'a'"],
  ['{', '  a: 1,', '  "b": [', '    x', '  ]', '}'],
  ['{', 'a: 1', '}'],
  ['[', 'a,', 'b', ']'],
  ['{a: 1,', '# c', 'b: 2}'],
  ['{a:', ' 1}'],
  ['{a', ': 1}'],
  ['[a', 'b]'],
  ['["a', 'b"]'],
  ['{a: 1}', 'b'],
  ['|', '  a', '   b', '', '  c'],
  ['>', '  a', '   b', '  c'],
  ['>-', '  a', '', '', '  b', '  c'],
  ['|+', '  a', ''],
  ['|', '', '  a  ', '  # b', '# c'],
  ['|', '    a', '  b'],
  ['>', '', '  \u00A0a', '  b '],
]

const comment = fc.constantFrom('', '', '', '', ' # c', '   ', '# x')

/** Lines that follow from one another, so that most texts hang together. */
const block: fc.Memo<string[]> = fc.memo((levels) => {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(scalar, comment).map(([text, end]) => [text + end]) },
    { weight: 1, arbitrary: fc.constantFrom(...MULTILINE).map((lines) => [...lines]) },
  )
  return levels <= 1 ? leaf : fc.oneof(leaf, mapping(levels - 1), list(levels - 1))
})

const mapping: fc.Memo<string[]> = fc.memo((levels) =>
  fc
    .array(
      fc.tuple(
        key,
        block(levels),
        fc.constantFrom('below', 'same', 'inline', 'none', 'text'),
        fc.constantFrom(1, 2, 2, 2, 4),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((entries) => entries.flatMap(([name, value, where, indent]) => placed(`${name}:`, value, where, indent))),
)

const list: fc.Memo<string[]> = fc.memo((levels) =>
  fc
    .array(
      fc.tuple(
        block(levels),
        fc.constantFrom('inline', 'inline', 'below', 'none', 'text'),
        fc.constantFrom(2, 2, 3, 4),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((items) => items.flatMap(([value, where, indent]) => placed('-', value, where, indent))),
)

function placed(mark: string, value: readonly string[], where: string, indent: number): string[] {
  const [first = '', ...rest] = value
  if (where === 'none') return [mark]
  if (where === 'same') return [mark, ...value]
  if (where === 'below') return [mark, ...value.map((line) => ' '.repeat(indent) + line)]
  if (where === 'text') return [`${mark} ${indent > 2 ? '>-' : '|'}`, ...value.map((line) => ' '.repeat(indent) + line)]
  const gap = mark === '-' ? ' '.repeat(indent - 1) : ' '
  return [`${mark}${gap}${first}`, ...rest.map((line) => ' '.repeat(indent) + line)]
}

/** A stray line somewhere: blank, a comment, an indentation that fits nothing. */
const stray = fc.tuple(
  fc.nat(12),
  fc.constantFrom(
    '',
    '',
    '  ',
    '# c',
    '  # c',
    '   x',
    'z: 1',
    '- z',
    '      deep',
    '---',
    '...',
    '%YAML 1.1',
    '\t',
    '  \tx: 1',
    ' ]',
    '}',
  ),
)

/** YAML of blocks and scalars that concentrate on what is hard. */
export const yamlText: fc.Arbitrary<string> = fc
  .record({
    lines: fc.oneof(mapping(3), list(3), block(2)),
    strays: fc.array(stray, { maxLength: 2 }),
    ending: fc.constantFrom('\n', '\n', '\r\n'),
    last: fc.constantFrom('', '\n', '\n\n'),
  })
  .map(({ lines, strays, ending, last }) => {
    const all = [...lines]
    for (const [at, line] of strays) all.splice(at % (all.length + 1), 0, line)
    return (all.join('\n') + last).replaceAll('\n', ending)
  })

/** JSON as tools print it, and the same in YAML's plainest style: what the fast path must not decline. */
export const plainYaml: fc.Arbitrary<string> = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value, undefined, 2)),
)
