import type { Problem } from '../diagnostic/finding.ts'

/** What is told of the structure: it names nothing of the author's, or what merely stands where it happens to be minded. */
const OF_STRUCTURE = /^[^`]*$|cannot stand here\.$|is neither a key nor a value|^Something is missing/

/**
 * The problems of one block of YAML that have a cause of their own. One slip of an indentation puts all lines below it out
 * of line: of the problems of the structure, the first is told.
 */
export function withoutConsequences<P extends Pick<Problem, 'message'>>(problems: readonly P[]): readonly P[] {
  const structural = problems.filter(({ message }) => OF_STRUCTURE.test(message))
  const consequences = new Set(structural.slice(1))
  return problems.filter((problem) => !consequences.has(problem))
}
