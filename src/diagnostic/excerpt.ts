import type { Range, SourceFile } from '../text/source-file.ts'

/** A stretch of a source line, so that a report can show it without the file. */
export interface Excerpt {
  /** The line's text, without its ending; at most a few hundred characters around the range. */
  readonly text: string
  /** 1-based column of the excerpt's first character. */
  readonly firstColumn: number
  /** UTF-8 bytes of the line before the excerpt. */
  readonly bytesBefore: number
}

/** Characters kept of a line: enough for any line that a person wrote, little of a minified document. */
const WIDTH = 240

/** What a report shows of the line on which a range starts. */
export function excerptOf(source: SourceFile, range: Range): Excerpt {
  const line = source.lines.textOf(range.start.line)
  if (line.length <= WIDTH) return { text: line, firstColumn: 1, bytesBefore: 0 }
  const column = range.start.column - 1
  const from = wholeCharacter(line, Math.max(0, Math.min(column - WIDTH / 4, line.length - WIDTH)))
  return {
    text: line.slice(from, wholeCharacter(line, Math.min(line.length, from + WIDTH))),
    firstColumn: from + 1,
    bytesBefore: new TextEncoder().encode(line.slice(0, from)).length,
  }
}

/** The offset itself, or the one before it where it would cut a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset)
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}
