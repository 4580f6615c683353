import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findMatches } from '../../../src/project/pattern-search.ts'

/** What the platform finds, which is right wherever it comes to an end. */
function nativeMatches(pattern: string, text: string) {
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
    group: match[1],
    end: match.index + match[0].length,
  }))
}

const SENTENCES = 'Lists. Available for Staff, App and Directory tokens. Also available for Client tokens only.'

describe('matches of a pattern', () => {
  test.each([
    'available for ([^.]*?) tokens?',
    '(?:available|usable)\\s+for\\s+(.+?)\\s+tokens?\\b',
    'available for (.+) tokens',
    '^lists\\. (\\w+)',
    '(?<who>staff|app)',
    'tokens?(?= only|\\.)',
    '(?!staff)s(\\w+)',
    '([a-z]{2,3}),|([A-Z])',
    '(a)?b|c',
    'x*',
    '\\p{Lu}(\\w)$',
    '(\\Bs\\b)',
  ])('of %s are those of the platform', (pattern) => {
    expect(findMatches(pattern, SENTENCES)).toEqual(nativeMatches(pattern, SENTENCES))
  })

  test('of any pattern without nested repeats are those of the platform', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(?:ab|a)', '(b|ab)', '\\b', '(?=a)', '(?!b)')
    const times = fc.constantFrom('', '', '*', '+?', '?', '{1,2}', '*?')
    const part = fc.tuple(atom, times).map(([one, often]) => (/^\\b|^\(\?[=!]/.test(one) ? one : one + often))
    const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 12 })
    fc.assert(
      fc.property(pattern, text, (one, other) => {
        expect(findMatches(one, other)).toEqual(nativeMatches(one, other))
      }),
    )
  })

  test.each(['(', '[a', 'a{2}{3', '(?<=a)b', '(a)\\1', '*'])('of %s, which cannot be read, are none', (pattern) => {
    expect(findMatches(pattern, 'aab')).toEqual([])
  })

  test.each([
    ['(a+)+$', `${'a'.repeat(3999)}!`],
    ['(.*).*.*.*x', 'a'.repeat(4000)],
    ['(\\w+ ?)+x', 'ab '.repeat(1300)],
    ['(x?){60}x{60}', 'x'.repeat(59)],
    ['((a|a)*)*b', 'a'.repeat(4000)],
  ])('of %s are given up on in time', (pattern, text) => {
    const start = performance.now()
    expect(findMatches(pattern, text)).toEqual([])
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
