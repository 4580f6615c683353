import { dirname, resolve } from 'node:path'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { isLedOut } from '../node/led-out.ts'
import { makeFolder } from '../node/make-folder.ts'
import { isFolder } from '../node/text-file.ts'
import { writeOutput } from '../node/write-file.ts'
import { PLAIN_STYLE } from '../report/style.ts'
import type { Arguments } from './arguments.ts'
import { makeReport } from './formats.ts'
import type { ReportRequest } from './report-options.ts'
import { say, type Shell } from './shell.ts'
import { terminalStyle, wantsColor } from './terminal-style.ts'
import { UsageError } from './usage-error.ts'

/**
 * Makes every report that was asked for, and puts it where it belongs.
 *
 * @throws UsageError where a file cannot be written.
 */
export async function writeReports(
  result: LintResult,
  { reports, quiet, color }: Arguments,
  shell: Shell,
): Promise<void> {
  const told = quiet
    ? { ...result, diagnostics: result.diagnostics.filter(({ severity }) => severity === 'error') }
    : result
  const notes = new Set<string>()
  for (const { format, file } of reports.length === 0 ? [usualReport(shell)] : reports) {
    const style = file === undefined ? await terminalStyle(wantsColor(color, shell, shell.stdout)) : PLAIN_STYLE
    const { text, note } = await makeReport(format, told, style)
    if (file === undefined) shell.stdout.write(text)
    else writeReport(file, text, shell)
    if (note === undefined || notes.has(note)) continue
    notes.add(note)
    say(shell, note)
  }
}

/** The format where none is asked for: text for a reader, and annotations where GitHub Actions reads the output. */
function usualReport(shell: Shell): ReportRequest {
  if (shell.env['GITHUB_ACTIONS'] !== 'true' || shell.stdout.isTTY) return { format: 'text', file: undefined }
  say(shell, 'reporting in the format `github`, since this runs in GitHub Actions; `--format text` is for people')
  return { format: 'github', file: undefined }
}

function writeReport(file: string, text: string, shell: Shell): void {
  const path = resolve(shell.cwd, file)
  if (isLedOut(path, shell.cwd)) {
    throw new UsageError(`cannot write the report to \`${file}\`: a link there leads out of the project`)
  }
  if (isFolder(path)) throw new UsageError(`cannot write the report to \`${file}\`: it is a folder`)
  try {
    makeFolder(dirname(path))
    writeOutput(path, text)
  } catch (error) {
    throw new UsageError(
      `cannot write the report to \`${file}\`: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  say(shell, `wrote ${file}`)
}
