import type { Operation } from '../swagger/model.ts'
import { clip, lineOf, paragraphsOf } from './prose.ts'

/** Longest title of a spec. */
const LONGEST_TITLE = 100

/** The heading of a spec: the operation's summary, else its id in words, else its method and path. */
export function titleOf({ summary, operationId, label }: Operation): string {
  const said = lineOf(summary ?? '').replace(/[.\s]+$/, '')
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

/** What an operation does, in one sentence without its full stop. */
export function sentenceOf(operation: Operation): string {
  const [sentence = ''] = lineOf(operation.summary ?? operation.description ?? '').split(/(?<=[.!?])\s/)
  return saysMore(sentence) ? sentence.replace(/\.$/, '') : titleOf(operation)
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
