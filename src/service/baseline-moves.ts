import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { toEntry, type Baseline, type BaselineEntry } from '../lint/baseline.ts'
import { compareText } from '../text/compare-text.ts'
import { groupBy } from '../text/group-by.ts'
import { baseName } from '../text/base-name.ts'

/** A file that stood at one path when the baseline was written, and stands at another now. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** A baseline about the paths of today. */
export interface FollowedBaseline {
  readonly baseline: Baseline
  readonly moves: readonly Move[]
}

/** Of what is known of a file, so much has to be found again where it is said to stand now. */
const LEAST_SHARE = 0.5

/** Files of one name, or of any, that are compared on either side; of more, nobody can tell which is which. */
const MOST_COMPARED = 50

/** A file of the baseline that is gone, with what was known of it by its likeness. */
interface Gone {
  readonly path: string
  /** Entries in all. */
  readonly count: number
  readonly alike: ReadonlyMap<string, readonly BaselineEntry[]>
}

/** A file that the baseline does not know, with what is found in it by its likeness. */
interface Arrived {
  readonly path: string
  readonly alike: ReadonlyMap<string, readonly Diagnostic[]>
}

/** A file of the baseline that is gone and one that it does not know, and what of the first was found in the second. */
interface Pair extends Move {
  readonly found: readonly (readonly [BaselineEntry, Diagnostic])[]
}

/**
 * Finds again the files of a baseline that were renamed: each is gone, and at least half of what was found in it is found,
 * in the same parts of it, in a file that the baseline does not know. Where several fit equally well, none is taken.
 *
 * @param isThere whether there is a file at a path of the project.
 */
export function followMoves(
  baseline: Baseline,
  { diagnostics, files }: Pick<LintResult, 'diagnostics' | 'files'>,
  isThere: (path: string) => boolean,
): FollowedBaseline {
  const known = groupBy(baseline, ({ file }) => file)
  const arrived = groupBy(
    diagnostics.filter(({ file }) => !known.has(file)),
    ({ file }) => file,
  )
  // Most runs find nothing in files that are new, and do not look for those of the baseline.
  if (arrived.size === 0) return { baseline, moves: [] }
  const judged = new Set(files)
  const gone = [...known].flatMap(([path, entries]): Gone[] =>
    judged.has(path) || isThere(path) ? [] : [{ path, count: entries.length, alike: groupBy(entries, likeness) }],
  )
  const there = [...arrived].map(([path, found]): Arrived => {
    return { path, alike: groupBy(found, (diagnostic) => likeness(toEntry(diagnostic))) }
  })
  const namesakes = groupBy(there, ({ path }) => baseName(path))
  const byName = [...groupBy(gone, ({ path }) => baseName(path))].flatMap(([name, some]) =>
    comparePairs(some, namesakes.get(name) ?? []),
  )
  const renamed = new Set(byName.flatMap(({ from, to }) => [from, to]))
  const isLeft = ({ path }: { readonly path: string }) => !renamed.has(path)
  const pairs = [...byName, ...comparePairs(gone.filter(isLeft), there.filter(isLeft))]
  const now = new Map(pairs.flatMap(({ found }) => found))
  return {
    baseline: baseline.map((entry) => {
      const diagnostic = now.get(entry)
      return diagnostic === undefined ? entry : { ...entry, ...toEntry(diagnostic) }
    }),
    moves: pairs
      .map(({ from, to }) => ({ from, to }))
      .toSorted((first, second) => compareText(first.from, second.from)),
  }
}

/** The clearest pairs of files on either side; none where there are too many to be told apart. */
function comparePairs(gone: readonly Gone[], arrived: readonly Arrived[]): readonly Pair[] {
  if (gone.length > MOST_COMPARED || arrived.length > MOST_COMPARED) return []
  return clearest(gone.flatMap((from) => arrived.flatMap((to) => comparePair(from, to))))
}

/** The pair, if it may be one; entries that look the same stand for as many findings. */
function comparePair(from: Gone, to: Arrived): readonly Pair[] {
  const found = [...from.alike].flatMap(([key, entries]) => {
    const again = to.alike.get(key) ?? []
    return entries.flatMap((entry, at) => {
      const diagnostic = again[at]
      return diagnostic === undefined ? [] : [[entry, diagnostic] as const]
    })
  })
  const isLikely = found.length > 0 && found.length >= from.count * LEAST_SHARE
  return isLikely ? [{ from: from.path, to: to.path, found }] : []
}

/** The pairs of whose files neither fits any other file as well. */
function clearest(pairs: readonly Pair[]): readonly Pair[] {
  const rivals = [groupBy(pairs, ({ from }) => from), groupBy(pairs, ({ to }) => to)] as const
  return pairs.filter((pair) =>
    [...(rivals[0].get(pair.from) ?? []), ...(rivals[1].get(pair.to) ?? [])].every(
      (other) => other === pair || other.found.length < pair.found.length,
    ),
  )
}

/** The end of a word that is the path of a file. */
const ENDS_AS_FILE = /\.(?:md|json|ya?ml)$/

/** Of longer evidence, which only a stranger's baseline has, no more is looked at. */
const MOST_EVIDENCE = 400

/** What makes two findings of different files the same. Files that the evidence names may have moved to another folder. */
function likeness({ rule, path, evidence }: BaselineEntry): string {
  const words = evidence.slice(0, MOST_EVIDENCE).split(' ')
  return JSON.stringify([rule, path, ...words.map((word) => (ENDS_AS_FILE.test(word) ? baseName(word) : word))])
}
