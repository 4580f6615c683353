import type { Located, Span } from '../text/span.ts'

/** What a suppression comment can ask for, after `spec-lint-`. */
export type SuppressionVerb = 'disable' | 'enable' | 'disable-line' | 'disable-next-line'

/** From the likeliest to the rarest. */
export const SUPPRESSION_VERBS: readonly SuppressionVerb[] = ['disable-next-line', 'disable-line', 'disable', 'enable']

/** A comment that speaks to the linter: `<!-- spec-lint-disable-next-line steps/body -- reason -->`. */
export interface SuppressionComment {
  /** As written after `spec-lint-`; anything else than a {@link SuppressionVerb} does nothing. */
  readonly verb: Located<string>
  /** Rules, or patterns of rules, as written. */
  readonly names: readonly Located<string>[]
  /** What stands after ` -- `. */
  readonly reason: string | undefined
  /** The comment, with its markers. */
  readonly span: Span
  /** A comment of YAML, in the frontmatter or in a block of steps. */
  readonly inYaml: boolean
}

/** What came of one name in a comment; `unjudged` where its rule did not run, so that nothing can be said. */
export type SuppressionOutcome = 'used' | 'unused' | 'unjudged'

/** A comment with what came of it, for the rule that reviews comments. */
export interface ReviewedComment {
  readonly comment: SuppressionComment
  /** One for each of the names; for `enable`, whether it ends anything. */
  readonly outcomes: readonly SuppressionOutcome[]
  /** Of an `enable` without names: whether it ends anything. */
  readonly ends: boolean
}
