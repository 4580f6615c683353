import type { Range, SourceFile } from '../text/source-file.ts'
import type { Span } from '../text/span.ts'
import type { TextEdit } from '../text/text-edit.ts'
import type { Excerpt } from './excerpt.ts'
import type { Severity } from './severity.ts'

/** A span of a known file. */
export interface Place {
  readonly source: SourceFile
  readonly span: Span
}

/**
 * A place that is sought only when a report needs it: positions in a swagger document of a megabyte cost more than
 * everything else together, and most runs need none.
 */
export interface SoughtPlace {
  seek(): Promise<Place>
}

/** A place with all that a report shows of it, so that its file need not be read. */
export interface ShownPlace {
  /** Path of the file. */
  readonly file: string
  readonly range: Range
  readonly excerpt: Excerpt
}

/** The other side of a finding: a line of the swagger, an earlier step, another spec. */
export interface Related {
  readonly at: Place | SoughtPlace | ShownPlace
  /** What stands there, as a clause: "`POST /clients` is declared here". */
  readonly message: string
}

/** How sure a fix is: `safe` keeps the meaning, `unsafe` is the likeliest intention and wants a look. */
export type FixSafety = 'safe' | 'unsafe'

/** An edit of the spec that a finding is about. */
export interface ProposedFix {
  /** An imperative clause: "rename to `skipReason`". */
  readonly title: string
  readonly safety: FixSafety
  readonly edits: readonly TextEdit[]
}

/**
 * Something that could not be read, told by a parser. Parsing never throws on input: what it could not read is a
 * problem at the place where it could not be read, and everything else is there.
 */
export interface Problem {
  /** Where, in the file that was parsed. */
  readonly span: Span
  /** One sentence. */
  readonly message: string
  readonly help?: string
}

/** What a parser returns: always a value, and what was wrong with the input. */
export interface Parsed<T> {
  readonly value: T
  readonly problems: readonly Problem[]
}

/** The operation that a finding sets a spec against. */
export interface Contradiction {
  /** `GET /clients/{id}`, as messages name it. */
  readonly operation: string
  /** Same for every spelling of the operation. */
  readonly identity: string
  /** Path of the swagger document. */
  readonly file: string
}

/** One judgement of a rule, before the engine stamps rule id, severity and file on it. */
export interface Finding {
  readonly at: {
    readonly span: Span
    /** The file, where it is not the spec: defects of a swagger document are told there. */
    readonly source?: SourceFile
  }
  /** One sentence that reads as true to the author of the spec; names in backticks. */
  readonly message: string
  /** What the tool knew and what to do, with at most five ranked candidates. */
  readonly help: string
  /** A milder grade than the rule's own: `info` for a soft mismatch of a warning rule. Never a worse one. */
  readonly severity?: Severity
  /**
   * What makes this finding itself, for its fingerprint: the name of the missing field, say. Default: the text at
   * its place. Free of counts, lines and wording that may change.
   */
  readonly evidence?: string
  /** Findings of one cause in several specs share a key, and are told as one story in the summary. */
  readonly cause?: { readonly key: string; readonly title: string }
  /** What the swagger declares and this spec contradicts: either may be wrong, and a verified spec is evidence. */
  readonly against?: Contradiction
  /** A path read from an operation that does not document it: what other specs read from it is a hint. */
  readonly misread?: { readonly identity: string; readonly path: string }
  readonly related?: readonly Related[]
  readonly fix?: ProposedFix
  /** Ranked alternatives where no single fix is sure. */
  readonly suggestions?: readonly ProposedFix[]
}
