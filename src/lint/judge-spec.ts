import type { PresetName } from '../config/model.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { RuleFailure } from '../diagnostic/lint-result.ts'
import type { SpecContext } from '../project/model.ts'
import type { ReviewedComment } from '../rules/suppression-comment.ts'
import { diagnose, type GradedFinding } from './diagnose.ts'
import { isExcess } from './most-findings.ts'
import type { RuleState } from './rule-settings.ts'
import { type Judgement, runRules } from './run-rules.ts'
import { suppress } from './suppress.ts'

/** What is told of one spec. */
export interface SpecJudgement {
  /** What no comment hides, with the finding that each diagnostic was made of. */
  readonly told: readonly { readonly diagnostic: Diagnostic; readonly finding: GradedFinding['finding'] }[]
  /** Fingerprints of what comments hide. */
  readonly suppressed: readonly string[]
  readonly failures: readonly RuleFailure[]
}

/**
 * Judges one spec by the rules that are on, hides what its comments suppress, and lets the rules that review comments
 * have the last word. Those cannot be suppressed themselves.
 *
 * @param unheard rules that only tell what a comment is good for: their findings are not told.
 */
export async function judgeSpec(
  context: SpecContext,
  rules: readonly RuleState[],
  preset: PresetName,
  unheard: readonly RuleState[] = [],
): Promise<SpecJudgement> {
  const run = unheard.length === 0 ? rules : [...rules, ...unheard]
  const { findings, failures } = runRules(context, run, preset)
  const { hidden, comments } = suppress(context.spec, findings, () => judgedBy(run, findings, failures))
  const silent = new Set(unheard.map(({ rule }) => rule.id))
  const reviewed = review(context, rules, preset, comments)
  const graded = [...findings, ...reviewed.findings]
  // Ordinals count what is hidden too, so that suppressing a finding leaves the names of its like alone.
  const diagnostics = (await diagnose(graded)).map((diagnostic, index) => ({ diagnostic, index }))
  const heard = diagnostics.filter(({ diagnostic }) => !silent.has(diagnostic.ruleId))
  return {
    told: heard.flatMap(({ diagnostic, index }) => {
      const finding = graded[index]?.finding
      return finding === undefined || hidden[index] === true ? [] : [{ diagnostic, finding }]
    }),
    suppressed: heard.filter(({ index }) => hidden[index] === true).map(({ diagnostic }) => diagnostic.fingerprint),
    failures: [...failures, ...reviewed.failures],
  }
}

/** Ids of the rules that ran, did not fail, and told all that they found. */
function judgedBy(
  run: readonly RuleState[],
  findings: readonly GradedFinding[],
  failures: readonly RuleFailure[],
): readonly string[] {
  const unfinished = findings.filter(({ finding }) => isExcess(finding))
  const left = new Set([...failures, ...unfinished].map(({ ruleId }) => ruleId))
  return run.map(({ rule }) => rule.id).filter((id) => !left.has(id))
}

function review(
  context: SpecContext,
  rules: readonly RuleState[],
  preset: PresetName,
  comments: readonly ReviewedComment[],
): Judgement {
  if (comments.length === 0) return { findings: [], failures: [] }
  return runRules(context, rules, preset, (rule) => rule.review?.(context, comments) ?? [])
}
