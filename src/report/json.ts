import type { Diagnostic, FileEdit, Fix, RelatedDiagnostic, RunSettings } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import type { Reporter } from './reporter.ts'
import { verifyCommand } from './verify-command.ts'

/** Version of the report's shape. Within a version fields are only added; `schema/report.json` describes it. */
export const SCHEMA_VERSION = 1

/**
 * The report for programs: everything that other formats show, so that it can be read back and reported in any of them.
 * Every object is built field by field: the order of the fields, and the fields themselves, are a promise.
 */
export const reportJson: Reporter = (result) => `${JSON.stringify(toReport(result), undefined, 2)}\n`

function toReport({ tool, summary, diagnostics, rules, files, failures, used, shards, settings }: LintResult) {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: tool.name, version: tool.version },
    summary: {
      specs: summary.specs,
      steps: summary.steps,
      operations: summary.operations,
      swaggerDocuments: summary.swaggerDocuments,
      rules: summary.rules,
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      suppressed: summary.suppressed,
      baselined: summary.baselined,
      fixable: summary.fixable,
      durationMs: summary.durationMs,
    },
    diagnostics: diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, settings)),
    rules: rules.map(({ id, summary: text, severity, url }) => ({ id, summary: text, severity, url })),
    files,
    failures: failures.map(({ ruleId, file, message }) => ({ ruleId, file, message })),
    used: used && {
      operations: used.operations,
      swaggerDocuments: used.swaggerDocuments,
      steps: used.steps,
      suppressed: used.suppressed,
      baselined: used.baselined,
    },
    shards: shards && { count: shards.count, indexes: shards.indexes },
    settings: settings && toJsonSettings(settings),
  }
}

function toJsonDiagnostic(diagnostic: Diagnostic, settings: RunSettings | undefined) {
  return {
    file: diagnostic.file,
    ruleId: diagnostic.ruleId,
    severity: diagnostic.severity,
    message: diagnostic.message,
    range: diagnostic.range,
    related: diagnostic.related.map(toJsonRelated),
    help: diagnostic.help,
    fingerprint: diagnostic.fingerprint,
    verify: verifyCommand(diagnostic, { ...settings, ...diagnostic.settings }),
    fix: diagnostic.fix && toJsonFix(diagnostic.fix),
    suggestions: (diagnostic.suggestions ?? []).map(toJsonFix),
    turnedDown: diagnostic.turnedDown,
    cause: diagnostic.cause,
    against: diagnostic.against,
    excerpt: diagnostic.excerpt,
    settings: diagnostic.settings && toJsonSettings(diagnostic.settings),
  }
}

function toJsonSettings({ config, rules, failOn, maxWarnings, baseline }: RunSettings) {
  return { config, rules, failOn, maxWarnings, baseline }
}

function toJsonRelated({ file, range, message, excerpt }: RelatedDiagnostic) {
  return { file, range, message, excerpt }
}

function toJsonFix({ title, safety, edits }: Fix) {
  return { title, safety, edits: edits.map(({ file, range, text }: FileEdit) => ({ file, range, text })) }
}
