import type { Span } from './span.ts'

/** Offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !isBreak(text, start - 1)) start--
  return start
}

/** Offset of the ending (LF, CRLF or CR) of the line that an offset stands in; the end of the text on the last line. */
export function lineEnd(text: string, offset: number): number {
  let end = offset
  while (end < text.length && !isBreak(text, end)) end++
  return end
}

/** The start of the line after the line ending at `end`. */
export function afterLineEnd(text: string, end: number): number {
  if (end >= text.length) return text.length
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
}

/** The whole line of an offset, its ending included; the ending before it where it is the last one and has none. */
export function wholeLine(text: string, offset: number): Span {
  const start = lineStart(text, offset)
  const end = lineEnd(text, offset)
  if (end < text.length) return { start, end: afterLineEnd(text, end) }
  return { start: start - (text.startsWith('\r\n', start - 2) ? 2 : Math.min(start, 1)), end }
}

/** The ending of the line that an offset stands in; on a last line without one, that of the first line, else LF. */
export function lineEndingAt(text: string, offset = 0): string {
  const ending = /\r\n|\n|\r/g
  ending.lastIndex = offset
  // A search that fails begins at the start of the text the next time.
  return (ending.exec(text) ?? ending.exec(text))?.[0] ?? '\n'
}

/**
 * The offset itself, unless it lies between the two characters that end a line: there, where no editor can go, libraries
 * may point that take the line feed alone for the end.
 */
export function outsideLineEnding(text: string, at: number): number {
  return text[at] === '\n' && text[at - 1] === '\r' ? at - 1 : at
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || code === 13
}
