import type { Config, RuleSetting } from '../config/model.ts'
import type { RegisteredRule } from '../rules/rule.ts'
import { matchesPattern } from './file-pattern.ts'

/** How one rule is set for one file. */
export interface RuleState {
  readonly rule: RegisteredRule
  /** Said by the user, in the config or on the command line; wins over the preset. */
  readonly explicit: RuleSetting | undefined
}

/** What wins over the config: the command line's `--rule`, or the one rule that a test is about. */
export interface SettingOverlay {
  readonly rules?: Readonly<Record<string, RuleSetting>>
  readonly only?: readonly string[]
}

/** The rules that are on for a file, in the order of their ids. */
export function activeRules(
  rules: readonly RegisteredRule[],
  config: Config,
  file: string,
  overlay: SettingOverlay = {},
): readonly RuleState[] {
  const layers = layersFor(config, file, overlay)
  const states: RuleState[] = []
  for (const rule of rules) {
    if (overlay.only !== undefined && !overlay.only.includes(rule.id)) continue
    let explicit: RuleSetting | undefined
    for (const layer of layers) explicit = settingIn(layer, rule.id) ?? explicit
    if (overlay.only === undefined && (explicit ?? presetSetting(rule, config)) === 'off') continue
    states.push({ rule, explicit: explicit === 'off' ? undefined : explicit })
  }
  return states
}

/** Settings that stand together; a later layer wins over those before it. */
interface Layer {
  readonly settings: Readonly<Record<string, RuleSetting>>
  /** Those of its keys that are patterns (`steps/*`). */
  readonly patterns: readonly string[]
}

/** What the config, its overrides for a file and the command line say of rules; most say nothing, and are left out. */
function layersFor(config: Config, file: string, overlay: SettingOverlay): readonly Layer[] {
  const layers: Layer[] = []
  const add = (settings: Readonly<Record<string, RuleSetting>>): void => {
    const keys = Object.keys(settings)
    if (keys.length > 0) layers.push({ settings, patterns: keys.filter((key) => key.includes('*')) })
  }
  add(config.rules)
  for (const { files, rules } of config.overrides) {
    if (files.some((glob) => matchesPattern(glob, file))) add(rules)
  }
  if (overlay.rules !== undefined) add(overlay.rules)
  return layers
}

/** The exact id wins over a pattern; among patterns the last one wins. */
function settingIn({ settings, patterns }: Layer, id: string): RuleSetting | undefined {
  if (Object.hasOwn(settings, id)) return settings[id]
  const last = patterns.findLast((pattern) => matchesPattern(pattern, id))
  return last === undefined ? undefined : settings[last]
}

/** What `strict` makes of the severities of `recommended`: rules of style are on, and warnings are errors. */
const STRICT: Readonly<Record<RuleSetting, RuleSetting>> = {
  off: 'warning',
  info: 'info',
  warning: 'error',
  error: 'error',
}

/** What a preset makes of a rule. */
export function presetSetting(rule: RegisteredRule, config: Config): RuleSetting {
  return config.preset === 'recommended' ? rule.severity : (rule.strict ?? STRICT[rule.severity])
}
