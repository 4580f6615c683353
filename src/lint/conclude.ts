import type { PresetName } from '../config/model.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { ruleFailure, type RuleFailure } from '../diagnostic/lint-result.ts'
import { fingerprint } from '../diagnostic/fingerprint.ts'
import type { Severity } from '../diagnostic/severity.ts'
import type { DocumentFinding, UsedDocument } from '../rules/rule.ts'
import { relatedDiagnostic, shownPlace } from './diagnose.ts'
import type { RuleState } from './rule-settings.ts'

/** What the rules say of the swagger documents. */
export interface Conclusion {
  readonly diagnostics: readonly Diagnostic[]
  readonly failures: readonly RuleFailure[]
}

/**
 * Asks the rules about the swagger documents, after all specs of a run have been judged. A rule that throws is a failure
 * of that rule on that document, and of nothing else; what it found there before is told.
 */
export async function concludeOn(
  documents: readonly UsedDocument[],
  rules: readonly RuleState[],
  preset: PresetName,
): Promise<Conclusion> {
  const diagnostics: Diagnostic[] = []
  const failures: RuleFailure[] = []
  for (const state of rules) {
    const { rule } = state
    if (rule.conclude === undefined) continue
    for (const document of documents) {
      try {
        for (const finding of rule.conclude(document)) diagnostics.push(await toDiagnostic(finding, state, preset))
      } catch (error) {
        failures.push(ruleFailure(rule.id, document.path, error))
      }
    }
  }
  return { diagnostics, failures }
}

async function toDiagnostic(
  finding: DocumentFinding,
  { rule, explicit }: RuleState,
  preset: PresetName,
): Promise<Diagnostic> {
  const { file, range, excerpt } = await shownPlace(finding.at)
  return {
    file,
    ruleId: rule.id,
    severity: severityOf(rule.severity, explicit, preset),
    message: finding.message,
    range,
    related: await Promise.all((finding.related ?? []).map(relatedDiagnostic)),
    ...(finding.help === undefined ? {} : { help: finding.help }),
    fingerprint: fingerprint([rule.id, file, finding.evidence]),
    subject: { path: '', evidence: finding.evidence },
    excerpt,
  }
}

function severityOf(own: Severity | 'off', explicit: Severity | 'off' | undefined, preset: PresetName): Severity {
  if (explicit !== undefined && explicit !== 'off') return explicit
  if (own === 'off') return 'warning'
  return preset === 'strict' && own === 'warning' ? 'error' : own
}
