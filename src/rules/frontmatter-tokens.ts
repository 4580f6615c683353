import type { TokenConfig } from '../config/model.ts'
import type { Finding } from '../diagnostic/finding.ts'
import { nearestNames } from '../text/nearest-name.ts'
import type { Located } from '../text/span.ts'
import { tokenKind } from '../project/documented-tokens.ts'
import { shown } from './frontmatter-wording.ts'
import { didYouMean, given, listedBriefly, quoted } from './wording.ts'

/** The config's spelling of a token that a spec names; the word `token` behind it makes no difference. */
export function kindOf({ value }: Located<string>, tokens: TokenConfig): string {
  const bare = value.trim().replace(/[\s_-]tokens?$/i, '')
  return tokenKind(bare, tokens)
}

/** Whether a token is one of the project's kinds, or the project names none. */
export function isKnownKind(token: Located<string>, tokens: TokenConfig): boolean {
  return tokens.kinds.length === 0 || tokens.kinds.includes(kindOf(token, tokens))
}

/** Whether what the token is comes out only when the spec runs. */
export function isOpen({ value }: Located<string>): boolean {
  return value.includes('{{')
}

/** A token that is none of the project's kinds. */
export function unknownKind({ value, span }: Located<string>, { kinds, synonyms }: TokenConfig): Finding {
  const nearest = nearestNames(value, [...kinds, ...Object.keys(synonyms)])
  const [only] = nearest
  return {
    at: { span },
    message:
      value.trim() === '' ? 'The token is empty.' : `${shown(value)} is not a kind of token that this project has.`,
    help: didYouMean(nearest) ?? `The kinds are ${listedBriefly(kinds)}.`,
    evidence: value,
    ...given(
      'fix',
      nearest.length === 1 && only !== undefined
        ? { title: `use ${quoted(only)}`, safety: 'unsafe' as const, edits: [{ span, text: only }] }
        : undefined,
    ),
  }
}
