import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import { relativeDistance, Spelling } from '../../src/text/spelling.ts'

describe('relativeDistance', () => {
  it('is the share of characters that differ', () => {
    expect(relativeDistance(new Spelling('/clients'), new Spelling('/clienst'), 0.3)).toBe(0.25)
  })

  it('is nothing for two empty texts', () => {
    expect(relativeDistance(new Spelling(''), new Spelling(''), 0.3)).toBe(0)
  })

  it('is what counting all edits gives, and infinite beyond the limit', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '/', '\u0101', '😀'), maxLength: 12 })
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(0, 0.25, 0.3, 0.9), (first, second, limit) => {
        const counted = distance(first, second) / Math.max(first.length, second.length, 1)
        const expected = counted <= limit ? counted : Infinity
        expect(relativeDistance(new Spelling(first), new Spelling(second), limit)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})
