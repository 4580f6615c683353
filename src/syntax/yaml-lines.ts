/** Where the lines of a YAML text stand. Lines end with LF or CRLF; the indentation is spaces. */
export class YamlLines {
  readonly text: string
  /** Number of lines. */
  readonly count: number
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #contents: number[] = []

  constructor(text: string) {
    this.text = text
    for (let start = 0; start < text.length;) {
      const feed = text.indexOf('\n', start)
      const next = feed < 0 ? text.length : feed + 1
      const end = feed < 0 ? next : feed > start && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed
      let content = start
      while (content < end && text.charCodeAt(content) === 32) content++
      this.#starts.push(start)
      this.#ends.push(end)
      this.#contents.push(content)
      start = next
    }
    this.count = this.#starts.length
  }

  startOf(line: number): number {
    return this.#starts[line] ?? this.text.length
  }

  /** Without the line ending. */
  endOf(line: number): number {
    return this.#ends[line] ?? this.text.length
  }

  /** The first character that is no space; the end of a blank line. */
  contentOf(line: number): number {
    return this.#contents[line] ?? this.text.length
  }

  indentOf(line: number): number {
    return this.contentOf(line) - this.startOf(line)
  }

  isBlank(line: number): boolean {
    return this.contentOf(line) === this.endOf(line)
  }

  isComment(line: number): boolean {
    return this.text.charCodeAt(this.contentOf(line)) === 35
  }

  /** The offset after the last character between two offsets that is no space. */
  trimEnd(start: number, end: number): number {
    let last = end
    while (last > start && this.text.charCodeAt(last - 1) === 32) last--
    return last
  }

  /** The first line from `line` on that is neither blank nor a comment; {@link count} where there is none. */
  nextContent(line: number): number {
    let next = line
    for (; next < this.count; next++) {
      const content = this.#contents[next]
      if (content !== undefined && content !== this.#ends[next] && this.text.charCodeAt(content) !== 35) break
    }
    return next
  }

  /** Whether one of the lines from `from` to before `to` is a comment in a column that is no deeper than `indent`. */
  hasCommentUpTo(from: number, to: number, indent: number): boolean {
    for (let line = from; line < to; line++) {
      if (this.isComment(line) && this.indentOf(line) <= indent) return true
    }
    return false
  }
}
