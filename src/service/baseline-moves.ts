import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { toEntry, type Baseline, type BaselineEntry } from '../lint/baseline.ts'
import { groupBy } from '../text/group-by.ts'

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

/** Files on either side that are compared one by one; of more, only those that kept their names are told. */
const MOST_COMPARED = 200

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
  const gone = new Map([...known].filter(([file]) => !judged.has(file) && !isThere(file)))
  const renamed = new Set<string>()
  const pairs: Pair[] = []
  const take = (some: readonly Pair[]): void => {
    for (const pair of clearest(some)) {
      pairs.push(pair)
      renamed.add(pair.from).add(pair.to)
    }
  }
  const left = (paths: Iterable<string>): readonly string[] => [...paths].filter((path) => !renamed.has(path))
  const namesakes = groupBy(arrived.keys(), nameOf)
  const compare = (from: string, to: string) => comparePair(from, gone.get(from) ?? [], to, arrived.get(to) ?? [])
  take(left(gone.keys()).flatMap((from) => (namesakes.get(nameOf(from)) ?? []).flatMap((to) => compare(from, to))))
  const [missing, unknown] = [left(gone.keys()), left(arrived.keys())]
  if (missing.length <= MOST_COMPARED && unknown.length <= MOST_COMPARED) {
    take(missing.flatMap((from) => unknown.flatMap((to) => compare(from, to))))
  }
  const now = new Map(pairs.flatMap(({ found }) => found))
  return {
    baseline: baseline.map((entry) => {
      const diagnostic = now.get(entry)
      return diagnostic === undefined ? entry : { ...entry, ...toEntry(diagnostic) }
    }),
    moves: pairs.map(({ from, to }) => ({ from, to })).toSorted((first, second) => (first.from < second.from ? -1 : 1)),
  }
}

/** The pair, if it may be one; entries that look the same stand for as many findings. */
function comparePair(
  from: string,
  entries: readonly BaselineEntry[],
  to: string,
  diagnostics: readonly Diagnostic[],
): readonly Pair[] {
  const there = groupBy(diagnostics, (diagnostic) => likeness(toEntry(diagnostic)))
  const found = [...groupBy(entries, likeness)].flatMap(([key, alike]) => {
    const again = there.get(key) ?? []
    return alike.flatMap((entry, at) => {
      const diagnostic = again[at]
      return diagnostic === undefined ? [] : [[entry, diagnostic] as const]
    })
  })
  return found.length > 0 && found.length >= entries.length * LEAST_SHARE ? [{ from, to, found }] : []
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

/** The path of a file in the evidence of a finding; its folder may have moved as well. */
const FILE_IN_EVIDENCE = /[^\s/]+\/(?:[^\s/]+\/)*(?=[^\s/]+\.(?:md|json|ya?ml)\b)/g

/** What makes two findings of different files the same. */
function likeness({ rule, path, evidence }: BaselineEntry): string {
  return JSON.stringify([rule, path, evidence.replace(FILE_IN_EVIDENCE, '')])
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
