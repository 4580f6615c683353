import type { DocumentProblem } from '../../swagger/model.ts'
import type { KeptNotes, KeptProblem } from './kept-run.ts'

/** How many groups of specs are remembered for one document. */
const MOST_GROUPS = 3

/** A defect that was met, without its place. */
type MetProblem = Pick<DocumentProblem, 'message' | 'source' | 'pointer'>

/** Equal for the same defect of a document. */
export function problemIdentity({ message, source, pointer }: MetProblem): string {
  return `${source.path}#${pointer.join('/')} ${message}`
}

/**
 * The defects that some specs came upon in a document, as far as earlier runs tell. A document is read as far as it is
 * needed, once for all specs of a run, so that a run only knows what its specs came upon together.
 *
 * @param notes of earlier runs, all of the document as it is.
 * @param by names of the specs.
 * @param met identities of the defects that other specs came upon in this run.
 * @returns those that `met` may lack; `undefined` where it takes judging the specs again.
 */
export function noted(
  notes: readonly KeptNotes[],
  by: readonly string[],
  met: ReadonlySet<string>,
): readonly KeptProblem[] | undefined {
  for (const { by: group, problems } of notes) {
    const members = new Set(group)
    if (!by.every((name) => members.has(name))) continue
    if (members.size === by.length) return problems
    // What more specs came upon is no less than what these did.
    if (problems.every((problem) => met.has(identityOf(problem)))) return []
  }
  return undefined
}

/** The notes with those of one more run, whose specs came upon all that is said of them. */
export function withNotes(
  notes: readonly KeptNotes[],
  by: readonly string[],
  problems: readonly KeptProblem[],
): readonly KeptNotes[] {
  const members = new Set(by)
  const others = notes.filter((known) => !isCovered(known, members, problems))
  const isKnown = others.some((known) => isCovered({ by, problems }, new Set(known.by), known.problems))
  return isKnown ? others : [{ by, problems }, ...others].slice(0, MOST_GROUPS)
}

/** Whether a group says nothing that a larger one, which came upon nothing either, does not say. */
function isCovered({ by, problems }: KeptNotes, members: ReadonlySet<string>, others: readonly KeptProblem[]): boolean {
  if (!by.every((name) => members.has(name))) return false
  return (problems.length === 0 && others.length === 0) || by.length === members.size
}

function identityOf({ message, file, pointer }: KeptProblem): string {
  return problemIdentity({ message, source: { path: file }, pointer })
}
