import { EmbeddedText, type EmbeddedLine } from '../text/embedded-text.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Span } from '../text/span.ts'
import { BACKTICK } from './character-codes.ts'
import type { MarkdownLines } from './markdown-lines.ts'
import type { FenceBlock } from './outline.ts'

const BACKTICK_FENCE = /(`{3,})([ \t]*)([^ \t\r\n`]*)[^\r\n`]*(?![^\r\n])/y
const TILDE_FENCE = /(~{3,})([ \t]*)([^ \t\r\n]*)/y

/**
 * The fence that opens on the current line, up to and with its closing line; `undefined` on doubt. Its marker stands
 * at the first column or, in a list item, exactly where the item's content does.
 */
export function scanFence(source: SourceFile, lines: MarkdownLines): FenceBlock | 'no fence' | undefined {
  const { text, start: lineStart, indent } = lines
  const start = lineStart + indent
  const mark = text.charCodeAt(start)
  const opening = lines.match(mark === BACKTICK ? BACKTICK_FENCE : TILDE_FENCE, start)
  // Fewer than three, or more of them in the line: code in a paragraph.
  if (opening === null) return 'no fence'
  const [, marks = '', blanks = '', word = ''] = opening
  // Escapes and entities mean something in the word after a fence.
  if (/[\\&]/.test(word)) return undefined
  const wordStart = start + marks.length + blanks.length
  const language = { value: word.toLowerCase(), span: { start: wordStart, end: wordStart + word.length } }
  lines.next()
  const contentStart = lines.start
  const closing = skipToClosing(lines, indent, mark, marks.length)
  if (closing === 'outside' || (closing === undefined && indent > 0)) return undefined
  const area = { start: contentStart, end: closing?.start ?? text.length }
  return {
    kind: 'fence',
    language,
    content: indent === 0 ? EmbeddedText.contiguous(source, area) : withoutIndent(source, area, indent),
    closed: closing !== undefined,
    span: { start, end: closing?.end ?? text.length },
  }
}

/**
 * The line that closes the fence; the line after it becomes the current one. `'outside'` where a line is not indented
 * enough to be part of the fence.
 */
function skipToClosing(
  lines: MarkdownLines,
  outer: number,
  mark: number,
  length: number,
): Span | 'outside' | undefined {
  for (; !lines.atEnd; lines.next()) {
    const { text, start, end, indent } = lines
    if (indent < outer && start + indent < end) return 'outside'
    if (indent > outer + 3 || text.charCodeAt(start + indent) !== mark) continue
    let at = start + indent
    while (text.charCodeAt(at) === mark) at++
    if (at - start - indent < length || !lines.isBlankFrom(at)) continue
    lines.next()
    return { start, end }
  }
  return undefined
}

/** Lines of an area with `indent` spaces less each; blank lines may have fewer. */
function withoutIndent(source: SourceFile, area: Span, indent: number): EmbeddedText {
  const lines: EmbeddedLine[] = []
  let text = ''
  for (let at = area.start; at < area.end;) {
    const feed = source.text.indexOf('\n', at)
    const next = feed < 0 ? area.end : feed + 1
    let hostStart = at
    while (hostStart < at + indent && source.text.charCodeAt(hostStart) === 32) hostStart++
    lines.push({ start: text.length, hostStart })
    text += source.text.slice(hostStart, next)
    at = next
  }
  return new EmbeddedText(source, text, lines.length === 0 ? [{ start: 0, hostStart: area.start }] : lines)
}
