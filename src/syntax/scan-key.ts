import { APOSTROPHE, COLON, DASH, OPEN_BRACE, OPEN_BRACKET, QUOTE, SPACE } from './character-codes.ts'
import { LONGEST_KEY } from './given-entries.ts'
import { INDICATORS } from './scan-plain.ts'
import { scanQuoted } from './scan-quoted.ts'

/** A key of a mapping in block style. */
export interface ScannedKey {
  readonly text: string
  /** Of the key without its quotes. */
  readonly start: number
  readonly end: number
  /** After the `:`, where its value may start. */
  readonly after: number
}

/**
 * The key that starts at `at`; `undefined` where what stands there is none.
 *
 * @param lineEnd where its line ends, the line ending not included
 */
export function scanKey(text: string, at: number, lineEnd: number): ScannedKey | 'doubt' | undefined {
  const code = text.charCodeAt(at)
  if (code === OPEN_BRACKET || code === OPEN_BRACE) return undefined
  if (code === QUOTE || code === APOSTROPHE) return quotedKey(text, at, lineEnd)
  if (!startsPlain(text, at, lineEnd)) return 'doubt'
  const rest = text.slice(at, lineEnd)
  const length = plainKeyLength(rest)
  if (length === undefined) return undefined
  if (length > LONGEST_KEY) return 'doubt'
  let end = at + length
  while (end > at && text.charCodeAt(end - 1) === SPACE) end--
  return { text: text.slice(at, end), start: at, end, after: at + length + 1 }
}

/** Whether a `-` at `at` starts an item of a list. */
export function isItemDash(text: string, at: number, lineEnd: number): boolean {
  return text.charCodeAt(at) === DASH && isSeparated(text, at + 1, lineEnd)
}

/** Whether a text without quotes may start at `at`. */
export function startsPlain(text: string, at: number, lineEnd: number): boolean {
  const code = text.charCodeAt(at)
  return code === DASH ? !isSeparated(text, at + 1, lineEnd) : !INDICATORS.has(code)
}

function isSeparated(text: string, at: number, lineEnd: number): boolean {
  return at === lineEnd || text.charCodeAt(at) === SPACE
}

function quotedKey(text: string, at: number, lineEnd: number): ScannedKey | undefined {
  const quoted = scanQuoted(text, at)
  // A text of several lines is no key.
  if (quoted === undefined) return undefined
  let colon = quoted.end
  while (text.charCodeAt(colon) === SPACE) colon++
  if (text.charCodeAt(colon) !== COLON || !isSeparated(text, colon + 1, lineEnd)) return undefined
  return { text: quoted.value, start: at + 1, end: quoted.end - 1, after: colon + 1 }
}

/**
 * How long a key without quotes is that a line starts with, what separates it from its colon included; `undefined` where
 * there is none, or only in a comment.
 */
function plainKeyLength(line: string): number | undefined {
  let colon = line.indexOf(':')
  while (colon >= 0 && !isSeparated(line, colon + 1, line.length)) colon = line.indexOf(':', colon + 1)
  if (colon < 0) return undefined
  const comment = line.indexOf(' #')
  return comment >= 0 && comment + 1 < colon ? undefined : colon
}
