import { lineStart } from '../../text/lines.ts'
import type { Span } from '../../text/span.ts'

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
