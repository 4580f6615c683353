import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { PLAIN_STYLE } from '../report/style.ts'
import type { Arguments } from './arguments.ts'
import { reporterOf } from './formats.ts'
import { say, type Shell } from './shell.ts'
import { terminalStyle, wantsColor } from './terminal-style.ts'
import { UsageError } from './usage-error.ts'

/**
 * Makes every report that was asked for, and puts it where it belongs.
 *
 * @throws UsageError where a file cannot be written.
 */
export function writeReports(result: LintResult, { reports, quiet, color }: Arguments, shell: Shell): void {
  const told = quiet
    ? { ...result, diagnostics: result.diagnostics.filter(({ severity }) => severity === 'error') }
    : result
  for (const { format, file } of reports) {
    const style = file === undefined ? terminalStyle(wantsColor(color, shell, shell.stdout)) : PLAIN_STYLE
    const text = reporterOf(format, style)(told)
    if (file === undefined) shell.stdout.write(text)
    else writeReport(file, text, shell)
  }
}

function writeReport(file: string, text: string, shell: Shell): void {
  const path = resolve(shell.cwd, file)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(
      `cannot write the report to \`${file}\`: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  say(shell, `wrote ${file}`)
}
