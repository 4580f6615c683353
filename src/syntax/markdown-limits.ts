import { DIGIT_0, DIGIT_9, GREATER, SPACE, TAB } from './character-codes.ts'

/** What is read of a Markdown file at most, in UTF-16 units: tens of times the longest that people write. */
export const MOST_CHARACTERS = 512 * 1024

/** Rows of one table whose cells are read. */
export const MOST_ROWS = 1000

/**
 * What the reference reader of Markdown is given at most. Its time grows with the square of some figures, and with
 * containers in containers its recursion runs out of stack; no document of people comes near any of these.
 */
/** Lines, tabs, and characters that inline markup is made of. */
const MOST_PARTS = 5_000
/** Lists and quotes that open on one line. */
const MOST_CONTAINERS_A_LINE = 20
/** Lists and quotes that may be open, guessed from indentation, summed up over all lines. */
const MOST_CONTAINERS = 4_500
/** Characters of one word, in each part of which an address of mail is sought. */
const LONGEST_WORD = 20_000
/** Characters that open or close emphasis or a link, or stand in an address, between two blank lines. */
const MOST_DELIMITERS_A_RUN = 1000
/** Lines between two blank lines. */
const MOST_LINES_A_RUN = 3000
/** Lines that make the one above a heading. */
const MOST_UNDERLINES = 500

/** Whether a text would keep the reference reader busy for more than a moment. */
export function isTooIntricate(text: string): boolean {
  let parts = 0
  let containers = 0
  let underlines = 0
  let runLines = 0
  let runDelimiters = 0
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') {
      runLines = 0
      runDelimiters = 0
    } else {
      const { opened, indent } = containersOf(line)
      if (opened > MOST_CONTAINERS_A_LINE) return true
      containers += opened + (indent >> 1)
      runDelimiters += countOf(line, DELIMITERS)
      runLines++
      if (isUnderline(line)) underlines++
    }
    parts += 1 + countOf(line, MARKUP)
    if (line.length > LONGEST_WORD && line.split(NO_WORD).some((word) => word.length > LONGEST_WORD)) return true
    const isWide = parts > MOST_PARTS || containers > MOST_CONTAINERS || underlines > MOST_UNDERLINES
    if (isWide || runLines > MOST_LINES_A_RUN || runDelimiters > MOST_DELIMITERS_A_RUN) return true
  }
  return false
}

/** How many lists and quotes a line opens at most, and how many blanks stand among and before their markers. */
function containersOf(line: string): { opened: number; indent: number } {
  let opened = 0
  let indent = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === SPACE) indent++
    else if (code === TAB) indent += 4
    else if (code === GREATER) opened++
    else if (isMarkerEnd(code) && isBlank(line.charCodeAt(at + 1))) opened++
    else if (code < DIGIT_0 || code > DIGIT_9) break
  }
  return { opened, indent }
}

function isMarkerEnd(code: number): boolean {
  return code === 45 || code === 43 || code === 42 || code === 46 || code === 41
}

/** A blank, or the end of the line. */
function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || Number.isNaN(code)
}

function isUnderline(line: string): boolean {
  const text = line.trim()
  const mark = text.charCodeAt(text.length - 1)
  return mark === 61 || mark === 45
}

function countOf(line: string, wanted: ReadonlySet<number>): number {
  let count = 0
  for (let at = 0; at < line.length; at++) {
    if (wanted.has(line.charCodeAt(at))) count++
  }
  return count
}

/** What no address of mail contains. */
const NO_WORD = /[^-.+\w]/

const codesOf = (characters: string): ReadonlySet<number> => new Set(Array.from(characters, (one) => one.charCodeAt(0)))
const DELIMITERS = codesOf('*_~[]:@')
const MARKUP = codesOf('*_~[]!<>&\\`|@:\t')
