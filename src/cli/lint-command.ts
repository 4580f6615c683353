import type { LintResult } from '../diagnostic/lint-result.ts'
import { NodeHost } from '../node/node-host.ts'
import { readTextFile } from '../node/text-file.ts'
import { counted } from '../report/wording.ts'
import type { FixOutcome } from '../service/fix.ts'
import { searchOnce } from '../service/search-once.ts'
import { timedHost } from '../service/timed-host.ts'
import { startClock, type PhaseClock } from '../text/phases.ts'
import { chooseSpecs, openChanges, stateReader } from './affected-specs.ts'
import type { Arguments } from './arguments.ts'
import { baselineFile, type BaselinePlace } from './baseline-file.ts'
import type { FixedRun, FixPlace } from './fix-specs.ts'
import { gate } from './exit-code.ts'
import { loadConfig } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { mentionLeftOut, mentionNoSwagger } from './left-out.ts'
import { openResults } from './open-results.ts'
import { outputGround } from './output-ground.ts'
import { withProgress } from './progress.ts'
import { pathsFrom, relocate } from './relocate.ts'
import { settingsOf } from './run-settings.ts'
import { selectSpecs } from './select-specs.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import type { Unaccepted } from './with-baseline.ts'
import { writeReports } from './write-reports.ts'

/**
 * Lints what the command line asks for and writes the reports.
 *
 * @throws UsageError and ConfigError where nothing can be judged.
 */
export async function lint(request: Arguments, shell: Shell): Promise<ExitCode> {
  const { root, configPath } = locateProject(request.config, request.paths, shell)
  const disk = new NodeHost(root)
  const changes = await openChanges(request.changes, disk, configPath, shell)
  const read = stateReader(changes, disk.root, readTextFile)
  const config = await loadConfig(configPath, shell.cwd, read)
  const host = searchOnce(changes?.after ?? disk)
  const fromHere = pathsFrom(disk.root, shell.cwd)
  const isAnew = request.fix !== undefined || request.profile
  const known = isAnew ? undefined : openResults(request, disk, config, shell, changes?.overlay)
  const space = { host: known?.host ?? host, config, configPath, root: disk.root, cwd: shell.cwd }
  const selection = selectSpecs(request.paths, space)
  mentionLeftOut(selection, request, fromHere, shell)
  const files = await chooseSpecs({ host, config, selection, changes }, request, shell)
  const complete = request.paths.length === 0 && changes === undefined && request.shard === undefined
  const place = { root: disk.root, fromHere, color: request.color, shell, complete, read }
  const started = Date.now()
  let profile: PhaseClock | undefined
  // Reports are merged as JSON, and each says then what it counted.
  const isForPrograms = request.reports.some(({ format }) => format === 'json')
  const isPart = !complete && isForPrograms
  // A run over all is the same run whichever there are: what it listed tells.
  const asked = { ...(complete ? {} : { files }), rules: request.rules, isPart }
  const judged =
    known?.find(asked) ??
    (await withProgress(shell, `checking ${counted(files.length, 'spec')}`, async (onJudged) => {
      // The linter is most of the program, and only linting needs it.
      const { createSpecLint } = await import('../service/create-spec-lint.ts')
      if (request.profile) profile = startClock()
      const seen = known?.host ?? (request.profile ? timedHost(host) : host)
      const linter = createSpecLint(seen, config, known?.kept)
      return request.fix === undefined
        ? linter.lint({ ...asked, onJudged, onUntil: (until) => known?.noteUntil(until) })
        : linter.fix({ ...asked, unsafe: request.fix.unsafe })
    }))
  if (complete && 'diagnostics' in judged && judged.diagnostics.length > 0) {
    mentionNoSwagger(known?.host ?? host, config, { root, configPath }, shell)
  }
  known?.close()
  const judgedAt = Date.now()
  const fixed = 'changes' in judged ? await saveOutcome(judged, request, place) : { result: judged, complete: true }
  const { told, until } = await hideAccepted(fixed.result, request, place)
  const { shard } = request
  const settings = isForPrograms ? settingsOf(request, { root, configPath }, shell) : undefined
  const result = {
    ...relocate(request.timing ? told : withoutTiming(told), fromHere),
    ...(settings && { settings }),
    ...(shard && { shards: { count: shard.count, indexes: [shard.index] } }),
  }
  await report(result, request, shell)
  if (profile !== undefined) {
    const { printProfile } = await import('./print-profile.ts')
    const reported = { name: 'report', milliseconds: Date.now() - judgedAt, count: 1 }
    printProfile([...profile.phases, reported], Date.now() - started, shell)
  }
  const isRead = mentionFailures(result, files.map(fromHere), shell)
  const exitCode = isRead && fixed.complete ? gate(result, request) : 2
  const judgedBy = known?.ground
  const ground = judgedBy && outputGround(judgedBy, request, { root, configPath }, shell)
  if (ground !== undefined) shell.remember?.(exitCode, { ...ground, until: Math.min(ground.until, until) })
  return exitCode
}

/** Most runs fix nothing and have no baseline, and load none of what it takes. */
async function saveOutcome(outcome: FixOutcome, { fix }: Arguments, place: FixPlace): Promise<FixedRun> {
  const { saveFixes } = await import('./fix-specs.ts')
  return saveFixes(outcome, fix ?? { unsafe: false, dry: true }, place)
}

async function hideAccepted(result: LintResult, request: Arguments, place: BaselinePlace): Promise<Unaccepted> {
  const file = baselineFile(request, place)
  if (file === undefined) return { told: result, until: Infinity }
  const { withBaseline } = await import('./with-baseline.ts')
  return withBaseline(result, file, request.updateBaseline, place)
}

/** Where a diff goes to standard output, the report does not. */
async function report(result: LintResult, request: Arguments, shell: Shell): Promise<void> {
  if (request.fix?.dry !== true) return writeReports(result, request, shell)
  const reports = request.reports.filter(({ file }) => file !== undefined)
  if (reports.length > 0) await writeReports(result, { ...request, reports }, shell)
}

/** The same bytes from run to run. */
function withoutTiming(result: LintResult): LintResult {
  return { ...result, summary: { ...result.summary, durationMs: 0 } }
}

/** Tells what could not be judged; whether there was nothing of the kind. */
function mentionFailures({ files, failures }: LintResult, asked: readonly string[], shell: Shell): boolean {
  const read = new Set(files)
  const unread = asked.filter((path) => !read.has(path))
  for (const path of unread) say(shell, `cannot read \`${path}\``)
  for (const { ruleId, file, message } of failures) {
    say(
      shell,
      `the rule \`${ruleId}\` failed on \`${file}\`: ${message}; this is a defect of spec-lint, please report it`,
    )
  }
  return unread.length === 0
}
