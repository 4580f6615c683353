import { lstatSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { findConfig } from '../node/find-config.ts'
import { NodeHost } from '../node/node-host.ts'
import { isFolder } from '../node/text-file.ts'
import { WriteError, writeAtomically } from '../node/write-file.ts'
import type { Arguments } from './arguments.ts'
import { withProgress } from './progress.ts'
import type { ExitCode, Shell } from './shell.ts'
import { shownFrom } from './shown-from.ts'
import type { InitTask } from './task.ts'
import { UsageError } from './usage-error.ts'

/** The name of a config that nobody named otherwise. */
const CONFIG_NAME = 'spec-lint.config.yaml'

/**
 * Writes a config for what stands in the folder, and prints what it found, what it left out and what to do next.
 *
 * @throws UsageError where there is a config already, or nothing to write one for.
 */
export async function init(
  { force }: InitTask,
  { config }: Pick<Arguments, 'config'>,
  shell: Shell,
): Promise<ExitCode> {
  const target = typeof config === 'string' ? namedTarget(config, force, shell) : ownTarget(force, shell)
  const folder = dirname(target)
  const [{ proposeConfig }, { describeProposal, renderProposal }, { ignoredByGit }] = await Promise.all([
    import('../service/propose-config.ts'),
    import('../service/proposal/describe-proposal.ts'),
    import('../node/git-ignored.ts'),
  ])
  const host = new NodeHost(folder)
  const proposal = await withProgress(shell, 'looking for specs and swagger documents', () =>
    proposeConfig(host, ignoredByGit(host.root, shell.env)),
  )
  if (proposal.specs === 0 && proposal.documents === 0) {
    const where = folder === shell.cwd ? 'here' : `in \`${shownFrom(shell.cwd, folder)}\``
    throw new UsageError(
      `there are no specs and no swagger documents ${where}, so there is nothing to configure; run \`--init\` in the folder that holds both`,
    )
  }
  try {
    writeAtomically(target, renderProposal(proposal, /\.jsonc?$/i.test(target) ? 'json' : 'yaml'))
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(error.message)
    throw error
  }
  shell.stdout.write(describeProposal(proposal, shownFrom(shell.cwd, target)))
  return 0
}

/** The config of the working directory. */
function ownTarget(force: boolean, { cwd }: Shell): string {
  const search = findConfig(cwd)
  if (search.kind === 'none') return join(cwd, CONFIG_NAME)
  if (search.kind === 'ambiguous') {
    const names = search.paths.map((path) => `\`${shownFrom(cwd, path)}\``)
    throw new UsageError(`${names.join(' and ')} both configure this folder; keep one`)
  }
  const shown = shownFrom(cwd, search.path)
  if (dirname(search.path) !== cwd) {
    if (force) return join(cwd, CONFIG_NAME)
    throw new UsageError(`\`${shown}\` configures this folder already; \`--init --force\` writes another config here`)
  }
  if (basename(search.path) === 'package.json') {
    throw new UsageError('`package.json` holds a config already; take its key `spec-lint` out to have one written')
  }
  if (!force) throw alreadyThere(shown)
  return search.path
}

function namedTarget(config: string, force: boolean, { cwd }: Shell): string {
  const target = resolve(cwd, config)
  if (!/\.(?:jsonc?|ya?ml)$/i.test(target) || basename(target) === 'package.json') {
    throw new UsageError(`\`--init\` writes JSON or YAML, and \`${config}\` is named like neither`)
  }
  if (!isFolder(dirname(target))) throw new UsageError(`there is no folder for \`${config}\``)
  // A link that leads nowhere is something that is there.
  if (!force && lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw alreadyThere(config)
  return target
}

function alreadyThere(shown: string): UsageError {
  return new UsageError(`\`${shown}\` is there already; \`--init --force\` replaces it`)
}
