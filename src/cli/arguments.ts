import type { RuleSetting } from '../config/model.ts'
import { SEVERITIES, type Severity } from '../diagnostic/severity.ts'
import type { Shard } from '../service/shard.ts'
import { checkChanges, checkShard, type ChangeRange } from './changed-options.ts'
import type { FixMode } from './fix-specs.ts'
import { checkOneOf } from './one-of.ts'
import { checkBaseline, checkCache, checkFixes, checkFrom, checkInstead, checkWatch } from './option-conflicts.ts'
import type { RawOptions } from './raw-options.ts'
import { checkReports, formatsOf, type ReportRequest } from './report-options.ts'
import { checkRuleSetting } from './rule-option.ts'
import { checkTask, type Task } from './task.ts'
import { UsageError } from './usage-error.ts'

/** What the command line asks for, checked. */
export interface Arguments {
  /** Files, folders and globs, as typed. */
  readonly paths: readonly string[]
  /** None: in the format that suits the surroundings. */
  readonly reports: readonly ReportRequest[]
  /** Path of the config, `false` for none; `undefined`: the nearest. */
  readonly config: string | false | undefined
  readonly rules: Readonly<Record<string, RuleSetting>>
  /** Leaves everything but errors out of the reports. */
  readonly quiet: boolean
  readonly maxWarnings: number | undefined
  readonly failOn: Severity
  /** `undefined`: as the environment has it. */
  readonly color: boolean | undefined
  readonly errorOnUnmatchedPattern: boolean
  /** Says how long the run took, which makes a report differ from run to run. */
  readonly timing: boolean
  /** Says what took how long. */
  readonly profile: boolean
  /** `undefined`: nothing is fixed. */
  readonly fix: FixMode | undefined
  /** Path of the baseline, `false` for none; `undefined`: the project's own, where it has one. */
  readonly baseline: string | false | undefined
  /** Writes the baseline anew. */
  readonly updateBaseline: boolean
  /** Leaves out what no change concerns. */
  readonly changes: ChangeRange | undefined
  /** Leaves out what falls to other machines. */
  readonly shard: Shard | undefined
  /** Folder for the results of this run and of the next, `false` for none; `undefined`: the project's own. */
  readonly cache: string | false | undefined
  /** Lints again whenever something changes. */
  readonly watch: boolean
  readonly task: Task
}

/**
 * Checks what was typed.
 *
 * @throws UsageError for the first thing that is wrong.
 */
export function checkArguments(paths: readonly string[], options: RawOptions): Arguments {
  checkInstead(options)
  checkFrom(options)
  return {
    paths: paths.map(checkPath),
    reports: checkReports(formatsOf(options), options.output),
    config: options.config,
    rules: Object.fromEntries((options.rule ?? []).map(checkRuleSetting)),
    quiet: options.quiet ?? false,
    maxWarnings: options.maxWarnings === undefined ? undefined : checkCount('--max-warnings', options.maxWarnings),
    failOn: checkOneOf('--fail-on', 'severity', options.failOn, SEVERITIES),
    color: options.color,
    errorOnUnmatchedPattern: options.errorOnUnmatchedPattern,
    timing: options.timing ?? false,
    profile: options.profile ?? false,
    fix: checkFixes(options),
    baseline: checkBaseline(options),
    updateBaseline: options.updateBaseline ?? false,
    changes: checkChanges(
      options.staged ?? false,
      options.since,
      options.fix === true && !(options.diff ?? options.fixDryRun ?? false),
    ),
    shard: options.shard === undefined ? undefined : checkShard(options.shard),
    cache: checkCache(options),
    watch: checkWatch(options),
    task: checkTask(paths, options),
  }
}

function checkPath(path: string): string {
  if (path === '') throw new UsageError('a path is empty; name a file, a folder or a glob')
  return path
}

function checkCount(option: string, said: string): number {
  if (!/^\d{1,9}$/.test(said)) throw new UsageError(`\`${option}\` takes a number from 0, and \`${said}\` is none`)
  return Number(said)
}
