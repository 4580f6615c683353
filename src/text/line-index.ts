import type { Position } from './position.ts'

/** The byte order mark, which belongs to the file and to no column. */
export const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Where each line of a text starts. Lines end with LF, CRLF or a lone CR, as CommonMark and YAML have it.
 */
export class LineIndex {
  readonly #text: string
  readonly #starts: number[]

  constructor(text: string) {
    this.#text = text
    this.#starts = lineStarts(text)
  }

  /** Number of lines; an empty text has one. */
  get count(): number {
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
    return this.#starts[line - 1] ?? this.#text.length
  }

  /** The text of a 1-based line without its line ending and byte order mark; `''` where there is no such line. */
  textOf(line: number): string {
    const start = this.#starts[line - 1]
    if (start === undefined) return ''
    const end = this.#starts[line] ?? this.#text.length
    const text = this.#text.slice(start, end).replace(/(?:\r\n|\n|\r)$/, '')
    return line === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  }

  /** 0-based line of an offset by bisection. */
  #lineOf(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  // `indexOf` runs at memory speed; only a file with lone CRs needs the walk by character.
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return starts
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return starts
}
