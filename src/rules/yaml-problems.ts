import type { Problem } from '../diagnostic/finding.ts'

/**
 * The problems of one block of YAML that have a cause of their own. What names nothing of the author's is about the
 * structure, and one slip of an indentation puts all lines below it out of line: of those, the first is told.
 */
export function withoutConsequences<P extends Pick<Problem, 'message'>>(problems: readonly P[]): readonly P[] {
  const structural = problems.filter(({ message }) => !message.includes('`'))
  const consequences = new Set(structural.slice(1))
  return problems.filter((problem) => !consequences.has(problem))
}
