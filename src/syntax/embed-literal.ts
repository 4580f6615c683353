import { EmbeddedText, type EmbeddedLine } from '../text/embedded-text.ts'
import { afterLineEnd, lineEnd } from '../text/lines.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Span } from '../text/span.ts'

/**
 * Lays the lines of a literal (a fence's content, as a Markdown reader gives it) over the lines of its host.
 *
 * Each inner line is a suffix of its host line, whatever stands before it: indentation, quote markers, the nesting of
 * a list. So the two are matched from their ends, and only a tab that was half eaten leaves spaces that match nothing.
 *
 * @param value the literal, without the ending of its last line
 * @param area from the start of the literal's first host line to its end
 */
export function embedLiteral(host: SourceFile, value: string, area: Span): EmbeddedText {
  const inner = value.split(/\r\n|\n|\r/)
  const lines: EmbeddedLine[] = []
  let text = ''
  for (let at = area.start; at < area.end;) {
    const end = lineEnd(host.text, at)
    const next = afterLineEnd(host.text, end)
    // A reader may drop blank lines at the end of a fence that is never closed; they are still there.
    const line = inner[lines.length] ?? ''
    const matched = commonSuffix(line, host.text, at, end)
    const padding = line.length - matched
    const entry = { start: text.length, hostStart: end - matched }
    lines.push(padding === 0 ? entry : { ...entry, padding })
    text += line + host.text.slice(end, next)
    at = next
  }
  return new EmbeddedText(host, text, lines.length === 0 ? [{ start: 0, hostStart: area.start }] : lines)
}

function commonSuffix(line: string, text: string, start: number, end: number): number {
  const most = Math.min(line.length, end - start)
  let matched = 0
  while (matched < most && line.charCodeAt(line.length - 1 - matched) === text.charCodeAt(end - 1 - matched)) matched++
  return matched
}
