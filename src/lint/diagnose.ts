import type { Diagnostic, Fix, RelatedDiagnostic } from '../diagnostic/diagnostic.ts'
import { excerptOf } from '../diagnostic/excerpt.ts'
import type { Finding, Place, ProposedFix, Related, ShownPlace } from '../diagnostic/finding.ts'
import { fingerprint, normaliseEvidence } from '../diagnostic/fingerprint.ts'
import type { Spec } from '../spec/model.ts'
import { logicalPathAt } from '../spec/logical-path.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Grade } from './grade.ts'

/** A finding with all that a diagnostic needs and a rule does not know. */
export interface GradedFinding {
  readonly finding: Finding
  readonly ruleId: string
  readonly grade: Grade
  readonly spec: Spec
}

type Subject = NonNullable<Diagnostic['subject']>

/**
 * Makes diagnostics of the findings on one spec: positions are worked out, the other sides' places sought, and
 * fingerprints made, with an ordinal where several findings would share one.
 */
export async function diagnose(graded: readonly GradedFinding[]): Promise<Diagnostic[]> {
  const seen = new Map<string, number>()
  const diagnostics: Diagnostic[] = []
  for (const item of graded) {
    const subject = subjectOf(item)
    const identity = fingerprint([item.ruleId, sourceOf(item).path, subject.path, subject.evidence])
    const ordinal = seen.get(identity) ?? 0
    seen.set(identity, ordinal + 1)
    diagnostics.push(
      await toDiagnostic(item, subject, ordinal === 0 ? identity : fingerprint([identity, String(ordinal)])),
    )
  }
  return diagnostics
}

function sourceOf({ finding, spec }: GradedFinding): SourceFile {
  return finding.at.source ?? spec.source
}

/** Where in the structure of the spec a finding stands, and what it is about. */
function subjectOf(item: GradedFinding): Subject {
  const { finding, spec } = item
  const source = sourceOf(item)
  return {
    path: source === spec.source ? logicalPathAt(spec, finding.at.span.start) : '',
    evidence: normaliseEvidence(finding.evidence ?? source.slice(finding.at.span)),
  }
}

async function toDiagnostic(item: GradedFinding, subject: Subject, identity: string): Promise<Diagnostic> {
  const { finding, ruleId, grade, spec } = item
  const source = sourceOf(item)
  const range = source.rangeOf(finding.at.span)
  const related = await Promise.all((finding.related ?? []).map(relatedDiagnostic))
  const verified = spec.frontmatter.status?.value === 'verified'
  // Where a correction of the spec is at hand, it is the spec that slipped.
  const evidence = verified && finding.against !== undefined && finding.fix === undefined && grade.severity !== 'info'
  return {
    file: source.path,
    ruleId,
    severity: grade.severity,
    message: finding.message,
    range,
    related,
    ...helpOf(finding, evidence),
    ...(grade.turnedDown === undefined ? {} : { turnedDown: grade.turnedDown }),
    fingerprint: identity,
    subject,
    ...(finding.cause === undefined ? {} : { cause: finding.cause }),
    ...(finding.against === undefined
      ? {}
      : { against: { operation: finding.against.operation, file: finding.against.file, verified } }),
    excerpt: excerptOf(source, range),
    ...(finding.fix === undefined ? {} : { fix: toFix(finding.fix, spec.source) }),
    ...(finding.suggestions === undefined
      ? {}
      : { suggestions: finding.suggestions.map((fix) => toFix(fix, spec.source)) }),
  }
}

/** A verified spec that contradicts the swagger is evidence against the swagger, and says so. */
function helpOf({ help }: Finding, evidence: boolean): { readonly help?: string } {
  const sentences = [
    help,
    evidence ? 'This spec is verified, so the swagger may be the side that is wrong.' : undefined,
  ]
  const said = sentences.filter((sentence) => sentence !== undefined && sentence !== '')
  return said.length === 0 ? {} : { help: said.join(' ') }
}

/** Seeks the place of the other side. */
export async function relatedDiagnostic({ at, message }: Related): Promise<RelatedDiagnostic> {
  const { file, range, excerpt } = await shownPlace(at)
  return { file, range, message, excerpt }
}

/** What a report shows of a place, which is sought where it is not known yet. */
export async function shownPlace(at: Related['at']): Promise<ShownPlace> {
  if ('range' in at) return at
  const { source, span }: Place = 'seek' in at ? await at.seek() : at
  const range = source.rangeOf(span)
  return { file: source.path, range, excerpt: excerptOf(source, range) }
}

function toFix(fix: ProposedFix, source: SourceFile): Fix {
  return {
    title: fix.title,
    safety: fix.safety,
    edits: fix.edits.map((edit) => ({ file: source.path, range: source.rangeOf(edit.span), text: edit.text })),
  }
}
