import type { LintResult } from '../diagnostic/lint-result.ts'

/** A report in JSON as `schema/report.json` has it. */
export interface JsonReport
  extends Pick<LintResult, 'tool' | 'summary' | 'diagnostics'>, Partial<Pick<LintResult, 'rules' | 'files' | 'failures' | 'used' | 'shards' | 'settings'>> {
  readonly schemaVersion: 1
}

/** What of ajv's `ErrorObject` we read. */
export interface ReportSchemaError {
  /** JSON Pointer of the value. */
  readonly instancePath: string
  /** "must be integer". */
  readonly message?: string
}

/** `schema/report.json`, compiled. */
export declare const validate: {
  (data: unknown): data is JsonReport
  readonly errors?: readonly ReportSchemaError[] | null
}
