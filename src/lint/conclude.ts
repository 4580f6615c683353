import type { PresetName } from '../config/model.ts'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { fingerprint } from '../diagnostic/fingerprint.ts'
import type { Severity } from '../diagnostic/severity.ts'
import type { DocumentFinding, UsedDocument } from '../rules/rule.ts'
import { relatedDiagnostic, shownPlace } from './diagnose.ts'
import type { RuleState } from './rule-settings.ts'

/** What the rules say of the swagger documents, after all specs of a run have been judged. */
export async function concludeOn(
  documents: readonly UsedDocument[],
  rules: readonly RuleState[],
  preset: PresetName,
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  for (const state of rules) {
    for (const finding of state.rule.conclude?.(documents) ?? [])
      diagnostics.push(await toDiagnostic(finding, state, preset))
  }
  return diagnostics
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
