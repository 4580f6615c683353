import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { compareSeverity } from '../diagnostic/severity.ts'
import { printable } from './printable.ts'
import type { Reporter } from './reporter.ts'
import { PLAIN_STYLE } from './style.ts'
import { renderSummary } from './text-summary.ts'
import { counted, position } from './wording.ts'

/** GitHub drops a step summary that is larger, in bytes. */
const MOST_BYTES = 1024 * 1024
/** Bytes kept for the line that says what was left out. */
const CLOSING_BYTES = 100

const ENCODER = new TextEncoder()

/** A summary for people in Markdown, such as that of a step of GitHub Actions: the worst findings first, in a table. */
export const reportMarkdown: Reporter = (result) => {
  const head = `## spec-lint\n\n${renderSummary(result, PLAIN_STYLE).join('  \n')}\n`
  return head + table(result, MOST_BYTES - ENCODER.encode(head).length - CLOSING_BYTES)
}

/** @param room for how many bytes there is. */
function table({ diagnostics, rules }: LintResult, room: number): string {
  if (diagnostics.length === 0) return ''
  const urls = new Map(rules.map(({ id, url }) => [id, url]))
  const rows = ['\n| Severity | Place | Finding | Rule |\n|---|---|---|---|\n']
  let left = room - (rows[0]?.length ?? 0)
  for (const diagnostic of diagnostics.toSorted((first, second) => compareSeverity(first.severity, second.severity))) {
    const row = renderRow(diagnostic, urls.get(diagnostic.ruleId))
    left -= ENCODER.encode(row).length
    if (left < 0) break
    rows.push(row)
  }
  const hidden = diagnostics.length - (rows.length - 1)
  return rows.join('') + (hidden === 0 ? '' : `\n${counted(hidden, 'more finding')} did not fit into this summary.\n`)
}

function renderRow({ severity, file, range, message, help, ruleId }: Diagnostic, url: string | undefined): string {
  const cells = [
    severity,
    `<code>${escaped(`${file}:${position(range)}`)}</code>`,
    [message, ...(help === undefined ? [] : [help])].map(rendered).join('<br>'),
    url === undefined ? escaped(ruleId) : `[${escaped(ruleId)}](${address(url)})`,
  ]
  return `| ${cells.join(' | ')} |\n`
}

/** A sentence with the names in backticks as code. */
function rendered(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : `<code>${escaped(part.slice(1, -1))}</code>`))
    .join('')
}

/** What Markdown, HTML, tables, mentions, emoji codes or formulas begin with, written so that it is only itself. */
const SPECIAL = /[&<>"|*_~[\]\\`!#:@$]/g

function escaped(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`))
    .join('<br>')
}

/** A URL as a link's destination, in which brackets and spaces would end it. */
function address(url: string): string {
  return url.replace(/[\s<>()|\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
