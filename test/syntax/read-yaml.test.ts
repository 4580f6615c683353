import { describe, expect, it } from 'vitest'
import { toValue } from '../../src/syntax/node.ts'
import { readYaml } from '../../src/syntax/read-yaml.ts'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'
import { drawNode } from './comparable.ts'

function whole(text: string): EmbeddedText {
  return EmbeddedText.contiguous(new SourceFile('a.yaml', text), { start: 0, end: text.length })
}

async function valueOf(text: string): Promise<unknown> {
  const { value, problems } = await readYaml(whole(text))
  expect(problems).toEqual([])
  return value && toValue(value)
}

/** What is left of a broken text, and each problem as `line:column [what stands there] message`. */
async function brokenOf(text: string): Promise<{ value: unknown; problems: string[] }> {
  const { value, problems } = await readYaml(whole(text))
  const source = new SourceFile('a.yaml', text)
  const told = problems.map(({ span, message }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} [${source.slice(span)}] ${message}`
  })
  return { value: value && toValue(value), problems: told }
}

describe('values', () => {
  it.each<[string, unknown]>([
    ['a: 1\nb: [x, 2.5, true, null, ~]\n', { a: 1, b: ['x', 2.5, true, null, null] }],
    ['a: "1"\nb: \'it\'\'s\'\nc: "\\u0041\\n"\n', { a: '1', b: "it's", c: 'A\n' }],
    [
      'a: yes\nb: on\nc: 2024-01-02\nd: 2024-01-02T03:04:05Z\n',
      { a: 'yes', b: 'on', c: '2024-01-02', d: '2024-01-02T03:04:05Z' },
    ],
    ['a: 0x1F\nb: 0o14\nc: 012\nd: 1_000\ne: 12:30\n', { a: 31, b: 12, c: 12, d: '1_000', e: '12:30' }],
    ['a: .inf\nb: -.inf\nc: 1e3\nd: .5\n', { a: Infinity, b: -Infinity, c: 1000, d: 0.5 }],
    ['200: ok\ntrue: x\n~: y\n', { '200': 'ok', true: 'x', '~': 'y' }],
    ['a: /p/{{x}}?q={{y}}\nb: "{{z}}"\n', { a: '/p/{{x}}?q={{y}}', b: '{{z}}' }],
    ['a: |\n  one\n   two\n\nb: >-\n  one\n  two\n', { a: 'one\n two\n', b: 'one two' }],
    ['a: one\n  two\n\n  three\n', { a: 'one two\nthree' }],
    ['a: "one\n  two"\n', { a: 'one two' }],
    ['a: http://x/y#z # comment\n', { a: 'http://x/y#z' }],
    ['- - a\n  - b\n- c: d\n  e:\n  - f\n', [['a', 'b'], { c: 'd', e: ['f'] }]],
    ['{"a": {"b": [1, {"c": null}]}}', { a: { b: [1, { c: null }] } }],
    ['{\n\t"a": 1\n}', { a: 1 }],
    ['a: {\n  "b": 1\n}\n', { a: { b: 1 } }],
    ['a: 1\r\nb:\r\n  c: |\r\n    x\r\n    y\r\n', { a: 1, b: { c: 'x\ny\n' } }],
    ['a: 1\rb: 2\r', { a: 1, b: 2 }],
    ['---\na: 1\n...\n', { a: 1 }],
    ['<<: {a: 1}\n', { '<<': { a: 1 } }],
    ['a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['a:\nb: ""\n', { a: null, b: '' }],
    ['just text', 'just text'],
    ['', undefined],
    ['# a comment\n\n', undefined],
  ])('reads %j', async (text, expected) => {
    expect(await valueOf(text)).toEqual(expected)
  })

  it('takes keys of every object for keys', async () => {
    const value = await valueOf('__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3\n')
    expect(Object.entries(value ?? {})).toEqual([
      ['__proto__', { polluted: 1 }],
      ['constructor', 2],
      ['toString', 3],
    ])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('places', () => {
  it('has the span of every part, quotes included for values and not for keys', async () => {
    const text = 'a: "b" # c\n\'d\':\n  - e: 1\n    f:\n  - [g, {h: i}]\n'
    expect(drawNode((await readYaml(whole(text))).value, text)).toEqual([
      'map 0-47 "a: \\"b\\" # c\\n\'d\':\\n  - e: 1\\n    f:\\n  - [g, {h: i}]"',
      '  "a" 0-1',
      '  double "b" 3-6 "\\"b\\""',
      '  "d" 12-13',
      '  list 18-47 "- e: 1\\n    f:\\n  - [g, {h: i}]"',
      '    map 20-31 "e: 1\\n    f:"',
      '      "e" 20-21',
      '      plain 1 23-24 "1"',
      '      "f" 29-30',
      '      plain null 31-31 ""',
      '    list 36-47 "[g, {h: i}]"',
      '      plain "g" 37-38 "g"',
      '      map 40-46 "{h: i}"',
      '        "h" 41-42',
      '        plain "i" 44-45 "i"',
    ])
  })

  it('has them in the host of an embedded text', async () => {
    const source = new SourceFile('a.md', 'text a: b more')
    const { value } = await readYaml(EmbeddedText.contiguous(source, { start: 5, end: 9 }))
    expect(drawNode(value, source.text)).toEqual(['map 5-9 "a: b"', '  "a" 5-6', '  plain "b" 8-9 "b"'])
  })
})

describe('what is wrong', () => {
  it.each<[string, unknown, string[]]>([
    ['a: 1\nb: 2\na: 3\n', { a: 3, b: 2 }, ['3:1 [a] The key `a` is given twice, first in line 1.']],
    ['{"a": 1, "a": 2}', { a: 2 }, ['1:11 [a] The key `a` is given twice, first in line 1.']],
    [
      'id: {{x}}\nb: 1\n',
      { id: '{{x}}', b: 1 },
      ['1:5 [{{x}}] `{{x}}` stands without quotes, where YAML reads braces as a mapping.'],
    ],
    [
      'a: [{{x}}, {{y}}/z]\n{{k}}: {b: {{v}}}\n',
      { a: ['{{x}}', '{{y}}/z'], '{{k}}': { b: '{{v}}' } },
      [
        '1:5 [{{x}}] `{{x}}` stands without quotes, where YAML reads braces as a mapping.',
        '1:12 [{{y}}] `{{y}}` stands without quotes, where YAML reads braces as a mapping.',
        '2:1 [{{k}}] `{{k}}` stands without quotes, where YAML reads braces as a mapping.',
        '2:12 [{{v}}] `{{v}}` stands without quotes, where YAML reads braces as a mapping.',
      ],
    ],
    ['a: 1\n\tb: 2\n', { a: 1, b: 2 }, ['2:1 [\t] A tab indents this line, and YAML takes only spaces.']],
    ['a: b: c # x\nd: 1\n', { a: 'b: c', d: 1 }, ['1:4 [b: c] A value without quotes may not contain `: `.']],
    [
      '- a: b: c: d\n  e: {{f}}: g\n- h:\n',
      [{ a: 'b: c: d', e: '{{f}}: g' }, { h: null }],
      [
        '1:6 [b: c: d] A value without quotes may not contain `: `.',
        '2:6 [{{f}}] `{{f}}` stands without quotes, where YAML reads braces as a mapping.',
        '2:6 [{{f}}: g] A value without quotes may not contain `: `.',
      ],
    ],
    ['a: @b\nc: 1\n', { a: '@b', c: 1 }, ['1:4 [@] A value without quotes may not start with `@`.']],
    ['a: `b`\n', { a: '`b`' }, ['1:4 [`] A value without quotes may not start with "`".']],
    ['a: "\\q"\n', { a: '\\q' }, ['1:5 [\\] There is no such escape sequence in a text in double quotes.']],
    ['a: "b\n', { a: 'b' }, ['1:4 ["] The `"` that opens here is never closed.']],
    [
      'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> side\n',
      { a: 1, '<<<<<<< HEAD b': 2, '======= b': 3, '': null },
      [
        '2:1 [<<<<<<< HEAD] A merge that is not finished has left its mark here.',
        '4:1 [=======] A merge that is not finished has left its mark here.',
        '6:1 [>>>>>>> side] A merge that is not finished has left its mark here.',
      ],
    ],
    ['a: [1, 2\n', { a: [1, 2] }, ['1:4 [[] The `[` that opens here is never closed.']],
    ['a: - b\n', expect.anything(), ['1:4 [-] A list may not start on the line of its key.']],
    ['a:\n  b: 1\n c: 2\n', { a: { b: 1 }, c: 2 }, ['3:1 [ ] This key is not in line with the other keys around it.']],
    [
      'a: 1\n\n  b: 2\nc: 3\n',
      expect.anything(),
      ['3:1 [  ] This line is indented further than the key above it, which has a value already.'],
    ],
    ['- a: 1\n b: 2\n', expect.anything(), ['2:1 [ ] The indentation of this line fits nothing above it.']],
    ['a: 1\n---\nb: 2\n', { a: 1 }, ['2:1 [---] A second YAML document starts here, and only the first is read.']],
    ['%YAML 1.1\n---\na: yes\n', { a: 'yes' }, ['1:1 [%YAML 1.1] Directives such as `%YAML` are not read.']],
    ['a: !x 1\nb: 2\n', { a: '1', b: 2 }, ['1:4 [!x] The tag `!x` is not known here or does not fit its value.']],
    ['a: *x\nb: 1\n', { a: null, b: 1 }, ['1:4 [*x] The alias `*x` names an anchor that does not stand before it.']],
    ['a: &a [*a]\n', { a: [null] }, ['1:8 [*a] The alias `*a` names an anchor that does not stand before it.']],
    ['[1, 2]: a\n', { '[1, 2]': 'a' }, ['1:1 [[1, 2]] A key must be text, and this one is a collection.']],
  ])('tells of %j, and reads the rest', async (text, value, problems) => {
    expect(await brokenOf(text)).toEqual({ value, problems })
  })

  it('says what to do about a template, in the middle of a text too', async () => {
    const { problems } = await readYaml(whole('a: {{x}}/b\n'))
    expect(problems.map(({ help }) => help)).toEqual(['Put the whole value in quotes.'])
  })

  it('has the position in the host', async () => {
    const source = new SourceFile('a.md', '- ```yaml\n  a: 1\n  a: 2\n  ```\n')
    const embedded = new EmbeddedText(source, 'a: 1\na: 2\n', [
      { start: 0, hostStart: 12 },
      { start: 5, hostStart: 19 },
    ])
    const { problems } = await readYaml(embedded)
    expect(problems.map(({ span, message }) => [source.positionAt(span.start), message])).toEqual([
      [{ line: 3, column: 3, offset: 19 }, 'The key `a` is given twice, first in line 2.'],
    ])
  })

  it('does not repeat what one slip has for consequences', async () => {
    const { problems } = await brokenOf('- a\nb: 1 : 2 } ]\n')
    expect(problems).toHaveLength(1)
  })

  it('stands a bomb of aliases', async () => {
    const lines = Array.from({ length: 30 }, (_, level) => {
      return `a${level}: &a${level} [${level === 0 ? '1, 2, 3, 4' : `*a${level - 1}, *a${level - 1}, *a${level - 1}`}]`
    })
    const { problems } = await brokenOf(lines.join('\n'))
    expect(problems[0]).toMatch(/^\d+:\d+ \[\*a\d+\] The aliases up to `\*a\d+` stand for more than 1000 values\.$/)
  })
})
