/** Walks over the lines of a Markdown text, whose lines end with LF or CRLF. */
export class MarkdownLines {
  readonly text: string
  #start: number
  #end: number

  constructor(text: string, start: number) {
    this.text = text
    this.#start = start
    this.#end = this.#endOf(start)
  }

  /** Whether there is no current line: an empty line at the end of the text is none. */
  get atEnd(): boolean {
    return this.#start >= this.text.length
  }

  /** Offset at which the current line starts. */
  get start(): number {
    return this.#start
  }

  /** Offset at which it ends, without its line ending. */
  get end(): number {
    return this.#end
  }

  /** Number of spaces that it starts with. */
  get indent(): number {
    return this.skipSpaces(this.#start) - this.#start
  }

  next(): void {
    this.#start = this.#startAfter(this.#end)
    this.#end = this.#endOf(this.#start)
  }

  /** Applies a sticky pattern at an offset. */
  match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(this.text)
  }

  /** The first offset from `at` on that has no space. */
  skipSpaces(at: number): number {
    let after = at
    while (after < this.#end && this.text.charCodeAt(after) === 32) after++
    return after
  }

  /** Whether only blanks stand from `at` to the end of the line. */
  isBlankFrom(at: number): boolean {
    for (let offset = at; offset < this.#end; offset++) {
      const code = this.text.charCodeAt(offset)
      if (code !== 32 && code !== 9) return false
    }
    return true
  }

  /** Whether the line is three or more of `-`, `*` or `_`, with blanks between them or not. */
  isThematicBreak(): boolean {
    const mark = this.text.charCodeAt(this.#start)
    if (mark !== 45 && mark !== 42 && mark !== 95) return false
    let marks = 0
    for (let at = this.#start; at < this.#end; at++) {
      const code = this.text.charCodeAt(at)
      if (code === mark) marks++
      else if (code !== 32 && code !== 9) return false
    }
    return marks >= 3
  }

  /**
   * Whether the line, from `from` on, could stand below the header of a table or below a line that it makes a
   * heading: nothing but dashes, colons, pipes and blanks, a dash among them. Does not ask whether it really does.
   */
  isDelimiterRow(from: number): boolean {
    return isDelimiterRow(this.text, from, this.#end)
  }

  /** The same of the next line, wherever it is indented to. */
  isDelimiterRowBelow(): boolean {
    const start = this.#startAfter(this.#end)
    return start < this.text.length && isDelimiterRow(this.text, start, this.#endOf(start))
  }

  #startAfter(end: number): number {
    if (end >= this.text.length) return this.text.length
    return this.text.charCodeAt(end) === 13 ? end + 2 : end + 1
  }

  #endOf(start: number): number {
    const feed = this.text.indexOf('\n', start)
    if (feed < 0) return this.text.length
    return feed > start && this.text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed
  }
}

function isDelimiterRow(text: string, start: number, end: number): boolean {
  let dashes = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 45) dashes++
    else if (code !== 32 && code !== 9 && code !== 58 && code !== 124) return false
  }
  return dashes > 0
}
