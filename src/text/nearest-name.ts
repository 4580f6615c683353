import { distance } from 'fastest-levenshtein'
import { compareText } from './compare-text.ts'
import { foldName } from './fold-name.ts'

/** How far two names may be apart, as a share of the longer one, to be taken for a slip. */
const CLOSE = 0.34

/** Names that are compared with one another; of more, nobody's list is of one kind, and a guess is worth little. */
const MOST_CANDIDATES = 2000

/**
 * The candidates that a misspelt name may have meant, nearest first. Case, `_` and `-` do not count: where that is all
 * that differs, no other is meant. A name that is the other one with words before or after it counts as near.
 */
export function nearestNames(name: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const asked = foldName(name)
  const nearest: Scored[] = []
  const seen = new Set([name])
  for (const candidate of candidates) {
    if (seen.has(candidate)) continue
    if (seen.size > MOST_CANDIDATES) break
    seen.add(candidate)
    const score = closeness(asked, foldName(candidate))
    if (score <= CLOSE) insert({ candidate, score }, nearest, limit)
  }
  const same = nearest.filter(({ score }) => score === 0)
  return (same.length > 0 ? same : nearest).map(({ candidate }) => candidate)
}

interface Scored {
  readonly candidate: string
  readonly score: number
}

/** Puts one among the nearest, of which only so many are kept: all of thousands may be near. */
function insert(entry: Scored, nearest: Scored[], limit: number): void {
  const after = nearest.findIndex((other) => isBefore(entry, other))
  if (after >= 0) nearest.splice(after, 0, entry)
  else if (nearest.length < limit) nearest.push(entry)
  if (nearest.length > limit) nearest.pop()
}

function isBefore(first: Scored, second: Scored): boolean {
  return (first.score - second.score || compareText(first.candidate, second.candidate)) < 0
}

/** 0 is equal; above {@link CLOSE} nobody would confuse them. */
function closeness(first: string, second: string): number {
  if (first === second) return 0
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  const longest = long.length
  const isPart = short.length >= 4 && (long.startsWith(short) || long.endsWith(short))
  // What is longer by so much is that many edits away; most candidates are.
  if (!isPart && longest - short.length > Math.max(1, CLOSE * longest)) return Infinity
  const edits = distance(first, second)
  const edited = edits / longest
  if (isPart) return Math.min(edited, 0.3)
  // One slip in a short name is a third of it, and still a slip; two letters that changed places are one slip.
  return longest >= 3 && (edits === 1 || isTransposed(first, second)) ? Math.min(edited, 0.3) : edited
}

/** Whether one slip of a finger lies between two words: a letter wrong, dropped or added, or two that changed places. */
export function isSlip(first: string, second: string): boolean {
  return distance(first, second) === 1 || isTransposed(first, second)
}

/** Whether two neighbouring letters changed places, and nothing else. */
function isTransposed(first: string, second: string): boolean {
  if (first.length !== second.length) return false
  let at = 0
  while (at < first.length && first[at] === second[at]) at++
  return first[at] === second[at + 1] && first[at + 1] === second[at] && first.slice(at + 2) === second.slice(at + 2)
}

/**
 * All names, the most alike first; for lists of which a message shows the beginning. The order of equals stays, and so
 * does that of names beyond the {@link MOST_CANDIDATES} first.
 */
export function byLikeness(name: string, names: readonly string[]): readonly string[] {
  const asked = foldName(name)
  if (asked === '') return names
  const sorted = names
    .slice(0, MOST_CANDIDATES)
    .map((each) => ({ each, score: distance(asked, foldName(each)) / Math.max(asked.length, each.length, 1) }))
    .toSorted((first, second) => first.score - second.score)
    .map(({ each }) => each)
  return names.length > MOST_CANDIDATES ? [...sorted, ...names.slice(MOST_CANDIDATES)] : sorted
}
