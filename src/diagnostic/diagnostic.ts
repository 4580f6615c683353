import { compareText } from '../text/compare-text.ts'
import type { Range } from '../text/source-file.ts'
import type { Excerpt } from './excerpt.ts'
import type { FixSafety } from './finding.ts'
import type { Severity } from './severity.ts'

export type { Excerpt } from './excerpt.ts'

/** The other side of a diagnostic. */
export interface RelatedDiagnostic {
  readonly file: string
  readonly range: Range
  readonly message: string
  readonly excerpt?: Excerpt
}

/** One replacement in one file. */
export interface FileEdit {
  readonly file: string
  readonly range: Range
  readonly text: string
}

/** A correction, as edits of text. */
export interface Fix {
  readonly title: string
  readonly safety: FixSafety
  readonly edits: readonly FileEdit[]
}

/** What was typed besides paths and has a say in what is found, or in whether that fails the run; no other setting. */
export interface RunSettings {
  /** Path of the config, `false` for none. This and {@link baseline} are relative to the working directory. */
  readonly config?: string | false
  /** Rules, and patterns of rules. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
  readonly failOn?: Severity
  readonly maxWarnings?: number
  /** Path of the baseline, `false` for none. */
  readonly baseline?: string | false
}

/** One finding as users and tools see it. Plain data: it survives `JSON.stringify`. */
export interface Diagnostic {
  /** Relative to the working directory, `/` as separator. */
  readonly file: string
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  readonly range: Range
  readonly related: readonly RelatedDiagnostic[]
  readonly help?: string
  /** Why this is milder than the rule's severity: "the spec is `pending`". */
  readonly turnedDown?: string
  /** Same from run to run while the finding is; see `fingerprint.ts`. */
  readonly fingerprint: string
  /** What the fingerprint is made of besides rule and file, for people who read a list of them. */
  readonly subject?: { readonly path: string; readonly evidence: string }
  readonly cause?: { readonly key: string; readonly title: string }
  /** The operation that the spec contradicts, and whether the spec counts as evidence against the swagger. */
  readonly against?: { readonly operation: string; readonly file: string; readonly verified: boolean }
  readonly excerpt?: Excerpt
  readonly fix?: Fix
  readonly suggestions?: readonly Fix[]
  /** In merged reports whose parts were made with different ones. */
  readonly settings?: RunSettings
}

/** The total order of a report: file, line, column, rule, message. */
export function compareDiagnostics(first: Diagnostic, second: Diagnostic): number {
  return (
    compareText(first.file, second.file) ||
    first.range.start.offset - second.range.start.offset ||
    first.range.end.offset - second.range.end.offset ||
    compareText(first.ruleId, second.ruleId) ||
    compareText(first.message, second.message)
  )
}
