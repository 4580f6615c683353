import { resolve } from 'node:path'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { NodeHost } from '../node/node-host.ts'
import { isFile, isFolder, readTextFile } from '../node/text-file.ts'
import { whyUnread } from '../node/why-unread.ts'
import { mergeResults } from '../report/merge-results.ts'
import { parseReport } from '../report/parse-report.ts'
import { enumerated } from '../report/wording.ts'
import type { Arguments } from './arguments.ts'
import { gate } from './exit-code.ts'
import { settingsOfSaved } from './run-settings.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import { UsageError } from './usage-error.ts'
import { writeReports } from './write-reports.ts'

/** How many missing shards are listed. */
const MOST_LISTED = 20

/**
 * Prints reports that were saved as JSON, merged where there are several, in the formats that are asked for, and
 * judges them by the gate of this run.
 *
 * @param reports files and globs, as typed; one at least.
 * @returns 2 where they are shards of one run and not all of them.
 * @throws UsageError where one is missing or is no report, or where nothing had been checked.
 */
export async function printSaved(reports: readonly string[], request: Arguments, shell: Shell): Promise<ExitCode> {
  const paths = [...new Set(reports.flatMap((report) => expand(report, shell.cwd)))]
  const [first, ...others] = paths.map((path) => readReport(path, shell.cwd))
  if (first === undefined) throw new UsageError('`--from` names no report')
  const result = mergeResults([first, ...others])
  if (result.summary.specs === 0 && request.errorOnUnmatchedPattern) {
    throw new UsageError(`nothing was checked in the run that ${paths.map((path) => `\`${path}\``).join(', ')} reports`)
  }
  const told = await withoutAccepted(result, request, shell)
  const { settings: _earlier, ...findings } = told
  const settings = settingsOfSaved(result, request)
  await writeReports({ ...findings, ...(settings && { settings }) }, request, shell)
  return isMissingShards(result, paths, shell) ? 2 : gate(told, request)
}

/** Whether merged shards leave some out, which is said: nobody knows what is found there. A lone one is printed as it is. */
function isMissingShards({ shards }: LintResult, paths: readonly string[], shell: Shell): boolean {
  if (shards === undefined || (paths.length === 1 && shards.indexes.length === 1)) return false
  const known = new Set(shards.indexes)
  const missing: string[] = []
  // A report may say any count; no more is walked through than what is there and what is listed.
  for (let index = 1; index <= shards.count && missing.length <= MOST_LISTED; index++) {
    if (!known.has(index)) missing.push(String(index))
  }
  if (missing.length === 0) return false
  const listed = missing.length > MOST_LISTED ? [...missing.slice(0, MOST_LISTED), 'others'] : missing
  say(shell, `of ${shards.count} shards, no report is there of ${enumerated(listed)}`)
  return true
}

/** The project's own baseline was used when the report was made; one that is named is used now. */
async function withoutAccepted(result: LintResult, { baseline }: Arguments, shell: Shell): Promise<LintResult> {
  if (typeof baseline !== 'string') return result
  const { withBaseline } = await import('./with-baseline.ts')
  const file = { shown: baseline, path: resolve(shell.cwd, baseline) }
  const place = { root: shell.cwd, complete: false, fromHere: (path: string) => path, shell, read: readTextFile }
  return withBaseline(result, file, false, place).told
}

/** A glob as the files that it matches, sorted, for shells that leave it as it is; anything else as itself. */
function expand(typed: string, cwd: string): readonly string[] {
  if (isFile(resolve(cwd, typed)) || !/[*?[{]/.test(typed)) return [typed]
  const segments = typed.replaceAll('\\', '/').split('/')
  const at = segments.findIndex((segment) => /[*?[{]/.test(segment))
  const folder = segments
    .slice(0, at)
    .map((segment) => `${segment}/`)
    .join('')
  const base = resolve(cwd, folder)
  const found = isFolder(base) ? new NodeHost(base).list([segments.slice(at).join('/')], []) : []
  if (found.length === 0) throw new UsageError(`no report matches \`${typed}\``)
  return found.map((path) => `${folder}${path}`)
}

function readReport(path: string, cwd: string): LintResult {
  const text = readTextFile(resolve(cwd, path))
  if (text === undefined) throw new UsageError(`cannot read the report \`${path}\`: ${whyUnread(resolve(cwd, path))}`)
  const parsed = parseReport(text)
  if ('problem' in parsed) throw new UsageError(`\`${path}\` ${parsed.problem}`)
  return parsed.result
}
