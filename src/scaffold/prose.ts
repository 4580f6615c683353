/** Longest text that is taken over from a document into a summary, and into the cell of a table. */
const LONGEST_SUMMARY = 1_200
const LONGEST_CELL = 240

/** How much of a description is looked at. */
const LONGEST_READ = 20_000

/** Tags of HTML that many descriptions are written with, in the line and between lines. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|code|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi
const BLOCK_TAG =
  /<\/?(?:blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?\/?>/gi

/** Where HTML begins a paragraph. */
const PARAGRAPH_TAG = /<\/?(?:p|blockquote)(?:\s[^<>]*)?>|<br\s*\/?>\s*<br\s*\/?>/gi

/** Headings divide what a spec has in one piece, and code is of no use without its lines. */
const HEADING = /<h[1-6](?:\s[^<>]*)?>[^<>]{0,200}<\/h[1-6]>|^[ \t]{0,3}#{1,6}[ \t][^\n]*$/gim
const CODE = /<pre(?:\s[^<>]*)?>[^]*?(?:<\/pre>|$)/gi

/** What stands before each line of a quotation, and what says of what kind it is. */
const QUOTE = /^[ \t]{0,3}>[ \t>]*(?:\[!\w+\])?[ \t]*/gm

/**
 * A description of a document as paragraphs of plain Markdown, one line each: its headings, fences, tables and comments
 * would be taken for those of the spec, and its HTML is not for reading.
 */
export function paragraphsOf(description: string): readonly string[] {
  const paragraphs: string[] = []
  let length = 0
  const blocks = description
    .slice(0, LONGEST_READ)
    .replace(CODE, '\n\n')
    .replace(HEADING, '\n\n')
    .replace(PARAGRAPH_TAG, '\n\n')
    .replace(QUOTE, '')
    .split(/\r?\n[ \t]*\r?\n/)
  for (const block of blocks) {
    if (/^[ \t]*(?:```|~~~|\||#+[ \t]*$|-{3,}[ \t]*$)/m.test(block)) {
      // What it was announced by says nothing without it.
      if (paragraphs.length > 1 && paragraphs.at(-1)?.endsWith(':') === true) paragraphs.pop()
      continue
    }
    const text = lineOf(block).replace(/^(?:[#>]+|[-*+]|\d{1,3}[.)])[ \t]+/, '')
    if (text === '') continue
    if (length + text.length > LONGEST_SUMMARY && length > 0) break
    length += text.length
    paragraphs.push(clip(text, LONGEST_SUMMARY))
  }
  return paragraphs
}

/** The first paragraph of a text as the cell of a table. */
export function cellOf(text: string | undefined): string {
  const [first = ''] = text === undefined ? [] : paragraphsOf(text)
  return escapeCell(clip(first, LONGEST_CELL))
}

/** A text without line breaks that has no more to say to a Markdown reader than its words. */
export function lineOf(text: string): string {
  return (
    text
      .slice(0, LONGEST_READ)
      .replace(INLINE_TAG, '')
      .replace(BLOCK_TAG, ' ')
      .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
      .replace(/<(?=[!/a-zA-Z])/g, '&lt;')
      // A placeholder in a description is no placeholder of the spec.
      .replace(/\{\{|\}\}/g, (braces) => braces[0] ?? '')
      .trim()
  )
}

/** Puts a text on one line of a table. */
export function escapeCell(text: string): string {
  return lineOf(text).replace(/\\?\|/g, '\\|')
}

/** A text of at most some characters, cut between words. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}

/** A code span, whatever is in it. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``
}
