import { array, assert, constantFrom, property, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPattern as matches, patternEffort } from '../../../src/project/conformance/pattern.ts'

function matchesPattern(pattern: string, text: string): boolean | undefined {
  return matches(pattern, text, patternEffort())
}

describe('a pattern', () => {
  it.each([
    ['^[A-Z]{2}$', 'IL', true],
    ['^[A-Z]{2}$', 'ILS', false],
    ['b', 'abc', true],
    ['^\\d{4}-\\d{2}$', '2024-01', true],
    ['^\\d{4}-\\d{2}$', '2024-1', false],
    ['^(a|bc)*$', 'abcabc', true],
    ['^(a|bc)*$', 'abcb', false],
    ['^[a-z0-9]+(?:-[a-z0-9]+)*$', 'a-b-c', true],
    ['^[a-z0-9]+(?:-[a-z0-9]+)*$', 'a--c', false],
    ['^(?<year>\\d+)$', '12', true],
    ['^.$', '😀', true],
    ['^.$', '\n', false],
    ['^\\p{L}+$', 'é', true],
    ['^[\\w.-]+@[\\w-]+\\.\\w+$', 'a.b@c-d.ef', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2,}$', 'aaaa', true],
    ['^a?b??c$', 'bc', true],
    ['\\bcat\\b', 'a cat.', true],
    ['\\bcat\\b', 'concat', false],
    ['^\\/a\\.b$', '/a.b', true],
    ['^[^\\]]+$', 'a]b', false],
    ['^$', '', true],
    ['', 'anything', true],
    ['^\\x41\\u0042$', 'AB', true],
    ['^(\\+\\d{1,3})?\\d{6}$', '+972123456', true],
  ])('%s on %j', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected)
  })

  it.each([
    '(?=a)b',
    '(?!a)b',
    '(?<=a)b',
    '(a)\\1',
    '(?i)a',
    '/^[a-z]+$/',
    '/a/i',
    '(',
    'a)',
    '[',
    '*a',
    'a'.repeat(3_000),
    '((a{99}){99}){99}',
    '('.repeat(60) + ')'.repeat(60),
  ])('is declined where it cannot be judged: %s', (pattern) => {
    expect(matchesPattern(pattern, 'a')).toBeUndefined()
  })

  it.each(['^(a+)+$', '^(a|a)*$', '^(a*)*b$', '(.*)*x', '^(.+)+,(.+)+$', '(((){99}){99}){99}'])(
    'never hangs: %s',
    (pattern) => {
      const started = performance.now()
      matchesPattern(pattern, 'a'.repeat(5_000))
      expect(performance.now() - started).toBeLessThan(2_000)
    },
  )

  it('is declined when the effort of a check is spent', () => {
    const effort = patternEffort()
    const text = 'a'.repeat(1_000)
    expect(matches('^a{50}b', text, effort)).toBe(false)
    for (let count = 0; count < 100; count++) matches('^a{50}b', text, effort)
    expect(matches('^a{50}b', text, effort)).toBeUndefined()
    expect(effort.left).toBeGreaterThanOrEqual(0)
  })

  it('agrees with the platform on what the platform can take', () => {
    const atom = constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '(?:a|b)', '(ab)', '^', '$', '\\b')
    const times = constantFrom('', '', '?', '*', '+', '{2}', '{0,2}', '{1,}')
    const part = tuple(atom, times).map(([of, often]) => (/^(?:\^|\$|\\b)$/.test(of) ? of : of + often))
    const sequence = array(part, { maxLength: 4 }).map((parts) => parts.join(''))
    const pattern = array(sequence, { minLength: 1, maxLength: 3 }).map((options) => options.join('|'))
    const text = string({ unit: constantFrom('a', 'b', '1', '-'), maxLength: 6 })
    assert(
      property(pattern, text, (source, subject) => {
        expect(matchesPattern(source, subject)).toBe(new RegExp(source, 'u').test(subject))
      }),
      { numRuns: 2_000 },
    )
  })

  it('agrees with the platform on any text that is a pattern, and never throws', () => {
    const text = string({ unit: constantFrom(...'()[]{}\\*?a1,|^$:<='), maxLength: 12 })
    assert(
      property(text, (pattern) => {
        const answer = matchesPattern(pattern, 'aa')
        expect([undefined, nativeAnswer(pattern, 'aa') ?? answer]).toContain(answer)
      }),
      { numRuns: 5_000 },
    )
  })
})

/** What the platform says; `undefined` where the text is no pattern to it. */
function nativeAnswer(pattern: string, text: string): boolean | undefined {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return undefined
  }
}
