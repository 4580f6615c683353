/** What the first lines of a rule's page say. */
export interface RulePageHead {
  /** The level-1 heading, which is the rule's id. */
  readonly title: string
  /** The first sentence of the first paragraph. */
  readonly summary: string
}

/** `steps/unknown-operation`: a noun and what is wrong with it. */
export const RULE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/**
 * Reads title and summary of a rule's page.
 *
 * @returns a sentence that says what is wrong with the page where it has no title or no first sentence.
 */
export function readPageHead(text: string): RulePageHead | string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const heading = lines.findIndex((line) => line.trim() !== '')
  const title = /^# (.+)$/.exec(lines[heading] ?? '')?.[1]?.trim()
  if (title === undefined) return 'the page does not begin with a level-1 heading'
  const paragraph = firstParagraph(lines.slice(heading + 1))
  const summary = firstSentence(paragraph)
  if (summary === undefined)
    return 'the heading is not followed by a paragraph whose first sentence ends with a full stop'
  return { title, summary }
}

/** The lines up to the first blank one after some text, joined; `''` where a heading or a fence comes first. */
function firstParagraph(lines: readonly string[]): string {
  const start = lines.findIndex((line) => line.trim() !== '')
  if (start < 0 || /^(?:#|```|~~~|[|>-])/.test(lines[start] ?? '')) return ''
  const length = lines.slice(start).findIndex((line) => line.trim() === '')
  return lines
    .slice(start, length < 0 ? undefined : start + length)
    .map((line) => line.trim())
    .join(' ')
}

/** Up to the first full stop that stands outside a code span and before a space or the end. */
function firstSentence(paragraph: string): string | undefined {
  let inCode = false
  for (let at = 0; at < paragraph.length; at++) {
    if (paragraph[at] === '`') inCode = !inCode
    const ends = paragraph[at] === '.' && (at + 1 === paragraph.length || paragraph[at + 1] === ' ')
    if (ends && !inCode) return paragraph.slice(0, at + 1)
  }
  return undefined
}
