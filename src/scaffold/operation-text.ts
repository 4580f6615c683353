import type { Operation } from '../swagger/model.ts'
import { clip, lineOf, paragraphsOf } from './prose.ts'

/** Longest title of a spec. */
const LONGEST_TITLE = 100

/** Longest description that serves as a title. */
const LONGEST_DESCRIBED_TITLE = 70

/** The heading of a spec: the operation's summary, else its id in words, else a short description, else its address. */
export function titleOf({ summary, operationId, description, label }: Operation): string {
  const [short = ''] = operationId === undefined ? paragraphsOf(description ?? '') : []
  const said = lineOf(summary ?? (isTitle(short) ? short : '')).replace(/[.\s]+$/, '')
  const words =
    said !== ''
      ? said
      : lineOf(operationId ?? '')
          .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
          .replace(/[_./-]+/g, ' ')
          .trim()
  const title = words === '' ? label : words.charAt(0).toUpperCase() + words.slice(1)
  // A closing row of `#` would be taken for the end of the heading.
  return clip(title, LONGEST_TITLE).replace(/\s*#+$/, '')
}

/** Whether the first paragraph of a description is short enough for a heading, and one sentence. */
function isTitle(text: string): boolean {
  const words = withoutMarkup(text)
  return text.length <= LONGEST_DESCRIBED_TITLE && saysMore(words) && !/[.!?]\s/.test(words) && !REMARK.test(words)
}

/** What an operation does, in one sentence without its full stop and without Markdown. */
export function sentenceOf(operation: Operation): string {
  const [paragraph = ''] = paragraphsOf(operation.summary ?? operation.description ?? '')
  const [sentence = ''] = withoutMarkup(paragraph).split(/(?<=[.!?])\s/)
  return saysMore(sentence) && !REMARK.test(sentence) ? sentence.replace(/\.$/, '') : titleOf(operation)
}

/** How a sentence begins that warns of something, and does not say what is done. */
const REMARK = /^(?:attention|caution|deprecat\w+|important|note|warning)\b/i

/** Words without the marks of emphasis and links. */
function withoutMarkup(text: string): string {
  return text.replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1').replace(/\*\*|__(?=\S)|(?<=\S)__/g, '')
}

/** The paragraphs that tell of an operation; where it is not described, they say so. */
export function summaryOf(operation: Operation): string {
  const { summary, description, label, deprecated } = operation
  const said = [description, summary].map((text) => paragraphsOf(text ?? '')).filter(({ length }) => length > 0)
  const telling = said.find((paragraphs) => saysMore(paragraphs.join(' ')))
  const words = said.length > 0 ? `${titleOf(operation)}.` : `\`${label}\`. The swagger does not describe it.`
  return [...(telling ?? [words]), ...(deprecated ? ['The swagger declares it deprecated.'] : [])].join('\n\n')
}

/** A single word such as "Success" tells nothing of what is done; not all languages put blanks between words. */
function saysMore(text: string): boolean {
  return /\S\s+\S|[^\s!-~]/u.test(text)
}
