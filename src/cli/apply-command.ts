import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { NodeHost } from '../node/node-host.ts'
import { printable } from '../report/printable.ts'
import { counted } from '../report/wording.ts'
import type { ApplyOutcome } from '../service/apply-fix.ts'
import { chooseAffected } from './affected-specs.ts'
import type { Arguments } from './arguments.ts'
import { printChanges, saveChange } from './fix-specs.ts'
import { mentionLeftOut } from './left-out.ts'
import { loadConfig } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { pathsFrom, type PathFromHere } from './relocate.ts'
import { selectSpecs } from './select-specs.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import type { ApplyTask } from './task.ts'
import { UsageError } from './usage-error.ts'

/**
 * Makes one fix of one finding, prints what it changed, and says what is found in the file then.
 *
 * @returns `1` where the finding is there still, or the fix has brought others.
 * @throws UsageError where there is no such finding or no such fix.
 */
export async function apply(
  { fingerprint, suggestion }: ApplyTask,
  request: Arguments,
  shell: Shell,
): Promise<ExitCode> {
  const { root, configPath } = locateProject(request.config, request.paths, shell)
  const config = await loadConfig(configPath, shell.cwd)
  const host = new NodeHost(root)
  const fromHere = pathsFrom(host.root, shell.cwd)
  const selection = selectSpecs(request.paths, { host, config, configPath, root: host.root, cwd: shell.cwd })
  mentionLeftOut(selection, request, fromHere, shell)
  const files = (await chooseAffected({ host, config, selection, changes: undefined })).map(({ file }) => file)
  const asked = { fingerprint, files, rules: request.rules, ...(suggestion === undefined ? {} : { suggestion }) }
  const { createSpecLint } = await import('../service/create-spec-lint.ts')
  const outcome = await createSpecLint(host, config).apply(asked)
  if (outcome.kind === 'unknown') {
    const where = counted(outcome.checked.summary.specs, 'spec')
    throw new UsageError(`no finding in ${where} has the fingerprint \`${fingerprint}\`; it may be mended already`)
  }
  if (outcome.kind === 'no-fix') throw new UsageError(withoutFix(outcome.diagnostic, suggestion, fromHere))
  const place = { root: host.root, fromHere, color: request.color, shell }
  if (!saveChange(outcome.change, place)) return 2
  await printChanges([outcome.change], place)
  tell(outcome, fromHere, shell)
  return outcome.solved && outcome.brought.length === 0 ? 0 : 1
}

function withoutFix(diagnostic: Diagnostic, suggestion: number | undefined, fromHere: PathFromHere): string {
  const { fix, suggestions = [] } = diagnostic
  const has = suggestions.length === 0 ? 'no suggestions' : `${counted(suggestions.length, 'suggestion')}`
  const finding = `${nameOf(diagnostic, fromHere)} (${diagnostic.ruleId})`
  if (suggestion !== undefined) {
    return `${finding} has ${has}${fix === undefined ? '' : ' and a fix; leave `--suggestion` out to make it'}`
  }
  return `${finding} has no fix${suggestions.length === 0 ? '' : `, but ${has}; choose one with \`--suggestion N\``}`
}

function tell(
  { diagnostic, fix, solved, brought }: Extract<ApplyOutcome, { kind: 'applied' }>,
  fromHere: PathFromHere,
  shell: Shell,
): void {
  say(shell, `${nameOf(diagnostic, fromHere)}: ${fix.title} (${fix.safety}, ${diagnostic.ruleId})`)
  say(shell, solved ? 'the finding is gone' : 'the finding is there still')
  for (const other of brought) {
    say(shell, `new: ${nameOf(other, fromHere)} ${other.severity} ${other.ruleId}: ${printable(other.message)}`)
  }
}

function nameOf({ file, range }: Diagnostic, fromHere: PathFromHere): string {
  return `\`${fromHere(file)}:${range.start.line}:${range.start.column}\``
}
