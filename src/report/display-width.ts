import { printable } from './printable.ts'

/** What a reader takes for one character, and the columns of a terminal that it fills. */
export interface Cell {
  /** As printed. */
  readonly text: string
  /** Columns: 0 for a lone combining mark, 2 for most of CJK and for emoji. */
  readonly width: number
  /** UTF-16 units of the source that it stands for. */
  readonly length: number
}

/** How many columns a tab is given; where it would have jumped to is unknown once a line is cut and indented. */
const TAB_WIDTH = 4

const ASCII_PRINTABLE = /^[\x20-\x7e]*$/
const EMOJI = /^\p{Emoji_Presentation}|\ufe0f/u
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u
/** East Asian Wide and Fullwidth, in the blocks that text is written in. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]$/u

/** Whether every character of a text fills one column and is printed as it is, so that offsets are columns. */
export function isOneColumnEach(text: string): boolean {
  return ASCII_PRINTABLE.test(text)
}

let segmenter: Intl.Segmenter | undefined

/** Cuts a line into what a terminal shows side by side. */
export function toCells(line: string): Cell[] {
  if (isOneColumnEach(line)) return Array.from(line, (text) => ({ text, width: 1, length: 1 }))
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(line), ({ segment }) => toCell(segment))
}

/** Columns that a text fills. */
export function displayWidth(text: string): number {
  return isOneColumnEach(text) ? text.length : toCells(text).reduce((sum, cell) => sum + cell.width, 0)
}

function toCell(segment: string): Cell {
  if (segment === '\t') return { text: ' '.repeat(TAB_WIDTH), width: TAB_WIDTH, length: 1 }
  const text = printable(segment)
  const width = EMOJI.test(text) ? 2 : Array.from(text, widthOf).reduce((sum, columns) => sum + columns, 0)
  return { text, width, length: segment.length }
}

function widthOf(character: string): number {
  if (ZERO_WIDTH.test(character)) return 0
  return WIDE.test(character) || EMOJI.test(character) ? 2 : 1
}
