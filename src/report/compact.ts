import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { printable } from './printable.ts'
import type { Reporter } from './reporter.ts'
import { PLAIN_STYLE } from './style.ts'
import { renderSummary } from './text-summary.ts'
import { position } from './wording.ts'

/** One line a finding, `path:line:column: severity rule message`, as editors and `grep` read it; then the summary. */
export const reportCompact: Reporter = (result) =>
  `${[...result.diagnostics.map(renderLine), ...renderSummary(result, PLAIN_STYLE)].join('\n')}\n`

function renderLine({ file, range, severity, ruleId, message }: Diagnostic): string {
  return printable(`${file}:${position(range)}: ${severity} ${ruleId} ${message}`)
}
