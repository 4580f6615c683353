import type { DocumentProblem } from '../../swagger/model.ts'
import type { KeptNotes, KeptProblem } from './kept-run.ts'

/** How many groups of specs are remembered for one document. */
const MOST_GROUPS = 3

/** A defect that was met, without its place. */
type MetProblem = Pick<DocumentProblem, 'message' | 'source' | 'pointer'>

/** Equal for the same defect of a document. */
export function problemIdentity({ message, source, pointer }: MetProblem): string {
  return identity(message, source.path, pointer)
}

/** The same of one that is kept. */
export function keptIdentity({ message, file, pointer }: Omit<KeptProblem, 'at' | 'witness'>): string {
  return identity(message, file, pointer)
}

function identity(message: string, file: string, pointer: readonly string[]): string {
  return `${file}#${pointer.join('/')} ${message}`
}

/**
 * The defects that some specs came upon in a document, as far as earlier runs tell. A document is read as far as it is
 * needed, once for all specs of a run, so that a run only knows what its specs came upon together.
 *
 * @param notes of earlier runs, all of the document as it is.
 * @param by names of their judgements.
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
    // What more specs came upon is no less than what these did; and it is theirs where one of them is known for it.
    const more = problems.filter((problem) => !met.has(keptIdentity(problem)))
    if (haveWitnesses(more, new Set(by))) return more
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
  const others = notes.filter((known) => !isCovered(known.by, members, problems))
  const isKnown = others.some((known) => isCovered(by, new Set(known.by), known.problems))
  return isKnown ? others : [{ by, problems }, ...others].slice(0, MOST_GROUPS)
}

/** Whether a group says nothing that a larger one does not say: nothing there was met by the others alone. */
function isCovered(by: readonly string[], members: ReadonlySet<string>, problems: readonly KeptProblem[]): boolean {
  if (!by.every((name) => members.has(name))) return false
  return by.length === members.size || haveWitnesses(problems, new Set(by))
}

function haveWitnesses(problems: readonly KeptProblem[], names: ReadonlySet<string>): boolean {
  return problems.every(({ witness }) => names.has(witness))
}
