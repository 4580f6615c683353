import type { PresetName } from '../config/model.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { ruleFailure, type RuleFailure } from '../diagnostic/lint-result.ts'
import type { SpecContext } from '../project/model.ts'
import { timed } from '../text/phases.ts'
import type { GradedFinding } from './diagnose.ts'
import { gradeFinding } from './grade.ts'
import { firstFindings } from './most-findings.ts'
import type { RuleState } from './rule-settings.ts'

/** What the rules say of one spec. */
export interface Judgement {
  readonly findings: readonly GradedFinding[]
  readonly failures: readonly RuleFailure[]
}

/**
 * Runs every rule that is on. A rule that throws is a failure of that rule on that spec, and of nothing else.
 *
 * @param ask what is asked of a rule; default: to check the spec.
 */
export function runRules(
  context: SpecContext,
  rules: readonly RuleState[],
  preset: PresetName,
  ask: (rule: RuleState['rule']) => Iterable<Finding> = (rule) => rule.check(context),
): Judgement {
  const findings: GradedFinding[] = []
  const failures: RuleFailure[] = []
  for (const { rule, explicit } of rules) {
    try {
      timed(rule.id, () => {
        for (const finding of firstFindings(ask(rule), rule.id, context.spec)) {
          findings.push({
            finding,
            ruleId: rule.id,
            grade: gradeFinding(finding, rule, context, preset, explicit),
            spec: context.spec,
          })
        }
      })
    } catch (error) {
      failures.push(ruleFailure(rule.id, context.spec.source.path, error))
    }
  }
  return { findings, failures }
}
