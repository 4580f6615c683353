import type { RuleSetting } from '../config/model.ts'
import { RULE_NAMES, isRuleName } from '../config/rule-names.ts'
import { SEVERITIES } from '../diagnostic/severity.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { checkOneOf } from './one-of.ts'
import { suggestion, UsageError } from './usage-error.ts'

/** What a rule can be set to. */
const SETTINGS: readonly RuleSetting[] = [...SEVERITIES, 'off']

/**
 * The rule, or pattern of rules, that `--rule NAME=SETTING` names, and what it sets it to.
 *
 * @throws UsageError where there is no such rule or setting.
 */
export function checkRuleSetting(text: string): readonly [string, RuleSetting] {
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
