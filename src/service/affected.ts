import type { Config } from '../config/model.ts'
import type { AffectedReason } from './affected-reason.ts'
import { isDataFile } from './data-file.ts'
import type { Host } from './host.ts'
import { OverlayHost } from './overlay-host.ts'
import { ProjectComparison } from './project-comparison.ts'

/** A spec whose judgement a change may alter. */
export interface AffectedSpec {
  readonly file: string
  /** At least one, in the order of the spec, each once. */
  readonly reasons: readonly AffectedReason[]
}

/** Two states of one project. */
export interface ProjectChange {
  readonly before: Host
  readonly after: Host
  /** Files that differ, absent ones included. */
  readonly changed: ReadonlySet<string>
  /** The config, where it is one of them. */
  readonly changedConfig: string | undefined
  /** A submodule that is at another commit, where there is one: nobody knows what differs in it. */
  readonly changedSubmodule: string | undefined
}

/**
 * The specs that a change concerns: those that were changed themselves, and those that call an operation of which
 * something is different that a rule may judge by. A new description in a swagger document concerns none.
 *
 * @param specs paths of the specs that are asked about.
 * @returns in the order of `specs`.
 */
export async function findAffected(
  { before, after, changed, changedConfig, changedSubmodule }: ProjectChange,
  config: Config,
  specs: readonly string[],
): Promise<readonly AffectedSpec[]> {
  if (changedConfig !== undefined)
    return specs.map((file) => ({ file, reasons: [{ kind: 'config', file: changedConfig }] }))
  if (changedSubmodule !== undefined)
    return specs.map((file) => ({ file, reasons: [{ kind: 'submodule', file: changedSubmodule }] }))
  const isSpec = new Set(specs)
  const isDataChanged = [...changed].some((path) => !isSpec.has(path) && isDataFile(path))
  const comparison = isDataChanged ? new ProjectComparison(before, after, changed, config) : undefined
  const affected: AffectedSpec[] = []
  for (const file of specs) {
    const reasons: readonly AffectedReason[] = changed.has(file)
      ? [{ kind: 'spec' }]
      : ((await comparison?.reasons(file)) ?? [])
    if (reasons.length > 0) affected.push({ file, reasons })
  }
  return affected
}

/**
 * The specs that depend on swagger documents, or on files that such refer to: those that would be judged differently
 * without them.
 *
 * @param specs paths of the specs that are asked about.
 */
export async function findDependents(
  host: Host,
  config: Config,
  files: readonly string[],
  specs: readonly string[],
): Promise<readonly string[]> {
  const without = new OverlayHost(host, new Map(files.map((file) => [file, undefined])))
  const nothingElse = { changedConfig: undefined, changedSubmodule: undefined }
  const change = { before: without, after: host, changed: new Set(files), ...nothingElse }
  return (await findAffected(change, config, specs)).map((spec) => spec.file)
}
