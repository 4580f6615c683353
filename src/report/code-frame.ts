import type { Excerpt } from '../diagnostic/diagnostic.ts'
import type { Range } from '../text/source-file.ts'
import { isOneColumnEach, toCells, type Cell } from './display-width.ts'
import { PLAIN_STYLE, type Style, type TextRole } from './style.ts'

/** A place and the line that it stands on. */
export interface FramedPlace {
  readonly range: Range
  readonly excerpt: Excerpt
}

/** How a frame looks. */
export interface FrameOptions {
  /** Columns for line numbers; at least as wide as the number itself. */
  readonly gutter: number
  /** What underlines the place, and how it is painted. */
  readonly mark: { readonly character: string; readonly role: TextRole }
  readonly style?: Style
}

/** Columns of source in a frame. A line of a minified document is cut to the part around its place. */
const MOST_COLUMNS = 100
/** Columns before and after the place that are worth keeping when a line is cut. */
const LEAST_CONTEXT = 20
/** Our own excerpts are much shorter; those of a report that somebody saved may be of any length. */
const LONGEST_EXCERPT = 1000
const CUT: Cell = { text: '…', width: 1, length: 0 }

/**
 * The line on which a place starts and, under it, marks where the place is. Of a place of several lines, the first one
 * is shown and marked to its end.
 */
export function codeFrame(place: FramedPlace, { gutter, mark, style = PLAIN_STYLE }: FrameOptions): readonly string[] {
  const { line, start, width } = layOut(place)
  const bar = style.paint('gutter', '│')
  const number = style.paint('gutter', String(place.range.start.line).padStart(gutter))
  const marks = style.paint(mark.role, mark.character.repeat(width))
  const shown = line.trimEnd()
  return [
    `${number} ${bar}${shown === '' ? '' : ` ${shown}`}`,
    `${' '.repeat(gutter)} ${bar} ${' '.repeat(start)}${marks}`,
  ]
}

interface FrameLine {
  readonly line: string
  /** Columns before the first mark. */
  readonly start: number
  /** Number of marks; at least one. */
  readonly width: number
}

function layOut(place: FramedPlace): FrameLine {
  const { text, firstColumn } = place.excerpt
  // Nearly every line is short and plain, and needs no cutting into cells.
  if (firstColumn === 1 && text.length <= MOST_COLUMNS && isOneColumnEach(text)) return layOutPlain(place)
  return layOutCells(place)
}

function layOutPlain({ range, excerpt: { text } }: FramedPlace): FrameLine {
  const start = Math.min(range.start.column - 1, text.length)
  const end = range.end.line === range.start.line ? Math.min(range.end.column - 1, text.length) : text.length
  return { line: text, start, width: Math.max(1, end - start) }
}

function layOutCells({ range, excerpt }: FramedPlace): FrameLine {
  const cells = toCells(excerpt.text.slice(0, LONGEST_EXCERPT))
  const from = cellAt(cells, range.start.column - excerpt.firstColumn)
  const oneLine = range.end.line === range.start.line
  const to = oneLine ? cellAt(cells, range.end.column - excerpt.firstColumn, true) : cells.length
  const cutBefore = excerpt.firstColumn > 1
  const window = chooseWindow(cells, from, Math.max(from, to), cutBefore)
  const visible = [
    ...(window.from > 0 || cutBefore ? [CUT] : []),
    ...cells.slice(window.from, window.to),
    ...(window.to < cells.length ? [CUT] : []),
  ]
  const shift = (window.from > 0 || cutBefore ? 1 : 0) - window.from
  const start = widthOf(visible.slice(0, from + shift))
  const width = widthOf(visible.slice(from + shift, Math.max(from, to) + shift))
  return { line: visible.map((cell) => cell.text).join(''), start, width: Math.max(1, width) }
}

/** Index of the cell that holds a UTF-16 offset; of the one after it where the offset is an exclusive end. */
function cellAt(cells: readonly Cell[], offset: number, isEnd = false): number {
  let at = 0
  for (const [index, cell] of cells.entries()) {
    if (isEnd ? at >= offset : at + cell.length > offset) return index
    at += cell.length
  }
  return cells.length
}

/** The part of a line to show: all of it where it fits, else as much as fits with some context before the place. */
function chooseWindow(cells: readonly Cell[], from: number, to: number, cutBefore: boolean) {
  if (!cutBefore && widthOf(cells) <= MOST_COLUMNS) return { from: 0, to: cells.length }
  const marked = widthOf(cells.slice(from, to))
  const before = Math.max(LEAST_CONTEXT, Math.min(MOST_COLUMNS / 2, MOST_COLUMNS - marked - LEAST_CONTEXT))
  let first = from
  for (let room = before; first > 0; first--) {
    room -= cells[first - 1]?.width ?? 0
    if (room < 0) break
  }
  // The start of a line tells more than what follows the place.
  if (!cutBefore && widthOf(cells.slice(0, to)) + LEAST_CONTEXT <= MOST_COLUMNS) first = 0
  let last = first
  for (let room = MOST_COLUMNS; last < cells.length; last++) {
    room -= cells[last]?.width ?? 0
    if (room < 0) break
  }
  return { from: first, to: last }
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}
