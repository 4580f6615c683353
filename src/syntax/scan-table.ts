import { pointSpan } from '../text/span.ts'
import { BACKSLASH, LESS, PIPE, SPACE, TAB } from './character-codes.ts'
import { MOST_ROWS } from './markdown-limits.ts'
import type { MarkdownLines } from './markdown-lines.ts'
import type { TableBlock, TableCell, TableRow } from './outline.ts'

/**
 * The table whose header is the current line, up to the blank line after it; `undefined` on doubt.
 *
 * Every line of it has to start with a pipe in the first column: such a line can be nothing else.
 */
export function scanTable(lines: MarkdownLines): TableBlock | undefined {
  const header = scanRow(lines)
  lines.next()
  const delimiter = scanRow(lines)
  const isTable = delimiter?.cells.every((cell) => /^:?-+:?$/.test(cell.value))
  if (header === undefined || delimiter?.cells.length !== header.cells.length || isTable !== true) return undefined
  lines.next()
  const rows: TableRow[] = []
  let last = delimiter
  for (; !lines.atEnd && !lines.isBlankFrom(lines.start); lines.next()) {
    const row = rows.length < MOST_ROWS ? scanRow(lines) : scanFurtherRow(lines)
    if (row === undefined) return undefined
    rows.push(row)
    last = row
  }
  return { kind: 'table', header, rows, span: { start: header.span.start, end: last.span.end } }
}

/** The row on the current line; `undefined` where it does not start with a pipe or has a comment in it. */
function scanRow({ text, start, end }: MarkdownLines): TableRow | undefined {
  if (text.charCodeAt(start) !== PIPE) return undefined
  const rowEnd = trimEnd(text, start, end)
  const cells: TableCell[] = []
  let cellStart = start + 1
  for (let at = cellStart; at < rowEnd; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) {
      const escaped = text.charCodeAt(at + 1)
      if (escaped === PIPE || escaped === BACKSLASH) at++
    } else if (code === PIPE) {
      cells.push(cellIn(text, cellStart, at))
      cellStart = at + 1
    } else if (code === LESS && text.startsWith('<!--', at)) {
      return undefined
    }
  }
  if (cellStart < rowEnd) cells.push(cellIn(text, cellStart, rowEnd))
  return cells.length === 0 ? undefined : { cells, span: { start, end: rowEnd } }
}

/** A row whose cells are not read. */
function scanFurtherRow({ text, start, end }: MarkdownLines): TableRow | undefined {
  const rowEnd = trimEnd(text, start, end)
  const isRow = text.charCodeAt(start) === PIPE && rowEnd > start + 1 && !text.slice(start, rowEnd).includes('<!--')
  return isRow ? { cells: [], span: { start, end: rowEnd } } : undefined
}

function cellIn(text: string, start: number, end: number): TableCell {
  let first = start
  while (first < end && isBlank(text.charCodeAt(first))) first++
  if (first === end) return { value: '', span: pointSpan(start) }
  const span = { start: first, end: trimEnd(text, first, end) }
  return { value: text.slice(span.start, span.end), span }
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--
  return last
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}
