import type { RuleSetting } from '../config/model.ts'
import { RULE_NAMES, isRuleName } from '../config/rule-names.ts'
import { SEVERITIES, type Severity } from '../diagnostic/severity.ts'
import { nearestNames } from '../text/nearest-name.ts'
import type { Shard } from '../service/shard.ts'
import { checkChanges, checkShard, type ChangeRange } from './changed-options.ts'
import type { FixMode } from './fix-specs.ts'
import { isFormat, FORMATS, type FormatName } from './formats.ts'
import { suggestion, UsageError } from './usage-error.ts'

/** A report to make, and where it goes: standard output where no file is named. */
export interface ReportRequest {
  readonly format: FormatName
  readonly file: string | undefined
}

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

/** What to do; everything but `lint` prints something and ends. */
export type Task =
  | { readonly kind: 'lint' }
  | { readonly kind: 'explain'; readonly rule: string }
  | { readonly kind: 'trace'; readonly name: string; readonly file: string }
  | { readonly kind: 'print-saved'; readonly reports: readonly string[] }
  | { readonly kind: 'affected' }
  | InitTask
  | { readonly kind: 'list-rules' }
  | { readonly kind: 'print-config' }
  | { readonly kind: 'help-agent' }
  | ApplyTask

/** Writes a config for what there is; `force` lets it take the place of another one. */
export interface InitTask {
  readonly kind: 'init'
  readonly force: boolean
}

/** Makes one fix, or the suggestion of a number from 1, of one finding. */
export interface ApplyTask {
  readonly kind: 'apply'
  readonly fingerprint: string
  readonly suggestion: number | undefined
}

/** The options as commander hands them over. */
export interface RawOptions {
  readonly format?: readonly string[]
  readonly output?: string
  readonly swaggerReport?: true
  readonly statistics?: true
  readonly from?: readonly string[]
  readonly trace?: string
  readonly config?: string | false
  readonly printConfig?: true
  readonly init?: true
  readonly force?: true
  readonly helpAgent?: true
  readonly rule?: readonly string[]
  readonly quiet?: true
  readonly maxWarnings?: string
  readonly failOn: string
  readonly color?: boolean
  readonly explain?: string
  readonly listRules?: true
  readonly errorOnUnmatchedPattern: boolean
  readonly timing?: true
  readonly fix?: true
  readonly unsafe?: true
  readonly diff?: true
  readonly fixDryRun?: true
  readonly baseline?: string | false
  readonly updateBaseline?: true
  /** Of `apply`. */
  readonly id?: string
  readonly suggestion?: string
  readonly staged?: true
  readonly since?: string
  readonly shard?: string
  readonly watch?: true
  readonly profile?: true
  readonly cache?: boolean
  readonly cacheLocation?: string
  /** `spec-lint affected`. */
  readonly affected?: true
}

/**
 * Checks what was typed.
 *
 * @throws UsageError for the first thing that is wrong.
 */
export function checkArguments(paths: readonly string[], options: RawOptions): Arguments {
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

/** What writes, or looks at one moment, is not done again and again. */
function checkWatch(options: RawOptions): boolean {
  if (options.watch !== true) return false
  refuseTogether('--watch', options, [
    'fix',
    'diff',
    'fixDryRun',
    'updateBaseline',
    'staged',
    'from',
    'explain',
    'trace',
    'listRules',
    'printConfig',
  ])
  return true
}

/** What a saved report says was decided when it was made. */
function checkFrom(options: RawOptions): void {
  if (options.from === undefined) return
  refuseTogether('--from', options, [
    'rule',
    'config',
    'staged',
    'since',
    'shard',
    'fix',
    'unsafe',
    'diff',
    'fixDryRun',
    'updateBaseline',
    'cache',
    'cacheLocation',
  ])
}

function refuseTogether(option: string, options: RawOptions, others: readonly (keyof RawOptions)[]): void {
  // `--no-cache` alone makes commander say that there is a cache.
  const other = others.find((name) => options[name] !== undefined && !(name === 'cache' && options[name] === true))
  if (other === undefined) return
  const spelled = `${options[other] === false ? 'no-' : ''}${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  throw new UsageError(`\`${option}\` and \`--${spelled}\` do not go together`)
}

function checkCache({ cache, cacheLocation }: RawOptions): string | false | undefined {
  if (cacheLocation === '') throw new UsageError('`--cache-location` names no folder')
  if (cache !== false) return cacheLocation
  if (cacheLocation === undefined) return false
  throw new UsageError('`--no-cache` keeps nothing, and `--cache-location` says where')
}

/** What is written to a file is text unless something else is asked for, wherever it runs. */
function formatsOf({ format = [], swaggerReport, statistics, output }: RawOptions): readonly string[] {
  const asked = [
    ...format,
    ...(swaggerReport === true ? ['swagger'] : []),
    ...(statistics === true ? ['statistics'] : []),
  ]
  return asked.length === 0 && output !== undefined ? ['text'] : asked
}

function checkFixes(options: RawOptions): FixMode | undefined {
  const { fix, unsafe = false, diff, fixDryRun, output, updateBaseline } = options
  const dry = diff ?? fixDryRun ?? false
  if (fix !== true && !dry) {
    if (!unsafe) return undefined
    throw new UsageError('`--unsafe` says which fixes are made; write `--fix --unsafe` or `--diff --unsafe`')
  }
  const option = diff ? '--diff' : '--fix-dry-run'
  const toOutput = formatsOf(options).find((name) => !name.includes('='))
  if (dry && toOutput !== undefined && output === undefined) {
    throw new UsageError(`\`${option}\` prints to standard output; write \`--format ${toOutput}=FILE\` for the report`)
  }
  if (dry && updateBaseline) throw new UsageError(`\`${option}\` writes nothing, and \`--update-baseline\` does`)
  return { unsafe, dry }
}

function checkBaseline({ baseline, updateBaseline }: RawOptions): string | false | undefined {
  if (baseline === '') throw new UsageError('`--baseline` names no file')
  if (baseline === false && updateBaseline) {
    throw new UsageError('`--no-baseline` uses none, and `--update-baseline` writes one')
  }
  return baseline
}

function checkPath(path: string): string {
  if (path === '') throw new UsageError('a path is empty; name a file, a folder or a glob')
  return path
}

function checkReports(formats: readonly string[], output: string | undefined): readonly ReportRequest[] {
  const reports = formats.map((text) => {
    const [name = '', ...file] = text.split('=')
    if (!isFormat(name)) throw new UsageError(`there is no format \`${name}\`${otherwise(name, FORMATS)}`)
    if (file.length > 0 && file.join('=') === '') throw new UsageError(`\`--format ${text}\` names no file`)
    return { format: name, file: file.length === 0 ? undefined : file.join('=') }
  })
  const toOutput = reports.filter(({ file }) => file === undefined)
  if (toOutput.length > 1) {
    throw new UsageError(
      `only one format can go to ${output ?? 'standard output'}; write \`--format ${toOutput[1]?.format}=FILE\` for the others`,
    )
  }
  if (output === '') throw new UsageError('`--output` names no file')
  if (output !== undefined && toOutput.length === 0)
    throw new UsageError('`--output` has nothing to write: every `--format` names a file of its own')
  return reports.map(({ format, file }) => ({ format, file: file ?? output }))
}

const SETTINGS: readonly RuleSetting[] = [...SEVERITIES, 'off']

function checkRuleSetting(text: string): readonly [string, RuleSetting] {
  const at = text.indexOf('=')
  if (at < 0)
    throw new UsageError(`\`--rule ${text}\` sets it to nothing; write \`--rule ${text}=off\`, or another severity`)
  const name = text.slice(0, at)
  if (!isRuleName(name)) throw unknownRule(name)
  return [name, checkOneOf(`--rule ${name}`, 'severity', text.slice(at + 1), SETTINGS)]
}

/** The error about a rule, or a pattern of rules, that there is not. */
export function unknownRule(name: string): UsageError {
  const nearest = suggestion(nearestNames(name, RULE_NAMES))
  const what = name.includes('*') ? `no rule matches \`${name}\`` : `there is no rule \`${name}\``
  return new UsageError(`${what}${nearest || '; `spec-lint --list-rules` lists them'}`)
}

function checkOneOf<T extends string>(option: string, what: string, said: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === said)
  if (found === undefined)
    throw new UsageError(`\`${option}\` takes a ${what}, and \`${said}\` is none${otherwise(said, allowed)}`)
  return found
}

function checkCount(option: string, said: string): number {
  if (!/^\d{1,9}$/.test(said)) throw new UsageError(`\`${option}\` takes a number from 0, and \`${said}\` is none`)
  return Number(said)
}

/** The candidate that was meant, or all that there are. */
function otherwise(said: string, allowed: readonly string[]): string {
  return suggestion(nearestNames(said, allowed)) || `: ${allowed.map((name) => `\`${name}\``).join(', ')}`
}

function checkTask(paths: readonly string[], options: RawOptions): Task {
  const { explain, trace, from, listRules, printConfig, id } = options
  if (id !== undefined) return checkApply(id, options.suggestion)
  if (options.affected) return { kind: 'affected' }
  if (explain !== undefined) {
    if (!RULE_NAMES.includes(explain)) throw unknownRule(explain)
    return { kind: 'explain', rule: explain }
  }
  if (trace !== undefined) return checkTrace(trace, paths)
  // A shell that expands `--from part-*.json` itself leaves all but the first where paths stand.
  if (from !== undefined) return { kind: 'print-saved', reports: [...from, ...paths] }
  if (options.init) return checkInit(paths, options)
  if (options.force) throw new UsageError('`--force` is for `--init`, whose config may take the place of another one')
  if (listRules) return { kind: 'list-rules' }
  if (options.helpAgent) return { kind: 'help-agent' }
  return { kind: printConfig ? 'print-config' : 'lint' }
}

function checkInit([path]: readonly string[], { config, force }: RawOptions): InitTask {
  if (config === false) throw new UsageError('`--no-config` uses none, and `--init` writes one')
  if (path !== undefined) {
    throw new UsageError(
      `\`--init\` looks at the whole folder, and \`${path}\` is too much; name the config to write with \`--config\``,
    )
  }
  return { kind: 'init', force: force ?? false }
}

function checkApply(fingerprint: string, typed: string | undefined): Task {
  if (typed !== undefined && !/^[1-9]\d{0,3}$/.test(typed)) {
    throw new UsageError(`\`--suggestion\` takes a number from 1, and \`${typed}\` is none`)
  }
  return { kind: 'apply', fingerprint, suggestion: typed === undefined ? undefined : Number(typed) }
}

/** The name may be typed with its braces. */
function checkTrace(typed: string, paths: readonly string[]): Task {
  const name = /^\{\{(.*)\}\}$/.exec(typed)?.[1] ?? typed
  const [file, ...others] = paths
  if (!/^\w+$/.test(name)) throw new UsageError(`\`--trace\` takes the name of a placeholder, and \`${typed}\` is none`)
  if (file === undefined || others.length > 0)
    throw new UsageError(`\`--trace ${name}\` follows it through one spec; name that file`)
  return { kind: 'trace', name, file }
}
