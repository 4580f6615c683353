import type { Position } from './position.ts'

/** The byte order mark, which belongs to the file and to no column. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Where each line of a text starts. Lines end with LF, CRLF or a lone CR, as CommonMark and YAML have it.
 *
 * They are counted as far as somebody asks: a document of megabytes is mostly asked for one line near its start.
 */
export class LineIndex {
  readonly #text: string
  readonly #hasReturns: boolean
  /** The starts of the lines found so far. */
  readonly #starts: number[] = [0]
  /** Where the search for line endings goes on; `Infinity` when all are found. */
  #scanned = 0

  constructor(text: string) {
    this.#text = text
    this.#hasReturns = text.includes('\r')
  }

  /** Number of lines; an empty text has one. */
  get count(): number {
    this.#findUpTo(this.#text.length, 0)
    return this.#starts.length
  }

  /**
   * Line and column of an offset, both 1-based. The byte order mark takes no column: the first letter of a file
   * is at column 1 with and without it. Offsets outside the text are moved to its nearest end.
   */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#text.length))
    const line = this.#lineOf(inside)
    const start = this.#starts[line] ?? 0
    const mark = line === 0 && this.#text.startsWith(BYTE_ORDER_MARK) && inside > 0 ? 1 : 0
    return { line: line + 1, column: inside - start - mark + 1, offset: inside }
  }

  /** Offset of the first character of a 1-based line; past the last line, the end of the text. */
  startOf(line: number): number {
    return this.#startAt(line - 1) ?? this.#text.length
  }

  /** The text of a 1-based line without its line ending and byte order mark; `''` where there is no such line. */
  textOf(line: number): string {
    const start = this.#startAt(line - 1)
    if (start === undefined) return ''
    const end = this.#startAt(line) ?? this.#text.length
    const text = this.#text.slice(start, end).replace(/(?:\r\n|\n|\r)$/, '')
    return line === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  }

  /** Where a 0-based line starts; `undefined` where there is no such line. */
  #startAt(line: number): number | undefined {
    if (line >= this.#starts.length) this.#findUpTo(-1, line)
    return this.#starts[line]
  }

  /** 0-based line of an offset by bisection. */
  #lineOf(offset: number): number {
    if (offset >= this.#scanned) this.#findUpTo(offset, 0)
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Finds the starts of lines until one lies behind an offset and there is a 0-based line, or the text ends. */
  #findUpTo(offset: number, line: number): void {
    const starts = this.#starts
    while (this.#scanned <= offset || starts.length <= line) {
      const end = this.#hasReturns ? endingFrom(this.#text, this.#scanned) : this.#text.indexOf('\n', this.#scanned)
      if (end < 0) {
        this.#scanned = Infinity
        return
      }
      starts.push((this.#scanned = end + 1))
    }
  }
}

/** The last character of the line ending from `from` on, -1 where there is none; `indexOf` finds a mere LF much faster. */
function endingFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at
  }
  return -1
}
