import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Spec } from '../spec/model.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'

/**
 * Findings of one rule that are told of one spec. Nobody reads more, and each costs memory and time: a spec made to
 * break one rule ten thousand times is no reason for a report of a hundred megabytes.
 */
const MOST_FINDINGS = 100

/** What the finding that stands for those that are not told is about. */
const EVIDENCE = 'findings that are not told'

/** The findings of a rule as they are told: the first ones, and where there are more, one that says so. */
export function firstFindings(findings: Iterable<Finding>, ruleId: string, spec: Spec): readonly Finding[] {
  let first: Finding[] | undefined
  for (const finding of findings) {
    first ??= []
    if (first.length === MOST_FINDINGS) return [...first, excess(ruleId, spec)]
    first.push(finding)
  }
  return first ?? NONE
}

/** Most rules find nothing in most specs. */
const NONE: readonly Finding[] = []

function excess(ruleId: string, { source }: Spec): Finding {
  const start = source.text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  return {
    at: { span: { start, end: start } },
    message: `\`${ruleId}\` has more than ${MOST_FINDINGS} findings in this spec, and no more are told.`,
    help: 'Correct some of these, or their common cause, and run again.',
    evidence: EVIDENCE,
  }
}

/** Whether a finding says that there are more. */
export function isExcess({ evidence }: Finding): boolean {
  return evidence === EVIDENCE
}

/** Rules that have more to say of a spec than they told; what they say next need not be new. */
export function unfinishedRules(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap(({ subject, ruleId }) => (subject?.evidence === EVIDENCE ? [ruleId] : [])))
}
