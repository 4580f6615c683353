import { APOSTROPHE, BACKSLASH, CARRIAGE_RETURN, LINE_FEED, QUOTE } from './character-codes.ts'
import { foldLines, type ScannedText } from './scan-plain.ts'
import type { YamlLines } from './yaml-lines.ts'

/** A quoted text of one line. */
export interface Quoted {
  readonly value: string
  /** After the closing quote. */
  readonly end: number
}

/**
 * The text in quotes that starts at `start`; `undefined` where it does not end on its line, or has a rare escape.
 */
export function scanQuoted(text: string, start: number): Quoted | undefined {
  const quote = text.charCodeAt(start)
  const end = closingQuote(text, start + 1, quote)
  if (text.charCodeAt(end) !== quote) return undefined
  const value = unescape(text.slice(start + 1, end), quote)
  return value === undefined ? undefined : { value, end: end + 1 }
}

/**
 * The same over several lines, each indented deeper than `outer`. `nextLine` is the one that the text ends on, as
 * something may follow there.
 */
export function scanQuotedLines(lines: YamlLines, line: number, start: number, outer: number): ScannedText | undefined {
  const { text } = lines
  const quote = text.charCodeAt(start)
  const parts: string[] = []
  let joined = ''
  let at = start + 1
  for (let last = line; last < lines.count; last++) {
    const end = closingQuote(text, at, quote)
    if (text.charCodeAt(end) === quote) {
      parts.push(joined + text.slice(at, end))
      const value = unescape(foldLines(parts), quote)
      return value === undefined ? undefined : { text: value, end: end + 1, nextLine: last }
    }
    if (outer < 0) return undefined
    // A backslash at the end of a line takes the break away.
    const isEscaped = quote === QUOTE && text.charCodeAt(end - 1) === BACKSLASH && isOdd(backslashesBefore(text, end))
    if (isEscaped) {
      joined += text.slice(at, end - 1)
    } else {
      const trimmed = lines.trimEnd(at, end)
      // The blank after a backslash is text, and the one after it is not.
      if (trimmed < end && text.charCodeAt(trimmed - 1) === BACKSLASH) return undefined
      parts.push(joined + text.slice(at, trimmed))
      joined = ''
    }
    const next = last + 1
    if (lines.isBlank(next) ? isEscaped : lines.indentOf(next) <= outer) return undefined
    at = lines.contentOf(next)
  }
  return undefined
}

function backslashesBefore(text: string, end: number): number {
  let count = 0
  while (text.charCodeAt(end - 1 - count) === BACKSLASH) count++
  return count
}

function isOdd(count: number): boolean {
  return count % 2 === 1
}

/** The closing quote of a text, or the end of the line where there is none. */
function closingQuote(text: string, start: number, quote: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || code === CARRIAGE_RETURN) return at
    if (code === BACKSLASH && quote === QUOTE && !isLineEnd(text.charCodeAt(at + 1))) at++
    else if (code === quote && (quote === QUOTE || text.charCodeAt(at + 1) !== APOSTROPHE)) return at
    else if (code === quote) at++
  }
  return text.length
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code)
}

/** The text that is meant; `undefined` where there is an escape that YAML has not. */
function unescape(written: string, quote: number): string | undefined {
  if (quote === APOSTROPHE) return written.replaceAll("''", "'")
  if (!written.includes('\\')) return written
  let isKnown = true
  const text = written.replaceAll(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.?))/gs, (_, two, four, one) => {
    const code: unknown = two ?? four
    if (typeof code === 'string') return String.fromCharCode(Number.parseInt(code, 16))
    const meant = ESCAPES.get(String(one))
    isKnown &&= meant !== undefined
    return meant ?? ''
  })
  return isKnown ? text : undefined
}

/** The escapes of one letter; the rare ones of whole code points and of Unicode's own breaks are left out. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  [' ', ' '],
  ['0', '\0'],
  ['b', '\b'],
  ['e', '\u001B'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
