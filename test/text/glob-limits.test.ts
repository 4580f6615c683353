import picomatch from 'picomatch/posix.js'
import { expect, it } from 'vitest'
import { waysToMatch, whyTooIntricate } from '../../src/text/glob-limits.ts'

it.each([
  'specs/**/*.md',
  'swagger/**/*.{json,yaml,yml}',
  '**/README.md',
  'specs/{sales,clients}/**/get_*_v?_*.md',
  'specs/{a,b}/**/{get,post,put,patch,delete}_*_v{1..3}_*.{md,markdown}',
  '@(a|b)/[a-z]*.md',
  '!(drafts)/**/*.md',
  '../shared/*.md',
  'swagger/*/*/*/*.json',
  'steps/*',
])('a pattern that people write is matched: %s', (glob) => expect(whyTooIntricate(glob)).toBeUndefined())

const INTRICATE = 'has more stars and alternatives than can be tried'

it.each([
  ['*a'.repeat(10), INTRICATE],
  ['*a*a*b/*a*a*b/*a*a*b', INTRICATE],
  ['{a,b}'.repeat(30), INTRICATE],
  ['{a,'.repeat(100), INTRICATE],
  ['**/a/'.repeat(9), INTRICATE],
  ['+(a|a)b', 'repeats a group, as `+(…)` does'],
  ['a'.repeat(1001), 'is longer than 1000 characters'],
])('one that could take for ever is not: %s', (glob, why) => expect(whyTooIntricate(glob)).toBe(why))

const LONG = 'a'.repeat(254)

it.each([
  ['**/*a*a*b', `${LONG}c`],
  ['**/*a*a*b', `${'a/'.repeat(63)}${LONG}c`],
  ['*a*b/*a*c', `${LONG}b/${LONG}d`],
  ['**/a/**/a/**/a/b', `${'a/'.repeat(63)}c`],
  ['{,a}'.repeat(10) + 'b', 'a'.repeat(40)],
])('the worst that is matched takes a moment: %s', (glob, path) => {
  expect(whyTooIntricate(glob)).toBeUndefined()
  const started = performance.now()
  expect(picomatch(glob, { dot: true })(path)).toBe(false)
  expect(performance.now() - started).toBeLessThan(2_000)
})

it('counts what multiplies', () => {
  expect(waysToMatch('a/b.md')).toBe(1)
  expect(waysToMatch('*/*/*.md')).toBe(1)
  expect(waysToMatch('*a*/*.{x,y}')).toBe(2 * 255)
})
