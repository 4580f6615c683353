import type { Problem } from '../diagnostic/finding.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'
import { afterLineEnd, lineEnd } from '../text/lines.ts'
import type { Span } from '../text/span.ts'

/** A frontmatter longer than this is no frontmatter: its readers take time that grows with the square of its lines. */
const MOST_CHARACTERS = 64 * 1024
const MOST_LINES = 1000

/** Where a frontmatter stands, told from its two marker lines alone. */
export interface FrontmatterArea {
  /** From the first character of the opening to the last of the closing line, without its ending. */
  readonly span: Span
  /** What stands between the marker lines, the ending of the last line included. */
  readonly content: Span
}

/** What the top of a file has to say. */
export interface FrontmatterMarkers {
  /** Offset of the first character after a byte order mark. */
  readonly start: number
  /** `undefined` where there is none, or none that may be read: `problems` says why. */
  readonly area: FrontmatterArea | undefined
  /** What a reader of Markdown must not take for Markdown, though it may not be read as frontmatter either. */
  readonly skipped: FrontmatterArea | undefined
  readonly problems: readonly Problem[]
}

/**
 * Finds the frontmatter: a first line `---` and the next line `---`, both perhaps with blanks after them.
 *
 * A word after the opening `---` names a language to other readers, some of which run it as code. It is refused
 * before any library sees it.
 */
export function findFrontmatter(text: string): FrontmatterMarkers {
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  const nothing = { start, area: undefined, skipped: undefined, problems: [] }
  if (!text.startsWith('---', start) || text[start + 3] === '-') return nothing
  const openingEnd = lineEnd(text, start)
  const language = text.slice(start + 3, openingEnd).trim()
  const area = findClosing(text, start, afterLineEnd(text, openingEnd))
  const opening = { start, end: openingEnd }
  if (area === undefined) {
    if (language !== '') return nothing
    return { ...nothing, problems: [problem(opening, 'The frontmatter that starts here is never closed.', CLOSE)] }
  }
  if (language !== '') {
    const message = `The frontmatter names a language, \`${shorten(language)}\`, after its opening \`---\`.`
    return { ...nothing, skipped: area, problems: [problem(opening, message, 'Write `---` alone; it is always YAML.')] }
  }
  if (isTooLong(text, area)) {
    const message = `The frontmatter is longer than ${MOST_LINES} lines or ${MOST_CHARACTERS / 1024} KB.`
    return { ...nothing, skipped: area, problems: [problem(opening, message)] }
  }
  return { ...nothing, area, problems: earlyEndings(text, area) }
}

const CLOSE = 'Put a line `---` after its last field.'

function findClosing(text: string, start: number, contentStart: number): FrontmatterArea | undefined {
  // As it stands nearly always: no line ends with a CR, and the first one that begins with the dashes says no more.
  const dashes = text.indexOf('\n---', contentStart - 1) + 1
  if (dashes > 0 && !text.slice(contentStart - 1, dashes).includes('\r')) {
    const end = lineEnd(text, dashes)
    if (end === dashes + 3) return { span: { start, end }, content: { start: contentStart, end: dashes } }
  }
  for (let at = contentStart; at < text.length;) {
    const end = lineEnd(text, at)
    if (text.startsWith('---', at) && /^[ \t]*$/.test(text.slice(at + 3, end))) {
      return { span: { start, end }, content: { start: contentStart, end: at } }
    }
    at = afterLineEnd(text, end)
  }
  return undefined
}

/** Lines such as `---draft`, which end the frontmatter for readers that look at the three dashes alone. */
function earlyEndings(text: string, { content }: FrontmatterArea): Problem[] {
  const at = text.startsWith('---', content.start) ? content.start : text.indexOf('\n---', content.start) + 1
  if (at < content.start || at === 0 || at >= content.end) return []
  const line = { start: at, end: lineEnd(text, at) }
  return [problem(line, 'A line of the frontmatter starts with `---`, which some readers take for its end.')]
}

function isTooLong(text: string, { content }: FrontmatterArea): boolean {
  const length = content.end - content.start
  if (length > MOST_CHARACTERS) return true
  if (length <= MOST_LINES) return false
  let lines = 0
  for (let at = content.start; at < content.end; at = afterLineEnd(text, lineEnd(text, at))) lines++
  return lines > MOST_LINES
}

function shorten(word: string): string {
  return word.length > 20 ? `${word.slice(0, 20)}…` : word
}

function problem(span: Span, message: string, help?: string): Problem {
  return help === undefined ? { span, message } : { span, message, help }
}
