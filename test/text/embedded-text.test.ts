import { describe, expect, it } from 'vitest'
import { EmbeddedText } from '../../src/text/embedded-text.ts'
import { SourceFile } from '../../src/text/source-file.ts'

//                          0123456789 0123456789 0123
const HOST = new SourceFile('a.md', '> > a: b\n> >   c\n>> d\nend')
/** `a: b`, `  c` and `d`: the lines of a quote in a quote, without its marks. */
const QUOTED = new EmbeddedText(HOST, 'a: b\n  c\nd\n', [
  { start: 0, hostStart: 4 },
  { start: 5, hostStart: 13 },
  { start: 9, hostStart: 20 },
])

describe('a text whose lines are ends of lines of its host', () => {
  it('has each character at its place', () => {
    const places = Array.from(QUOTED.text, (_, offset) => HOST.text[QUOTED.toHost(offset)])
    expect(places.join('')).toBe(QUOTED.text)
  })

  it('has its end where the host goes on', () => {
    expect(QUOTED.toHost(QUOTED.text.length)).toBe(HOST.text.indexOf('end'))
  })

  it('has spans that end where their last character does', () => {
    const slice = (start: number, end: number): string => HOST.slice(QUOTED.toHostSpan({ start, end }))
    expect(slice(0, 1)).toBe('a')
    expect(slice(3, 8)).toBe('b\n> >   c')
    expect(slice(0, 5)).toBe('a: b\n')
    expect(slice(9, 10)).toBe('d')
  })

  it('keeps an empty span empty', () => {
    expect(QUOTED.toHostSpan({ start: 5, end: 5 })).toEqual({ start: 13, end: 13 })
  })
})

describe('a text that is one stretch of its host', () => {
  it('is the host, moved', () => {
    const text = EmbeddedText.contiguous(HOST, { start: 4, end: 16 })
    expect(text.text).toBe('a: b\n> >   c')
    expect(text.toHost(3)).toBe(7)
    expect(text.toHostSpan({ start: 3, end: 12 })).toEqual({ start: 7, end: 16 })
    expect(text.toHostSpan({ start: 2, end: 2 })).toEqual({ start: 6, end: 6 })
  })

  it('may be empty', () => {
    const text = EmbeddedText.contiguous(HOST, { start: 9, end: 9 })
    expect(text.toHostSpan({ start: 0, end: 0 })).toEqual({ start: 9, end: 9 })
  })
})

describe('a tab of which a list item has eaten half', () => {
  // The tab reaches column 4, the item's content starts in column 2: two spaces are left of it.
  const host = new SourceFile('a.md', '\tab\n\tc')
  const text = new EmbeddedText(host, '  ab\n  c', [
    { start: 0, hostStart: 1, padding: 2 },
    { start: 5, hostStart: 5, padding: 2 },
  ])

  it('leaves spaces that stand at no place of their own', () => {
    expect([0, 1, 2, 3, 4].map((offset) => text.toHost(offset))).toEqual([1, 1, 1, 2, 3])
    expect([5, 6, 7, 8].map((offset) => text.toHost(offset))).toEqual([5, 5, 5, 6])
  })

  it('leaves spans that cover what was written', () => {
    expect(host.slice(text.toHostSpan({ start: 0, end: 4 }))).toBe('ab')
    expect(text.toHostSpan({ start: 0, end: 2 })).toEqual({ start: 1, end: 1 })
    expect(host.slice(text.toHostSpan({ start: 3, end: 8 }))).toBe('b\n\tc')
  })
})
