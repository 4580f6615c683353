import picomatch from 'picomatch/posix.js'
import { whyTooIntricate } from '../text/glob-limits.ts'
import { KNOWN_KEYS } from './validate.generated.js'

/** Ids of all rules, as the schema of the config lists them: what may be set, without loading a single rule. */
export const RULE_NAMES: readonly string[] = KNOWN_KEYS['/rules'] ?? []

/** Whether a name is the id of a rule or a pattern, such as `steps/*`, that at least one rule matches. */
export function isRuleName(name: string): boolean {
  if (!name.includes('*')) return RULE_NAMES.includes(name)
  if (whyTooIntricate(name) !== undefined) return false
  const matches = picomatch(name)
  return RULE_NAMES.some((id) => matches(id))
}
