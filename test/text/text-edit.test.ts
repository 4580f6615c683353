import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsSpan, coverSpans, pointSpan } from '../../src/text/span.ts'
import { applyEdits, editsOverlap, type TextEdit } from '../../src/text/text-edit.ts'

function edit(start: number, end: number, text: string): TextEdit {
  return { span: { start, end }, text }
}

describe('edits', () => {
  it.each([
    ['none', [], 'abcdef'],
    ['a replacement', [edit(1, 3, 'X')], 'aXdef'],
    ['an insertion', [edit(3, 3, 'X')], 'abcXdef'],
    ['a removal', [edit(0, 2, '')], 'cdef'],
    ['several, in any order', [edit(5, 6, 'Z'), edit(0, 1, 'X'), edit(2, 2, 'Y')], 'XbYcdeZ'],
    ['neighbours', [edit(0, 2, 'X'), edit(2, 4, 'Y')], 'XYef'],
    ['an insertion where a replacement starts', [edit(2, 3, 'Y'), edit(2, 2, 'X')], 'abXYdef'],
  ])('are made: %s', (_, edits, expected) => {
    expect(applyEdits('abcdef', edits)).toBe(expected)
  })

  it('leave the list that they came in as it was', () => {
    const edits = [edit(3, 4, ''), edit(0, 1, '')]
    applyEdits('abcdef', edits)
    expect(edits.map(({ span }) => span.start)).toEqual([3, 0])
  })

  it('that overlap are refused', () => {
    expect(() => applyEdits('abcdef', [edit(0, 3, ''), edit(2, 4, '')])).toThrow(RangeError)
  })

  it.each([
    [edit(0, 2, ''), edit(2, 4, ''), false],
    [edit(0, 3, ''), edit(2, 4, ''), true],
    [edit(0, 4, ''), edit(1, 2, ''), true],
    [edit(2, 2, 'a'), edit(2, 2, 'b'), true],
    [edit(2, 2, 'a'), edit(2, 4, ''), true],
    [edit(0, 2, ''), edit(2, 2, 'a'), false],
  ])('%j and %j overlap: %j', (first, second, expected) => {
    expect(editsOverlap(first, second)).toBe(expected)
    expect(editsOverlap(second, first)).toBe(expected)
  })

  it('that do not overlap can be made', () => {
    const place = fc
      .tuple(fc.nat(10), fc.nat(10))
      .map(([start, length]) => edit(start, Math.min(10, start + length), 'X'))
    fc.assert(
      fc.property(place, place, (first, second) => {
        if (editsOverlap(first, second)) return
        expect(applyEdits('abcdefghij', [first, second])).toBe(applyEdits('abcdefghij', [second, first]))
      }),
    )
  })
})

describe('spans', () => {
  it('cover and contain one another', () => {
    expect(coverSpans({ start: 3, end: 5 }, { start: 1, end: 4 })).toEqual({ start: 1, end: 5 })
    expect(containsSpan({ start: 1, end: 5 }, { start: 1, end: 5 })).toBe(true)
    expect(containsSpan({ start: 1, end: 5 }, pointSpan(5))).toBe(true)
    expect(containsSpan({ start: 1, end: 5 }, { start: 0, end: 2 })).toBe(false)
  })
})
