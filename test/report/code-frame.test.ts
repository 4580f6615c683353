import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFrame } from '../../src/report/code-frame.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import { fileOf, placeOf } from './example.ts'

const MARK = { character: '^', role: 'error' } as const

/** The two lines of a frame after the bar: the source and the marks under it. */
function frame(text: string, place: string): readonly [string, string] {
  const [line = '', marks = ''] = codeFrame(placeOf(fileOf(text), place), { gutter: 3, mark: MARK })
  return [line.replace(/^ *\d+ │ ?/, ''), marks.replace(/^ *│ /, '')]
}

describe('a code frame', () => {
  it('shows the line with its number, and marks the place', () => {
    const lines = codeFrame(placeOf(fileOf('a: 1\nbcd: efg\n'), 'efg'), { gutter: 4, mark: MARK })
    expect(lines).toEqual(['   2 │ bcd: efg', '     │      ^^^'])
  })

  it.each([
    ['CJK, two columns each', '名前: 値x', '値', '名前: 値x', '      ^^'],
    ['text after an emoji of several characters', '👩‍👩‍👧 x', 'x', '👩‍👩‍👧 x', '   ^'],
    ['a flag', '🇩🇪 x', 'x', '🇩🇪 x', '   ^'],
    ['an emoji by its variation selector', '❤️ x', 'x', '❤️ x', '   ^'],
    ['combining marks, which fill no column', 'e\u0301e\u0301 x', 'x', 'e\u0301e\u0301 x', '   ^'],
    ['tabs', '\tb: x', 'x', '    b: x', '       ^'],
    ['fullwidth letters', 'ＡＢ x', 'x', 'ＡＢ x', '     ^'],
    ['Hangul', '한글 x', 'x', '한글 x', '     ^'],
    ['accented letters', 'élan: x', 'x', 'élan: x', '      ^'],
  ])('keeps the marks in place behind %s', (_what, text, place, line, marks) => {
    expect(frame(text, place)).toEqual([line, marks])
  })

  it('marks an empty place and one behind the end of the line with one mark', () => {
    const source = fileOf('id:\nnext: 1\n')
    const at = (start: number) => ({
      range: source.rangeOf({ start, end: start }),
      excerpt: { text: 'id:', firstColumn: 1, bytesBefore: 0 },
    })
    expect(codeFrame(at(3), { gutter: 1, mark: MARK })[1]).toBe('  │    ^')
    expect(codeFrame(at(0), { gutter: 1, mark: MARK })[1]).toBe('  │ ^')
  })

  it('shows the first line of a place of several lines and marks it to its end', () => {
    expect(frame('body:\n  a: 1\n  b: 2\n', 'a: 1\n  b: 2')).toEqual(['  a: 1', '  ^^^^'])
  })

  it('cuts a long line around the place', () => {
    const text = `${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`
    const [line, marks] = frame(text, 'HERE')
    expect(line).toMatch(/^…x+HEREy+…$/)
    expect(line.length).toBeLessThan(110)
    expect(line.slice(marks.indexOf('^'), marks.length)).toBe('HERE')
  })

  it('keeps the start of a long line where the place is near it', () => {
    const [line, marks] = frame(`key: ${'value '.repeat(80)}`, 'key')
    expect(line).toMatch(/^key: value .*…$/)
    expect(marks).toBe('^^^')
  })

  it('keeps the end of a long line where the place is near it', () => {
    const [line, marks] = frame(`${'value '.repeat(80)}end`, 'end')
    expect(line).toMatch(/^….*end$/)
    expect(marks.trimStart()).toBe('^^^')
    expect(line.slice(marks.indexOf('^'))).toBe('end')
  })

  it('cuts a place that is itself too long', () => {
    const [line, marks] = frame(`a ${'z'.repeat(400)} b`, 'z'.repeat(400))
    expect(line).toMatch(/z…$/)
    expect(displayWidth(marks)).toBeLessThanOrEqual(displayWidth(line))
  })

  it('shows what a terminal would obey as symbols', () => {
    const [line] = frame('a\u001b[31mb\u202ec\u0007 x', 'x')
    expect(line).toBe('a␛[31mb\ufffdc␇ x')
  })

  it('puts the marks under the place, whatever the line holds', () => {
    const character = fc.constantFrom('a', ' ', '\t', '値', '😀', 'é', 'e\u0301', '{', '\u001b')
    const pieces = fc.array(character, { maxLength: 150 }).map((list) => list.join(''))
    fc.assert(
      fc.property(pieces, pieces, (before, after) => {
        const [line, marks] = frame(`${before}@@${after}`, '@@')
        const start = displayWidth(line.slice(0, line.indexOf('@@')))
        expect(marks).toBe(`${' '.repeat(start)}^^`)
        expect(displayWidth(line)).toBeLessThanOrEqual(102)
      }),
    )
  })
})
