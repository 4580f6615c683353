import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/text/source-file.ts'

describe('positions', () => {
  it.each([
    ['LF', 'ab\ncd\n', 4, { line: 2, column: 2, offset: 4 }],
    ['CRLF', 'ab\r\ncd\r\n', 5, { line: 2, column: 2, offset: 5 }],
    ['a lone CR', 'ab\rcd', 4, { line: 2, column: 2, offset: 4 }],
    ['mixed endings', 'a\r\nb\rc\nd', 7, { line: 4, column: 1, offset: 7 }],
    ['the end of a text', 'ab\n', 3, { line: 2, column: 1, offset: 3 }],
    ['a character outside the BMP', '\u{1F600}x', 2, { line: 1, column: 3, offset: 2 }],
    ['a byte order mark', '\uFEFFab', 2, { line: 1, column: 2, offset: 2 }],
    ['the mark itself', '\uFEFFab', 0, { line: 1, column: 1, offset: 0 }],
    ['a mark that is only on the first line', '\uFEFFa\n\uFEFFb', 4, { line: 2, column: 2, offset: 4 }],
    ['an offset before the text', 'ab', -5, { line: 1, column: 1, offset: 0 }],
    ['an offset after the text', 'a\nb', 99, { line: 2, column: 2, offset: 3 }],
    ['an empty text', '', 0, { line: 1, column: 1, offset: 0 }],
  ])('with %s', (_, text, offset, expected) => {
    expect(new SourceFile('a', text).positionAt(offset)).toEqual(expected)
  })

  it('lead back to their offset', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', 'é', '\u{1F600}') })
    fc.assert(
      fc.property(text, fc.nat(), (written, any) => {
        const source = new SourceFile('a', written)
        const offset = any % (written.length + 1)
        const { line, column } = source.positionAt(offset)
        expect(source.lines.startOf(line) + column - 1).toBe(offset)
        expect(line).toBeLessThanOrEqual(source.lines.count)
      }),
    )
  })

  it('of a span are those of its ends', () => {
    expect(new SourceFile('a', 'ab\ncd').rangeOf({ start: 1, end: 4 })).toEqual({
      start: { line: 1, column: 2, offset: 1 },
      end: { line: 2, column: 2, offset: 4 },
    })
  })
})

describe('lines', () => {
  it('are what stands between their endings', () => {
    const { lines } = new SourceFile('a', '\uFEFFone\r\ntwo\rthree\n')
    expect(lines.count).toBe(4)
    expect([0, 1, 2, 3, 4, 5].map((line) => lines.textOf(line))).toEqual(['', 'one', 'two', 'three', '', ''])
  })

  it('together are the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '', 'bc')), fc.constantFrom('\n', '\r\n', '\r'), (parts, ending) => {
        const { lines } = new SourceFile('a', parts.join(ending))
        const read = Array.from({ length: lines.count }, (_, index) => lines.textOf(index + 1))
        expect(read.join(ending)).toBe(parts.join(ending))
      }),
    )
  })

  it('start at the end of the text where there is none', () => {
    expect(new SourceFile('a', 'ab').lines.startOf(7)).toBe(2)
  })
})
