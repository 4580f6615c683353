import { nearestNames } from '../../text/nearest-name.ts'
import { renameField } from '../frontmatter-edits.ts'
import { FIELD_TYPES, fieldOf, mapOf, vocabularyOf } from '../frontmatter-fields.ts'
import { isReadable } from '../frontmatter-problems.ts'
import type { Rule } from '../rule.ts'
import { meaningsOf, unknownEntries } from '../step-keys.ts'
import { shown } from '../frontmatter-wording.ts'
import { didYouMean, given, listed } from '../wording.ts'

/** Names that OpenAPI and others keep free for what a team adds. */
const OWN_EXTENSION = /^x[-_]/i

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  evenIfNotRun: true,
  *check({ spec }) {
    const { frontmatter } = spec
    if (!isReadable(spec)) return
    const vocabulary = vocabularyOf(frontmatter)
    for (const entry of unknownEntries(mapOf(frontmatter), vocabulary)) {
      const { key, keySpan } = entry
      if (OWN_EXTENSION.test(key)) continue
      const meant = meaningsOf(key, mapOf(frontmatter), vocabulary)
      const present = nearestNames(key, FIELD_TYPES.keys()).filter((name) => fieldOf(frontmatter, name) !== undefined)
      const renames = meant.map((name) => renameField(entry, name))
      const [only] = renames
      const help =
        didYouMean(meant) ??
        (present.length > 0
          ? `${listed(present.slice(0, 1))} is there already.`
          : 'No reader of specs looks at it; turn this rule off where your team has fields of its own.')
      yield {
        at: { span: keySpan },
        message:
          key === ''
            ? 'The frontmatter has a field without a name.'
            : `${shown(key)} is not a field of the frontmatter.`,
        help,
        evidence: key,
        ...given('fix', renames.length === 1 ? only : undefined),
        ...given('suggestions', renames.length > 1 ? renames : undefined),
      }
    }
  },
}
