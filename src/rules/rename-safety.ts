import { distance } from 'fastest-levenshtein'
import type { FixSafety } from '../diagnostic/finding.ts'
import { foldName } from '../text/fold-name.ts'

/** Shorter names are one letter away from too many others. */
const SHORTEST = 4

/**
 * How sure it is that a key was meant to be another one: `safe` where only letter case, `_` or `-` differ, or where a
 * single letter is wrong, missing or too many and no other key is as near.
 *
 * @param keys every key that could stand there.
 */
export function safetyOfRename(written: string, meant: string, keys: Iterable<string>): FixSafety {
  if (foldName(written) === foldName(meant)) return 'safe'
  if (meant.length < SHORTEST || distance(written, meant) !== 1) return 'unsafe'
  const rivals = [...keys].filter((key) => key !== meant && distance(written, key) <= 1)
  return rivals.length === 0 ? 'safe' : 'unsafe'
}
