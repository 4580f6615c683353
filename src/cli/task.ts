import { RULE_NAMES } from '../config/rule-names.ts'
import type { RawOptions } from './raw-options.ts'
import { unknownRule } from './rule-option.ts'
import { UsageError } from './usage-error.ts'

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

/** @throws UsageError where what is asked for is not complete, or does not go with the paths. */
export function checkTask(paths: readonly string[], options: RawOptions): Task {
  const { explain, trace, from, listRules, printConfig, id } = options
  if (id !== undefined) return checkApply(id, options.suggestion)
  if (options.affected) return { kind: 'affected' }
  if (explain !== undefined) {
    refusePaths('--explain', paths)
    if (!RULE_NAMES.includes(explain)) throw unknownRule(explain)
    return { kind: 'explain', rule: explain }
  }
  if (trace !== undefined) return checkTrace(trace, paths)
  // A shell that expands `--from part-*.json` itself leaves all but the first where paths stand.
  if (from !== undefined) return { kind: 'print-saved', reports: [...from, ...paths] }
  if (options.init) return checkInit(paths, options)
  if (options.force) throw new UsageError('`--force` is for `--init`, whose config may take the place of another one')
  if (listRules) {
    refusePaths('--list-rules', paths)
    return { kind: 'list-rules' }
  }
  if (options.helpAgent) {
    refusePaths('--help-agent', paths)
    return { kind: 'help-agent' }
  }
  return { kind: printConfig ? 'print-config' : 'lint' }
}

/** Of what is the same for all projects. */
function refusePaths(option: string, [path]: readonly string[]): void {
  if (path !== undefined) throw new UsageError(`\`${option}\` is about no file, and \`${path}\` is too much`)
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
  if (!/^[\da-f]{16}$/.test(fingerprint)) {
    const such = '16 digits such as `1f2e3d4c5b6a7988`'
    throw new UsageError(`\`--id\` takes the \`fingerprint\` of a finding, ${such}, and \`${fingerprint}\` is none`)
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
