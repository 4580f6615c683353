import { nearestNames } from '../../text/nearest-name.ts'
import { patternEffort, type PatternEffort } from './pattern.ts'

/** What one check of a body or a query may still cost: some tenths of a second at the very worst. */
export interface Effort extends PatternEffort {
  /** Documented and required keys that may still be held against the keys of an object. */
  keys: number
  /** Names that may still be compared with one that nobody documents, for what was meant by it. */
  guesses: number
  /** Values that may still be held against a schema by the letter, for a condition or an exclusion. */
  fits: number
}

/** A new check, with everything still to spend. */
export function newEffort(): Effort {
  return { ...patternEffort(), keys: 500_000, guesses: 200_000, fits: 100 }
}

/** The names that a misspelt one may have meant, nearest first; none once too many have been compared. */
export function guess(name: string, candidates: readonly string[], effort: Effort): readonly string[] {
  if (effort.guesses <= 0) return []
  effort.guesses -= candidates.length
  return nearestNames(name, candidates)
}
