import { basename, sep } from 'node:path'
import type { Config } from '../config/model.ts'
import { CONFIG_NAMES } from '../node/find-config.ts'
import type { GitChanges } from '../node/git-changes.ts'
import type { NodeHost } from '../node/node-host.ts'
import type { AffectedSpec, ProjectChange } from '../service/affected.ts'
import { shardOf } from '../service/shard.ts'
import type { Host } from '../service/host.ts'
import type { Arguments } from './arguments.ts'
import type { ChangeRange } from './changed-options.ts'
import type { Selection } from './select-specs.ts'
import { say, type Shell } from './shell.ts'
import { UsageError } from './usage-error.ts'

/**
 * The two states of the project between which only what changed is asked for; `undefined` where all of it is.
 *
 * @param configPath absolute path of the config, if there is one.
 * @throws UsageError where git cannot say.
 */
export async function openChanges(
  range: ChangeRange | undefined,
  disk: NodeHost,
  configPath: string | undefined,
  { env }: Pick<Shell, 'env'>,
): Promise<OpenChanges | undefined> {
  if (range === undefined) return undefined
  // Most runs ask git nothing, and do not load what it takes.
  const [{ changesSince, stagedChanges }, { GitError }] = await Promise.all([
    import('../node/git-changes.ts'),
    import('../node/git.ts'),
  ])
  try {
    const changes = range.kind === 'staged' ? stagedChanges(disk, env) : changesSince(disk, range.revision, env)
    const [changedSubmodule] = changes.submodules
    return { ...changes, changedConfig: findChangedConfig(changes, configPath), changedSubmodule }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    throw new UsageError(`\`${spellRange(range)}\` cannot be followed: ${error.message}`)
  }
}

/** The two states of the project, and what the second one has in place of files of the disk. */
export type OpenChanges = ProjectChange & Pick<GitChanges, 'overlay'>

/** As it is typed. */
export function spellRange(range: ChangeRange): string {
  return range.kind === 'staged' ? '--staged' : `--since ${range.revision}`
}

/** The config is in the root of its project. One that was deleted there changes as much as one that was edited. */
function findChangedConfig({ before, after, changed }: GitChanges, configPath: string | undefined): string | undefined {
  const own = configPath === undefined ? [] : [basename(configPath)]
  return [...new Set([...own, ...CONFIG_NAMES, 'package.json'])].find(
    (name) => changed.has(name) && settingsIn(before, name) !== settingsIn(after, name),
  )
}

/** Of a `package.json`, our key alone. */
function settingsIn(host: Host, name: string): string | undefined {
  const text = host.read(name)
  if (text === undefined || name !== 'package.json') return text
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (typeof manifest !== 'object' || manifest === null) return undefined
    return JSON.stringify(Object.entries(manifest).find(([key]) => key === 'spec-lint')?.[1])
  } catch {
    return undefined
  }
}

/** Reads the config, or a baseline, as it is in the state that is judged; what git was never told of, from the disk. */
export function stateReader(
  changes: ProjectChange | undefined,
  root: string,
  readDisk: (path: string) => string | undefined,
): (path: string) => string | undefined {
  if (changes === undefined) return readDisk
  return (path) => {
    const inside = path.startsWith(`${root}${sep}`) ? path.slice(root.length + 1) : undefined
    return (inside === undefined ? undefined : changes.after.read(inside)) ?? readDisk(path)
  }
}

/** What specs are chosen from, and how. */
export interface Choice {
  readonly host: Host
  readonly config: Config
  readonly selection: Selection
  readonly changes: ProjectChange | undefined
}

/**
 * Of the specs that are named (and those that depend on a swagger document that is named), those that a change
 * concerns, with the reason.
 */
export async function chooseAffected({ host, config, selection, changes }: Choice): Promise<readonly AffectedSpec[]> {
  const named = await namedSpecs({ host, config, selection })
  if (changes === undefined) return named.map((file) => ({ file, reasons: [] }))
  const { findAffected } = await import('../service/affected.ts')
  return findAffected(changes, config, named)
}

async function namedSpecs({ host, config, selection }: Omit<Choice, 'changes'>): Promise<readonly string[]> {
  const { files, swagger } = selection
  if (swagger.length === 0) return files
  const { findDependents } = await import('../service/affected.ts')
  const dependents = await findDependents(host, config, swagger, host.list(config.specs, config.ignore))
  return [...new Set([...files, ...dependents])].toSorted()
}

/** The specs to lint; says so on standard error where a choice leaves none. */
export async function chooseSpecs(
  choice: Choice,
  { changes: range, shard }: Pick<Arguments, 'changes' | 'shard'>,
  shell: Shell,
): Promise<readonly string[]> {
  const chosen = (await chooseAffected(choice)).map(({ file }) => file)
  const files = shard === undefined ? chosen : shardOf(chosen, shard)
  if (files.length > 0) return files
  const { swagger } = choice.selection
  if (chosen.length > 0 && shard !== undefined) say(shell, `no spec falls to shard ${shard.index}/${shard.count}`)
  else if (range !== undefined) say(shell, `nothing to check: \`${spellRange(range)}\` affects no spec`)
  else if (swagger.length > 0) say(shell, `no spec depends on ${swagger.map((path) => `\`${path}\``).join(' or ')}`)
  return files
}
