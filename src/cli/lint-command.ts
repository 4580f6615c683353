import type { LintResult } from '../diagnostic/lint-result.ts'
import { NodeHost } from '../node/node-host.ts'
import { counted } from '../report/wording.ts'
import { createSpecLint } from '../service/create-spec-lint.ts'
import type { Arguments } from './arguments.ts'
import { gate } from './exit-code.ts'
import { loadConfig } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { withProgress } from './progress.ts'
import { pathsFrom, relocate, type PathFromHere } from './relocate.ts'
import { selectSpecs, type Selection } from './select-specs.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import { UsageError } from './usage-error.ts'
import { writeReports } from './write-reports.ts'

/**
 * Lints what the command line asks for and writes the reports.
 *
 * @throws UsageError and ConfigError where nothing can be judged.
 */
export async function lint(request: Arguments, shell: Shell): Promise<ExitCode> {
  const { root, configPath } = locateProject(request.config, request.paths, shell)
  const config = await loadConfig(configPath, shell.cwd)
  const host = new NodeHost(root)
  const fromHere = pathsFrom(host.root, shell.cwd)
  const selection = selectSpecs(request.paths, { host, config, root: host.root, cwd: shell.cwd })
  mentionLeftOut(selection, request, fromHere, shell)
  const { files } = selection
  const judged = await withProgress(shell, `checking ${counted(files.length, 'spec')}`, () =>
    createSpecLint(host, config).lint({ files, rules: request.rules }),
  )
  const result = relocate(request.timing ? judged : withoutTiming(judged), fromHere)
  await writeReports(result, request, shell)
  const complete = mentionFailures(result, files.map(fromHere), shell)
  return complete ? gate(result, request) : 2
}

/** The same bytes from run to run. */
function withoutTiming(result: LintResult): LintResult {
  return { ...result, summary: { ...result.summary, durationMs: 0 } }
}

/** @throws UsageError where something matched nothing and that was not allowed. */
function mentionLeftOut(
  { excluded, unmatched }: Selection,
  { errorOnUnmatchedPattern }: Arguments,
  fromHere: PathFromHere,
  shell: Shell,
): void {
  if (unmatched.length > 0) {
    const message = `no spec matches ${unmatched.join(' or ')}`
    if (errorOnUnmatchedPattern) throw new UsageError(message)
    say(shell, message)
  }
  if (excluded.length > 0)
    say(
      shell,
      `${excluded.map((path) => `\`${fromHere(path)}\``).join(', ')} ${excluded.length === 1 ? 'is' : 'are'} excluded by the config's \`ignore\``,
    )
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
