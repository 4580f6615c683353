import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config, TokenConfig } from '../config/model.ts'
import type { Operation } from '../swagger/model.ts'
import { findMatches, type PatternMatch } from './pattern-search.ts'

/** How much of a description is searched. */
const LONGEST_DESCRIPTION = 4_000

/** Our own pattern, which is known to be quick. */
const DEFAULT_PATTERN = DEFAULT_CONFIG.tokens.documented

/** What was read of each operation, by which config: specs and steps by the dozen call the same one. */
const KNOWN = new WeakMap<Operation, { readonly tokens: TokenConfig; readonly kinds: readonly string[] | undefined }>()

/**
 * The kinds of token that an operation's documentation names, by the config's pattern over its description: "Available
 * for **Staff, App, and Directory tokens**". Kinds are spelt as the config spells them; a word that is no kind is left
 * out.
 *
 * @returns `undefined` where the documentation names no kind, so that nothing can be said.
 */
export function documentedTokens(operation: Operation, { tokens }: Config): readonly string[] | undefined {
  let known = KNOWN.get(operation)
  if (known === undefined || known.tokens !== tokens) {
    KNOWN.set(operation, (known = { tokens, kinds: kindsIn(operation.description, tokens) }))
  }
  return known.kinds
}

function kindsIn(description: string | undefined, tokens: TokenConfig): readonly string[] | undefined {
  if (description === undefined || tokens.documented === undefined) return undefined
  const kinds = new Set<string>()
  const text = withoutMarkup(description)
  for (const { group = '', end } of matchesOf(tokens.documented, text)) {
    const named = `${group} ${furtherTokens(text.slice(end))}`
    for (const word of named.split(isPlain(named) ? /[^A-Za-z0-9_-]+/ : /[^\p{L}\p{N}_-]+/u)) {
      const kind = tokenKind(word, tokens)
      if (tokens.kinds.includes(kind)) kinds.add(kind)
    }
  }
  return kinds.size === 0 ? undefined : [...kinds]
}

/** "… tokens, Staff tokens and Directory tokens": what the sentence goes on to name after the pattern's end. */
function furtherTokens(rest: string): string {
  if (!/^\s*(?:[,&]|and|or)/i.test(rest)) return ''
  const further = isPlain(rest) ? FURTHER_PLAIN : FURTHER
  return further.exec(rest)?.[0] ?? ''
}

const FURTHER = /^(?:(?:\s*,|\s*&|\s+(?:and|or))+\s*[\p{L}-]{1,30}(?:\s+[\p{L}-]{1,30})?\s+tokens?\b)+/iu

/** The same where the only letters are those of ASCII. */
const FURTHER_PLAIN = /^(?:(?:\s*,|\s*&|\s+(?:and|or))+\s*[A-Z-]{1,30}(?:\s+[A-Z-]{1,30})?\s+tokens?\b)+/i

/** Whether a text is of ASCII alone: a class of all the world's letters takes longer to compile than a run has for it. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

/** The config's spelling of a kind of token: synonyms, letter case and plural make no difference. */
export function tokenKind(said: string, { kinds, synonyms }: TokenConfig): string {
  const word = said.trim().toLowerCase()
  for (const spelling of [word, word.replace(/s$/, '')]) {
    const kind = kinds.find((candidate) => candidate.toLowerCase() === spelling)
    if (kind !== undefined) return kind
    const synonym = Object.keys(synonyms).find((candidate) => candidate.toLowerCase() === spelling)
    if (synonym !== undefined) return synonyms[synonym] ?? spelling
  }
  return said.trim()
}

/** What is wrong with a pattern that cannot be read is told when the config is read. */
function matchesOf(pattern: string, text: string): readonly PatternMatch[] {
  if (pattern !== DEFAULT_PATTERN) return findMatches(pattern, text)
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
    group: match[1],
    end: match.index + match[0].length,
  }))
}

function withoutMarkup(description: string): string {
  return description
    .slice(0, LONGEST_DESCRIPTION)
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
}
