import { compareText } from '../../text/compare-text.ts'
import { groupBy } from '../../text/group-by.ts'
import type { DocumentFinding, Rule, UsedDocument, UsedProblem } from '../rule.ts'
import { counted } from '../wording.ts'

/** How many further places of one defect are pointed to. */
const MOST_PLACES = 3

export const rule: Rule = {
  severity: 'info',
  fix: 'never',
  check: () => [],
  *conclude(document) {
    for (const problems of groupByKind(document)) {
      const finding = tell(problems)
      if (finding !== undefined) yield finding
    }
  },
}

/** One defect is often made all over a document: it is told once, at its first place. */
function tell(problems: readonly UsedProblem[]): DocumentFinding | undefined {
  const [first, ...others] = problems
  if (first === undefined) return undefined
  const more =
    others.length === 0
      ? ''
      : ` The same defect stands in ${counted(others.length, 'other place')} that the specs touch.`
  return {
    at: first.at,
    message: sentence(first.message),
    help: `The document is used as far as it goes.${more}`,
    evidence: kindOf(first),
    related: others.slice(0, MOST_PLACES).map((problem) => ({ at: problem.at, message: sentence(problem.message) })),
  }
}

function groupByKind({ problems }: UsedDocument): Iterable<readonly UsedProblem[]> {
  const groups = groupBy(problems, (problem) => `${problem.source.path} ${kindOf(problem)}`)
  // What is looked at first differs from run to run of different specs; its place in the document does not.
  return [...groups.values()].map((group) =>
    group.toSorted((first, second) => compareText(first.pointer.join('/'), second.pointer.join('/'))),
  )
}

/** The message without the names in it. */
function kindOf({ message }: UsedProblem): string {
  return message.replace(/`[^`]*`/g, '`…`')
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1)
}
