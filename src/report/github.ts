import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { compareSeverity, SEVERITIES, type Severity } from '../diagnostic/severity.ts'
import { explanation } from './explanation.ts'
import { printable } from './printable.ts'
import type { Reporter } from './reporter.ts'
import { PLAIN_STYLE } from './style.ts'
import { renderSummary } from './text-summary.ts'
import { counted, enumerated } from './wording.ts'

/** How many annotations of a level GitHub shows of one step. */
const MOST_SHOWN = 10

/** What GitHub calls the severities. */
const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Workflow commands, which GitHub Actions shows as annotations of the lines that they name. The worst come first, since
 * few of a level are shown; how many are not, and the summary, stand at the end of the log.
 */
export const reportGitHub: Reporter = (result) => {
  const ordered = result.diagnostics.toSorted((first, second) => compareSeverity(first.severity, second.severity))
  const lines = [...ordered.map(annotate), ...closing(ordered), ...renderSummary(result, PLAIN_STYLE)]
  return `${lines.join('\n')}\n`
}

function annotate(diagnostic: Diagnostic): string {
  const { file, range, ruleId, severity, message } = diagnostic
  const { start, end } = range
  const properties = [
    ['file', file],
    ['line', start.line],
    ['endLine', end.line],
    // GitHub refuses columns of a place of several lines.
    ...(start.line === end.line ? ([['col', start.column] as const, ['endColumn', end.column] as const] as const) : []),
    ['title', ruleId],
  ] as const
  return command(COMMANDS[severity], properties, [message, ...explanation(diagnostic)].join('\n'))
}

function closing(diagnostics: readonly Diagnostic[]): readonly string[] {
  const hidden = SEVERITIES.flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length - MOST_SHOWN
    return count > 0 ? [counted(count, `more ${severity}`)] : []
  })
  if (hidden.length === 0) return []
  const message = `GitHub shows ${MOST_SHOWN} annotations of a level: ${enumerated(hidden)} in the log of this step.`
  return [command('notice', [['title', 'spec-lint']], message)]
}

type Property = readonly [name: string, value: string | number]

function command(name: string, properties: readonly Property[], message: string): string {
  const said = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${name} ${said.join(',')}::${escapeData(message)}`
}

/** A line break would end the command, and what follows could be a command of a stranger. */
function escapeData(text: string): string {
  return text
    .replace(/[^\r\n]+/g, (line) => printable(line))
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
