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
  const layers = [
    config.rules,
    ...config.overrides
      .filter((override) => override.files.some((glob) => matchesPattern(glob, file)))
      .map((override) => override.rules),
    overlay.rules ?? {},
  ]
  const states: RuleState[] = []
  for (const rule of rules) {
    if (overlay.only !== undefined && !overlay.only.includes(rule.id)) continue
    const explicit = layers.reduce<RuleSetting | undefined>(
      (said, layer) => settingIn(layer, rule.id) ?? said,
      undefined,
    )
    if (overlay.only === undefined && (explicit ?? presetSetting(rule, config)) === 'off') continue
    states.push({ rule, explicit: explicit === 'off' ? undefined : explicit })
  }
  return states
}

/** The exact id wins over a pattern; among patterns (`steps/*`) the last one wins. */
function settingIn(layer: Readonly<Record<string, RuleSetting>>, id: string): RuleSetting | undefined {
  if (Object.hasOwn(layer, id)) return layer[id]
  const patterns = Object.keys(layer).filter((key) => key.includes('*') && matchesPattern(key, id))
  const last = patterns.at(-1)
  return last === undefined ? undefined : layer[last]
}

/** What a preset makes of a rule: `strict` turns style rules on as warnings. */
export function presetSetting(rule: RegisteredRule, config: Config): RuleSetting {
  if (config.preset === 'recommended') return rule.severity
  if (rule.strict !== undefined) return rule.strict
  return rule.severity === 'off' || rule.severity === 'warning'
    ? rule.severity === 'off'
      ? 'warning'
      : 'error'
    : rule.severity
}
