import type { Spec } from '../../spec/model.ts'
import { entryOf, type MapEntry } from '../../syntax/node.ts'
import type { Span } from '../../text/span.ts'
import { fieldOf } from '../frontmatter-fields.ts'
import { isReadable } from '../frontmatter-problems.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'off',
  fix: 'never',
  *check({ spec }) {
    if (!isReadable(spec)) return
    const field = fieldOf(spec.frontmatter, 'useFallbackApi')
    const mentions = findMentions(spec)
    if (field !== undefined && isTrue(field)) {
      if (mentions.length > 0) return
      yield {
        at: { span: field.keySpan },
        message: 'The spec calls the fallback API, and no notice in its text says so.',
        help: 'Tell readers so in a block quote below the summary.',
      }
      return
    }
    const steps = [...spec.prerequisites.steps, ...spec.testRequest.steps]
    if (field !== undefined || steps.some(({ node }) => isTrue(entryOf(node, 'useFallback')))) return
    const notice = mentions.find(({ isNotice }) => isNotice)
    if (notice === undefined) return
    yield {
      at: { span: notice.span },
      message: 'The text says that the fallback API is called, and the frontmatter has no `useFallbackApi`.',
      help: 'Add `useFallbackApi: true`, or remove the notice.',
    }
  },
}

interface Mention {
  readonly span: Span
  /** Stands in a block quote and is not taken back by a word such as "not". */
  readonly isNotice: boolean
}

/** Where the prose names the fallback API. */
function findMentions({ source, frontmatter }: Spec): readonly Mention[] {
  return [
    ...source.text
      .slice(frontmatter.span.end)
      .matchAll(/^[^\r\n]*?\b(fallback[ -](?:api|url|base url|gateway))\b[^\r\n]*/gim),
  ].map((match) => {
    const [line, words = ''] = match
    const start = frontmatter.span.end + match.index + line.indexOf(words)
    const isNotice = /^\s*>/.test(line) && !/\b(?:no|not|never|without|optional)\b/i.test(line)
    return { span: { start, end: start + words.length }, isNotice }
  })
}

function isTrue(entry: MapEntry | undefined): boolean {
  return entry?.value.kind === 'scalar' && entry.value.value === true
}
