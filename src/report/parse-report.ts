import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { SCHEMA_VERSION } from './json.ts'
import { validate } from './validate-report.generated.js'

/** A finding as the report has it. */
type ReportedDiagnostic = Diagnostic & { readonly verify?: string }

/** A report that was read back, or why it is none: a clause that goes on from the name of the file. */
export type ParsedReport = { readonly result: LintResult } | { readonly problem: string }

/**
 * Reads back what `reportJson` wrote, by this version or another one of the same schema version.
 *
 * @param text of the file; a byte order mark is allowed.
 */
export function parseReport(text: string): ParsedReport {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { problem: 'is no JSON' }
  }
  const version = versionOf(data)
  if (version === undefined) return { problem: 'is no report of spec-lint: it has no `schemaVersion`' }
  if (version !== SCHEMA_VERSION) {
    return { problem: `has the schema version ${JSON.stringify(version)}, and this spec-lint reads ${SCHEMA_VERSION}` }
  }
  if (!validate(data)) return { problem: `is no report of spec-lint: ${firstError()}` }
  const { tool, summary, diagnostics, rules = [], files = [], failures = [], used, shards, settings } = data
  const read = { tool, summary, diagnostics: diagnostics.map(withoutCommand), rules, files, failures }
  return { result: { ...read, ...(used && { used }), ...(shards && { shards }), ...(settings && { settings }) } }
}

/** How to verify a finding is worked out anew for each report. */
function withoutCommand({ verify: _verify, ...diagnostic }: ReportedDiagnostic): Diagnostic {
  return diagnostic
}

function versionOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'schemaVersion' in data ? data.schemaVersion : undefined
}

function firstError(): string {
  const [error] = validate.errors ?? []
  return `\`${error?.instancePath || '/'}\` ${error?.message ?? 'is not as the schema has it'}`.replaceAll("'", '`')
}
