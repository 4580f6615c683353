import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { compareSeverity } from '../diagnostic/severity.ts'
import { compareText } from '../text/compare-text.ts'
import { groupBy } from '../text/group-by.ts'
import { printable } from './printable.ts'
import type { Reporter } from './reporter.ts'
import type { Style } from './style.ts'
import { renderSummary } from './text-summary.ts'
import { counted } from './wording.ts'

/** The findings of one rule. */
interface Tally {
  readonly ruleId: string
  readonly findings: readonly Diagnostic[]
}

/** How often each rule found something, the most frequent first, in how many files, and how much of it can be fixed. */
export function statisticsReporter(style: Style): Reporter {
  return (result) => {
    const tallies = countByRule(result.diagnostics)
    const width = Math.max(0, ...tallies.map(({ findings }) => String(findings.length).length))
    const lines = tallies.map((tally) => renderTally(tally, width, style))
    return `${[...lines, ...(lines.length === 0 ? [] : ['']), ...renderSummary(result, style)].join('\n')}\n`
  }
}

function countByRule(diagnostics: readonly Diagnostic[]): readonly Tally[] {
  return [...groupBy(diagnostics, ({ ruleId }) => ruleId)]
    .map(([ruleId, findings]) => ({ ruleId, findings }))
    .toSorted(
      (some, others) => others.findings.length - some.findings.length || compareText(some.ruleId, others.ruleId),
    )
}

function renderTally({ ruleId, findings }: Tally, width: number, style: Style): string {
  const worst = findings.map(({ severity }) => severity).toSorted(compareSeverity)[0] ?? 'info'
  const files = new Set(findings.map(({ file }) => file)).size
  const fixable = findings.filter(({ fix }) => fix?.safety === 'safe').length
  const details = [`in ${counted(files, 'file')}`, ...(fixable === 0 ? [] : [`${fixable} with a safe fix`])].join(', ')
  const count = String(findings.length).padStart(width)
  return `${style.paint('strong', count)}  ${style.paint(worst, worst.padEnd('warning'.length))}  ${printable(ruleId)}  ${style.paint('faint', details)}`
}
