import { LineIndex } from './line-index.ts'
import type { Span } from './span.ts'

/** A place in a file as people and editors count: both figures are 1-based, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
  /** 0-based offset in UTF-16 code units. */
  readonly offset: number
}

/** Two positions; `end` is exclusive. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/**
 * One text of the project, kept exactly as it was read, so that edits leave every other byte alone.
 *
 * The line index is made when the first position is asked for: a file without findings never pays for it.
 */
export class SourceFile {
  #lines: LineIndex | undefined

  constructor(
    /** Path relative to the project root, `/` as separator. */
    readonly path: string,
    /** The whole text; line endings and a byte order mark are as the author left them. */
    readonly text: string,
  ) {}

  /** Lines and their offsets. */
  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text))
  }

  /** Line and column of an offset; an offset outside the text is moved to its nearest end. */
  positionAt(offset: number): Position {
    return this.lines.positionAt(offset)
  }

  /** The same for both ends of a span. */
  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) }
  }

  /** The text that a span covers. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end)
  }
}
