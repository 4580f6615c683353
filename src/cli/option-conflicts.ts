import type { FixMode } from './fix-specs.ts'
import type { RawOptions } from './raw-options.ts'
import { formatsOf } from './report-options.ts'
import { UsageError } from './usage-error.ts'

/** Options that ask for something in place of linting: one at a time. */
const INSTEAD = ['explain', 'trace', 'listRules', 'printConfig', 'helpAgent', 'init'] as const

/** Options that say which specs are linted, or what becomes of the findings. */
const OF_LINTING = [
  'format',
  'output',
  'swaggerReport',
  'statistics',
  'fix',
  'diff',
  'fixDryRun',
  'updateBaseline',
  'staged',
  'since',
  'shard',
  'watch',
] as const

/** @throws UsageError where something is asked for in place of linting, and an option beside it would do nothing. */
export function checkInstead(options: RawOptions): void {
  const asked = INSTEAD.find((name) => options[name] !== undefined)
  if (asked === undefined) return
  const others = INSTEAD.filter((name) => name !== asked)
  refuseTogether(asked, options, [...others, 'from', ...OF_LINTING])
}

/**
 * Whether to lint again and again, which what writes, or looks at one moment, is not done.
 *
 * @throws UsageError where such an option stands beside it.
 */
export function checkWatch(options: RawOptions): boolean {
  if (options.watch !== true) return false
  refuseTogether('watch', options, ['fix', 'diff', 'fixDryRun', 'updateBaseline', 'staged', 'from'])
  return true
}

/**
 * What a saved report says was decided when it was made.
 *
 * @throws UsageError for an option that would decide it anew.
 */
export function checkFrom(options: RawOptions): void {
  if (options.from === undefined) return
  refuseTogether('from', options, [
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

function refuseTogether(name: keyof RawOptions, options: RawOptions, others: readonly (keyof RawOptions)[]): void {
  // `--no-cache` alone makes commander say that there is a cache.
  const other = others.find((each) => options[each] !== undefined && !(each === 'cache' && options[each] === true))
  if (other === undefined) return
  throw new UsageError(`\`${spell(name)}\` and \`${spell(other, options[other] === false)}\` do not go together`)
}

/** An option as it is typed. */
function spell(name: keyof RawOptions, isNegated = false): string {
  return `--${isNegated ? 'no-' : ''}${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/**
 * The folder of the cache, `false` for none; `undefined`: the project's own.
 *
 * @throws UsageError where there shall be none, and at a place.
 */
export function checkCache({ cache, cacheLocation }: RawOptions): string | false | undefined {
  if (cacheLocation === '') throw new UsageError('`--cache-location` names no folder')
  if (cache !== false) return cacheLocation
  if (cacheLocation === undefined) return false
  throw new UsageError('`--no-cache` keeps nothing, and `--cache-location` says where')
}

/**
 * How fixes are to be made; `undefined`: not at all.
 *
 * @throws UsageError where what would be printed, or written, contradicts it.
 */
export function checkFixes(options: RawOptions): FixMode | undefined {
  const { output, ...others } = options
  const { fix, unsafe = false, diff, fixDryRun, updateBaseline } = others
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
  if (dry && output !== undefined && formatsOf(others).length === 0) {
    throw new UsageError(
      `\`${option}\` prints to standard output, and \`--output\` is for a report, of which no \`--format\` is named`,
    )
  }
  if (dry && updateBaseline) throw new UsageError(`\`${option}\` writes nothing, and \`--update-baseline\` does`)
  return { unsafe, dry }
}

/**
 * Path of the baseline, `false` for none; `undefined`: the project's own, where it has one.
 *
 * @throws UsageError where there shall be none, and a new one.
 */
export function checkBaseline({ baseline, updateBaseline }: RawOptions): string | false | undefined {
  if (baseline === '') throw new UsageError('`--baseline` names no file')
  if (baseline === false && updateBaseline) {
    throw new UsageError('`--no-baseline` uses none, and `--update-baseline` writes one')
  }
  return baseline
}
