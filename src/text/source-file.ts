import { LineIndex } from './line-index.ts'
import type { Position, Range } from './position.ts'
import type { Span } from './span.ts'

export type { Position, Range } from './position.ts'

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
