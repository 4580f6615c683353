import type { SourceFile } from './source-file.ts'
import type { Span } from './span.ts'

/** One line of an embedded text: the end of a line of its host, so one offset is the whole map. */
export interface EmbeddedLine {
  /** Offset in {@link EmbeddedText.text} at which the line starts. */
  readonly start: number
  /** Offset in the host's text of the line's first character that its author wrote. */
  readonly hostStart: number
  /** How many spaces at the start of the line are what remains of a half eaten tab: no character of the host. */
  readonly padding?: number
}

/**
 * A text that stands inside another one: the content of a fence or of a frontmatter, with the indentation, quote
 * markers and list nesting of its host taken away.
 *
 * Every inner line is a suffix of a host line. Where a tab is half eaten by an indent that law breaks: such a line
 * maps to the first character after the tab, and its inner text starts with the spaces that remain of it.
 */
export class EmbeddedText {
  /** What is added to every inner offset, where the text is one unbroken stretch of its host. */
  readonly #shift: number | undefined

  constructor(
    readonly host: SourceFile,
    /** What a parser is given. Lines end as they do in the host. */
    readonly text: string,
    /** One entry a line, in order; never empty. */
    readonly lines: readonly EmbeddedLine[],
  ) {
    const [only] = lines
    const isUnbroken = only !== undefined && lines.length === 1 && only.start === 0 && only.padding === undefined
    this.#shift = isUnbroken ? only.hostStart : undefined
  }

  /** An embedded text that is one unbroken stretch of its host, as a frontmatter is. */
  static contiguous(host: SourceFile, span: Span): EmbeddedText {
    return new EmbeddedText(host, host.slice(span), [{ start: 0, hostStart: span.start }])
  }

  /** The host's offset of an inner offset. */
  toHost(offset: number): number {
    const line = this.#lineOf(offset)
    return line === undefined ? 0 : line.hostStart + charactersBefore(line, offset)
  }

  /**
   * The host's span of an inner span. An exclusive end that falls on the start of a line belongs to the end of the
   * line before it, so that a span never swallows the indentation of a line that it does not reach.
   */
  toHostSpan(span: Span): Span {
    if (this.#shift !== undefined) {
      return { start: this.#shift + span.start, end: this.#shift + Math.max(span.start, span.end) }
    }
    const start = this.toHost(span.start)
    if (span.end <= span.start) return { start, end: start }
    const line = this.#lineOf(span.end - 1)
    return { start, end: line === undefined ? start : line.hostStart + charactersBefore(line, span.end) }
  }

  /** The line of an inner offset, by bisection. */
  #lineOf(offset: number): EmbeddedLine | undefined {
    let low = 0
    let high = this.lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.lines[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return this.lines[low]
  }
}

/** How many characters of the host stand between a line's start and an inner offset in it. */
function charactersBefore(line: EmbeddedLine, offset: number): number {
  return Math.max(0, offset - line.start - (line.padding ?? 0))
}
