import type { LintResult } from '../diagnostic/lint-result.ts'
import { reaches } from '../diagnostic/severity.ts'
import type { Arguments } from './arguments.ts'
import type { ExitCode } from './shell.ts'

/** What a result comes to at the gate that the command line sets. */
export function gate(result: LintResult, { failOn, maxWarnings }: Pick<Arguments, 'failOn' | 'maxWarnings'>): ExitCode {
  if (result.failures.length > 0) return 2
  if (result.diagnostics.some(({ severity }) => reaches(severity, failOn))) return 1
  return maxWarnings !== undefined && result.summary.warnings > maxWarnings ? 1 : 0
}
