import type { Finding, ShownPlace, SoughtPlace } from '../diagnostic/finding.ts'
import type { Severity } from '../diagnostic/severity.ts'
import type { SpecContext } from '../project/model.ts'
import type { DocumentProblem } from '../swagger/model.ts'
import type { ReviewedComment } from './suppression-comment.ts'

/** What a rule says of itself. Its id is its path below `src/rules/`, its page the file beside it. */
export interface RuleMeta {
  /** Severity in `recommended` of its gravest finding; `off` for style. */
  readonly severity: Severity | 'off'
  /** Severity in `strict` where that is not what the preset makes of it (warnings errors, style rules warnings). */
  readonly strict?: Severity | 'off'
  /** Whether its findings carry a fix. */
  readonly fix: 'never' | 'sometimes' | 'always'
  /** Judged at full severity in specs that are not run (`skipped`, `pending`, `failed`) as well. */
  readonly evenIfNotRun?: boolean
}

/** One judgement: pure, stateless, blind to everything but the context. */
export interface Rule extends RuleMeta {
  /** The findings on one spec. */
  check(context: SpecContext): Iterable<Finding>
  /** Findings on one of the swagger documents that the judgements of a run touched, once all specs are judged. */
  conclude?(document: UsedDocument): Iterable<DocumentFinding>
  /** Findings on the comments that suppress findings, once all other rules have judged the spec. */
  review?(context: SpecContext, comments: readonly ReviewedComment[]): Iterable<Finding>
}

/** A swagger document that specs of a run name or call. */
export interface UsedDocument {
  readonly path: string
  /** What was wrong with as much of it as they needed. */
  readonly problems: readonly UsedProblem[]
}

/** A defect that this run met, or an earlier one. */
export interface UsedProblem extends Omit<DocumentProblem, 'at'> {
  readonly at: SoughtPlace | ShownPlace
}

/** A finding in a swagger document, whose place is sought when it is reported. */
export interface DocumentFinding extends Pick<Finding, 'message' | 'help' | 'related'> {
  readonly at: SoughtPlace | ShownPlace
  /** What makes this finding itself, see {@link Finding.evidence}. */
  readonly evidence: string
}

/** A rule with what the generated index adds. */
export interface RegisteredRule extends Rule {
  /** `steps/unknown-operation`. */
  readonly id: string
  /** First sentence of its page. */
  readonly summary: string
}
