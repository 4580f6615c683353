import { describe, expect, it } from 'vitest'
import { afterLineEnd, lineEnd, lineEndingAt, lineStart, wholeLine } from '../../src/text/lines.ts'

describe.each(['\n', '\r\n', '\r'])('lines that end with %j', (ending) => {
  const text = ['one', 'two', '', 'four'].join(ending)
  const second = text.indexOf('two')

  it('start behind the ending of the line before', () => {
    expect([lineStart(text, second), lineStart(text, second + 3), lineStart(text, 1)]).toEqual([second, second, 0])
  })

  it('end before their own ending', () => {
    expect(lineEnd(text, second)).toBe(second + 3)
    expect(lineEnd(text, text.length - 1)).toBe(text.length)
  })

  it('follow each other', () => {
    const starts = [0]
    for (let at = 0; at < text.length; at = starts.at(-1) ?? 0) starts.push(afterLineEnd(text, lineEnd(text, at)))
    expect(starts.map((start) => text.slice(start, lineEnd(text, start)))).toEqual(['one', 'two', '', 'four', ''])
  })

  it('are whole with their ending, the last one with the ending before it', () => {
    const without = (offset: number): string => {
      const { start, end } = wholeLine(text, offset)
      return text.slice(0, start) + text.slice(end)
    }
    expect(without(second)).toBe(['one', '', 'four'].join(ending))
    expect(without(text.length)).toBe(['one', 'two', ''].join(ending))
  })

  it('lend their ending to what is put into them', () => {
    expect([lineEndingAt(text), lineEndingAt(text, second), lineEndingAt(text, text.length)]).toEqual([
      ending,
      ending,
      ending,
    ])
  })
})

it('a text of one line has none, and is given LF', () => {
  expect(lineEndingAt('one')).toBe('\n')
  expect(wholeLine('one', 1)).toEqual({ start: 0, end: 3 })
})
