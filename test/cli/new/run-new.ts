import { newMain } from '../../../src/cli/new/main.ts'
import { runProgram, type Outcome } from '../project.ts'

/** Runs `spec-new` in this process, on a real folder, at 2026-01-02T03:04:05Z. */
export function runNew(cwd: string, ...argv: readonly string[]): Promise<Outcome> {
  return runProgram(newMain, cwd, argv, { env: { SOURCE_DATE_EPOCH: '1767323045' } })
}
