import type { Heading, Nodes } from 'mdast'
import type { Span } from '../text/span.ts'

/** What a heading says without its markup: a line of text; comments and tags say nothing. */
export function plainText(heading: Heading): string {
  let text = ''
  const open: Nodes[] = [heading]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if (node.type === 'image' || node.type === 'imageReference') text += node.alt ?? ''
    else if (node.type === 'break') text += ' '
    else if ('children' in node) open.push(...node.children.toReversed())
  }
  return oneLine(text)
}

/** A text of several lines as one, without blanks at its ends. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim()
}

/** A comment in a stretch of HTML: with its markers, and the text between them. */
export interface CommentPlace {
  readonly whole: Span
  readonly text: Span
}

/** The HTML comments of a text, in order; one that is not closed is none. Offsets count from the start of the text. */
export function findComments(html: string): CommentPlace[] {
  const found: CommentPlace[] = []
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', start)) {
    const textStart = start + 4
    // `<!-->` and `<!--->` are whole comments, and empty ones.
    const tiny = html[textStart] === '>' ? 1 : html.startsWith('->', textStart) ? 2 : 0
    const textEnd = tiny > 0 ? textStart : html.indexOf('-->', textStart)
    if (textEnd < 0) break
    const end = textEnd + (tiny > 0 ? tiny : 3)
    found.push({ whole: { start, end }, text: { start: textStart, end: textEnd } })
    start = end
  }
  return found
}
