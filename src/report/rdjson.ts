import type { Diagnostic, Excerpt, FileEdit, Fix, RelatedDiagnostic } from '../diagnostic/diagnostic.ts'
import type { Severity } from '../diagnostic/severity.ts'
import type { Range } from '../text/source-file.ts'
import { byteColumn, type KnownLine } from './byte-column.ts'
import { HOMEPAGE } from './homepage.ts'
import type { Reporter } from './reporter.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

/**
 * The Reviewdog Diagnostic Format, which reviewdog turns into comments of a review. Its columns count bytes: they are
 * left out where a line is too long, or a place too far from its first line, for its bytes to be known.
 */
export const reportRdjson: Reporter = ({ tool, diagnostics, rules }) => {
  const urls = new Map(rules.map(({ id, url }) => [id, url]))
  const report = {
    source: { name: tool.name, url: HOMEPAGE },
    diagnostics: diagnostics.map((diagnostic) => toRdjson(diagnostic, urls.get(diagnostic.ruleId))),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function toRdjson(diagnostic: Diagnostic, url: string | undefined) {
  const { message, help, file, range, excerpt, severity, ruleId, related, fix } = diagnostic
  const known = knownLine(range, excerpt)
  const suggestion = fix?.safety === 'safe' ? toSuggestion(fix, file, known) : undefined
  return {
    message: help === undefined ? message : `${message}\n${help}`,
    location: { path: file, range: toRange(range, known) },
    severity: SEVERITIES[severity],
    code: { value: ruleId, ...(url === undefined ? {} : { url }) },
    ...(suggestion === undefined ? {} : { suggestions: [suggestion] }),
    ...(related.length === 0 ? {} : { related_locations: related.map(toRelated) }),
  }
}

function toRelated({ message, file, range, excerpt }: RelatedDiagnostic) {
  return { message, location: { path: file, range: toRange(range, knownLine(range, excerpt)) } }
}

function knownLine({ start }: Range, excerpt: Excerpt | undefined): KnownLine | undefined {
  return excerpt && { line: start.line, excerpt }
}

function toRange({ start, end }: Range, known: KnownLine | undefined) {
  const startColumn = byteColumn(start, known)
  const endColumn = byteColumn(end, known)
  return {
    start: { line: start.line, ...(startColumn === undefined ? {} : { column: startColumn }) },
    // A column without the one that it is measured against would point to nothing.
    end: { line: end.line, ...(startColumn === undefined || endColumn === undefined ? {} : { column: endColumn }) },
  }
}

/**
 * The edits of a fix as the one replacement that reviewdog offers: what stands between them is repeated.
 *
 * @returns `undefined` where their bytes, or what stands between them, is not known, or where another file is edited.
 */
function toSuggestion({ edits }: Fix, file: string, known: KnownLine | undefined) {
  const ordered = edits.toSorted((first, second) => first.range.start.offset - second.range.start.offset)
  const first = ordered.at(0)
  const last = ordered.at(-1)
  if (first === undefined || last === undefined || edits.some((edit) => edit.file !== file)) return undefined
  const startColumn = byteColumn(first.range.start, known)
  const endColumn = byteColumn(last.range.end, known)
  const text = mergedText(ordered, known)
  if (startColumn === undefined || endColumn === undefined || text === undefined) return undefined
  return {
    range: {
      start: { line: first.range.start.line, column: startColumn },
      end: { line: last.range.end.line, column: endColumn },
    },
    text,
  }
}

function mergedText(edits: readonly FileEdit[], known: KnownLine | undefined): string | undefined {
  const [first, ...others] = edits
  let text = first?.text ?? ''
  let from = first?.range.end
  for (const { range, text: replacement } of others) {
    const { start } = range
    const isBetweenKnown = known?.line === start.line && known.line === from?.line
    if (from === undefined || !isBetweenKnown || byteColumn(from, known) === undefined) return undefined
    const { text: line, firstColumn } = known.excerpt
    text += line.slice(from.column - firstColumn, start.column - firstColumn) + replacement
    from = range.end
  }
  return text
}
