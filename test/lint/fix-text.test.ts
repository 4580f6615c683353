import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fix } from '../../src/diagnostic/diagnostic.ts'
import { fixText } from '../../src/lint/fix-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'

/** A fix of a text, as spans and replacements. */
function fixOf(text: string, ...edits: readonly (readonly [number, number, string])[]): Fix {
  const source = new SourceFile('a.md', text)
  return {
    title: 'change it',
    safety: 'safe',
    edits: edits.map(([start, end, replacement]) => ({
      file: 'a.md',
      range: source.rangeOf({ start, end }),
      text: replacement,
    })),
  }
}

describe('fixing a text', () => {
  it('leaves everything else to the byte', () => {
    const text = '\uFEFFone\r\ntwo 𝒳\tthree\nfour'
    expect(fixText(text, [fixOf(text, [1, 4, '1']), fixOf(text, [10, 12, 'X'])]).text).toBe(
      '\uFEFF1\r\ntwo X\tthree\nfour',
    )
  })

  it('makes the first of the fixes that touch the same place, and each of them whole or not at all', () => {
    const text = 'abcdef'
    const fixes = [fixOf(text, [1, 3, '-']), fixOf(text, [2, 4, '+'], [5, 6, '+']), fixOf(text, [4, 5, '*'])]
    expect(fixText(text, fixes)).toMatchObject({ text: 'a-d*f', made: [true, false, true] })
  })

  it('does not put two texts in at one place at once', () => {
    const text = 'ab'
    expect(fixText(text, [fixOf(text, [1, 1, 'x']), fixOf(text, [1, 1, 'x'])])).toMatchObject({
      text: 'axb',
      made: [true, false],
    })
  })

  it('knows where what stood behind a fix stands then, line endings included', () => {
    const text = 'ab\r\ncd'
    const { text: fixed, moved } = fixText(text, [fixOf(text, [1, 1, 'x\n']), fixOf(text, [4, 5, ''])])
    expect(fixed).toBe('ax\r\nb\r\nd')
    expect([0, 1, 5].map((offset) => fixed[moved(offset)])).toEqual(['a', 'b', 'd'])
  })

  it('refuses a fix whose own edits touch each other', () => {
    const text = 'abc'
    expect(fixText(text, [fixOf(text, [0, 2, 'x'], [1, 3, 'y'])])).toMatchObject({ text, made: [false] })
  })

  it.each([
    ['a\r\nb\r\n', 'a\r\nx\r\ny\r\nb\r\n'],
    ['a\nb\n', 'a\nx\ny\nb\n'],
    ['a\rb\r', 'a\rx\ry\rb\r'],
    ['a\r\nb', 'a\r\nx\r\ny\r\nb'],
  ])('ends new lines in %j as its own', (text, fixed) => {
    const at = text.indexOf('b')
    expect(fixText(text, [fixOf(text, [at, at, 'x\ny\r\n'])]).text).toBe(fixed)
  })

  it('makes what it says, wherever the edits are', () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([from, to]) => [Math.min(from, to), Math.max(from, to)] as const)
    fc.assert(
      fc.property(fc.string({ minLength: 30, maxLength: 40 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
        const fixes = spans.map(([start, end]) => fixOf(text, [start, end, '<>']))
        const { text: fixed, made } = fixText(text, fixes)
        const kept = spans.filter((_, index) => made[index] === true)
        const removed = kept.reduce((sum, [start, end]) => sum + end - start, 0)
        expect(fixed.length).toBe(text.length - removed + 2 * kept.length)
        if (spans.length > 0) expect(made[0]).toBe(true)
      }),
    )
  })
})
