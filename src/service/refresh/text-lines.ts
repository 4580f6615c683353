import type { Span } from '../../text/span.ts'

/** The line ending of a text: that of its first line. */
export function lineEndingOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** Offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && !isBreak(text, at - 1)) at--
  return at
}

/** Offset of the line ending of an offset's line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && !isBreak(text, at)) at++
  return at
}

/** The whole line of an offset, its ending included; the ending before it where it is the last one and has none. */
export function wholeLine(text: string, offset: number): Span {
  const start = lineStart(text, offset)
  const end = lineEnd(text, offset)
  if (end < text.length) return { start, end: end + (text.startsWith('\r\n', end) ? 2 : 1) }
  return { start: start - (text.startsWith('\r\n', start - 2) ? 2 : Math.min(start, 1)), end }
}

/** The end of what a part of a text says: blank lines and rulers at its end are left out. */
export function contentEnd(text: string, { start, end }: Span): number {
  let at = end
  while (at > start) {
    while (at > start && /\s/.test(text.charAt(at - 1))) at--
    const line = Math.max(start, lineStart(text, at))
    if (!isRuler(text.slice(line, at))) break
    at = line
  }
  return at
}

function isRuler(line: string): boolean {
  const bare = line.replace(/[ \t]/g, '')
  return bare.length >= 3 && (/^-+$/.test(bare) || /^\*+$/.test(bare) || /^_+$/.test(bare))
}

function isBreak(text: string, at: number): boolean {
  const character = text.charAt(at)
  return character === '\n' || character === '\r'
}
