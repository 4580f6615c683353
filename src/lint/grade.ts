import type { PresetName, RuleSetting } from '../config/model.ts'
import { milder, type Severity } from '../diagnostic/severity.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { SpecContext } from '../project/model.ts'
import type { RegisteredRule } from '../rules/rule.ts'

/** How bad a finding is in the end, and why it is milder than the rule says where it is. */
export interface Grade {
  readonly severity: Severity
  readonly turnedDown?: string
}

/** Statuses of specs that are not run, so that a disagreement in them misleads nobody today. */
const NOT_RUN = new Set(['skipped', 'skip', 'pending', 'failed'])

/**
 * The severity of a finding, from the mildest reason to the strongest: the rule's own grade, what turns it down (the
 * spec is not run), the preset, what the user set.
 *
 * A user's setting replaces the rule's severity; findings that the rule itself grades milder are never made worse by
 * it than they would be, only capped.
 */
export function gradeFinding(
  finding: Finding,
  rule: RegisteredRule,
  context: SpecContext,
  preset: PresetName,
  explicit: RuleSetting | undefined,
): Grade {
  const top: Severity = rule.severity === 'off' ? 'warning' : rule.severity
  const own = finding.severity === undefined ? top : milder(finding.severity, top)
  const status = context.spec.frontmatter.status?.value
  if (own === 'warning' && rule.evenIfNotRun !== true && status !== undefined && NOT_RUN.has(status.toLowerCase())) {
    return { severity: 'info', turnedDown: `the spec is \`${status}\`` }
  }
  if (explicit !== undefined && explicit !== 'off') return { severity: own === top ? explicit : milder(own, explicit) }
  return { severity: preset === 'strict' && own === 'warning' && rule.severity !== 'off' ? 'error' : own }
}
