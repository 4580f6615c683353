import type { Project } from '../../project/project.ts'
import type { DocumentProblem } from '../../swagger/model.ts'
import type { EncodedNotes } from './encoded-run.ts'
import type { KeptProblem } from './kept-run.ts'
import type { NotedProblem, Notes } from './run-to-keep.ts'

/** How many groups of specs are remembered for one document. */
const MOST_GROUPS = 3

/** A defect that was met, without its place. */
type MetProblem = Pick<DocumentProblem, 'message' | 'source' | 'pointer'>

/** Equal for the same defect of a document. */
export function problemIdentity({ message, source, pointer }: MetProblem): string {
  return identity(message, source.path, pointer)
}

/** The same of one that is kept. */
export function keptIdentity({ message, file, pointer }: Pick<NotedProblem, 'message' | 'file' | 'pointer'>): string {
  return identity(message, file, pointer)
}

/** Identities of the defects of a document that were met so far in a run. */
export function metProblems({ store }: Project, document: string): ReadonlySet<string> {
  return new Set((store.opened(document)?.problems ?? []).map(problemIdentity))
}

function identity(message: string, file: string, pointer: readonly string[]): string {
  return `${file}#${pointer.join('/')} ${message}`
}

/**
 * The defects that some specs came upon in a document, as far as earlier runs tell. A document is read as far as it is
 * needed, once for all specs of a run, so that a run only knows what its specs came upon together.
 *
 * @param notes of earlier runs, all of the document as it is.
 * @param by numbers of the specs, ascending.
 * @param met identities of the defects that other specs came upon in this run.
 * @returns those that `met` may lack; `undefined` where it takes judging the specs again.
 */
export function noted(
  notes: readonly EncodedNotes[],
  by: readonly number[],
  met: ReadonlySet<string>,
): readonly KeptProblem[] | undefined {
  for (const [group, andOthers, problems] of notes) {
    if (!isWithin(by, group)) continue
    if (group.length === by.length && !andOthers) return problems
    // What more specs came upon is no less than what these did; and it is theirs where one of them is known for it.
    const more = problems.filter(([problem]) => !met.has(keptIdentity(problem)))
    if (more.every(([, witness]) => by.includes(witness))) return more
  }
  return undefined
}

/** Whether every one of some numbers is among others; both are ascending. */
function isWithin(some: readonly number[], others: readonly number[]): boolean {
  let at = 0
  for (const number of some) {
    while (at < others.length && (others[at] ?? 0) < number) at++
    if (others[at] !== number) return false
  }
  return true
}

/** The notes with those of one more run, whose specs came upon all that is said of them. */
export function withNotes(
  notes: readonly Notes[],
  by: readonly string[],
  problems: readonly NotedProblem[],
): readonly Notes[] {
  const added: Notes = { by, andOthers: false, problems }
  const others = notes.filter((known) => !isCovered(known, added))
  const isKnown = others.some((known) => isCovered(added, known))
  return isKnown ? others : [added, ...others].slice(0, MOST_GROUPS)
}

/** Whether a group says nothing that a larger one does not say: nothing there was met by the others alone. */
function isCovered({ by, andOthers }: Notes, larger: Notes): boolean {
  const members = new Set(larger.by)
  if (andOthers || !by.every((name) => members.has(name))) return false
  if (by.length === members.size && !larger.andOthers) return true
  const names = new Set(by)
  return larger.problems.every(({ witness }) => names.has(witness))
}
