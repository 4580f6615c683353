import type { TableBlock } from '../../syntax/outline.ts'
import { afterLineEnd, lineEnd, lineEndingAt, lineStart, wholeLine } from '../../text/lines.ts'
import type { Span } from '../../text/span.ts'
import type { TextEdit } from '../../text/text-edit.ts'

/** Writes rows into a table in the manner of those that are there. */
export class TableRows {
  readonly #text: string
  readonly #table: TableBlock
  readonly #quoted: readonly boolean[]

  constructor(text: string, table: TableBlock) {
    this.#text = text
    this.#table = table
    this.#quoted = table.header.cells.map((_, column) => {
      const values = table.rows.flatMap(({ cells }) => cells[column]?.value ?? []).filter((value) => /\w/.test(value))
      return values.length > 0 && values.every((value) => value.startsWith('`') && value.endsWith('`'))
    })
  }

  /**
   * Adds rows.
   *
   * @param after the row that they follow; `undefined`: they become the first ones
   * @param rows texts of the cells, one for each column, with pipes escaped
   */
  insert(after: Span | undefined, rows: readonly (readonly string[])[]): TextEdit {
    const line = (after ?? this.#table.header.span).end
    const end = after === undefined ? this.#delimiterEnd(line) : lineEnd(this.#text, line)
    const ending = lineEndingAt(this.#text)
    const text = rows.map((cells) => `${ending}${this.#prefix()}${this.#lineOf(cells)}`).join('')
    return { span: { start: end, end }, text }
  }

  /** Takes the line of a row away. */
  remove(row: Span): TextEdit {
    return { span: wholeLine(this.#text, row.start), text: '' }
  }

  /** Indentation and quote markers in front of a row. */
  #prefix(): string {
    const { start } = (this.#table.rows.at(-1) ?? this.#table.header).span
    return this.#text.slice(lineStart(this.#text, start), start)
  }

  #delimiterEnd(header: number): number {
    const end = lineEnd(this.#text, header)
    return lineEnd(this.#text, afterLineEnd(this.#text, end))
  }

  #lineOf(cells: readonly string[]): string {
    const { start, end } = (this.#table.rows.at(-1) ?? this.#table.header).span
    const model = this.#text.slice(start, end).trim()
    const line = cells.map((cell, column) => (this.#quoted[column] === true ? codeCell(cell) : cell)).join(' | ')
    return `${model.startsWith('|') ? '| ' : ''}${line}${model.endsWith('|') ? ' |' : ''}`
  }
}

function codeCell(cell: string): string {
  return /^[^`]*[\w][^`]*$/.test(cell) ? `\`${cell}\`` : cell
}
