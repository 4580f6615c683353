import { formatTrail, type Trail } from '../project/conformance/trail.ts'
import type { ScalarNode } from '../syntax/node.ts'
import type { JsonType } from '../swagger/model.ts'
import { enumerated } from '../text/enumerated.ts'
import { byLikeness } from '../text/nearest-name.ts'
import { clipped, listed, listedBriefly, MOST_CANDIDATES, quoted } from './wording.ts'

/** `` `items[0].price` ``; "The body" for the whole of it, in the middle of a sentence "the body". */
export function spellField(trail: Trail, atStart = true): string {
  // A query has no value of its own: its trails begin with a parameter.
  if (trail.length === 0) return atStart ? 'The body' : 'the body'
  return quoted(clipped(formatTrail(trail), 120))
}

/** A scalar as its author wrote it: `abc`; "empty" for a text of no characters. */
export function spellValue({ value }: ScalarNode): string {
  return value === '' ? 'empty' : quoted(clipped(String(value)))
}

const TYPE_WORDS: Readonly<Record<JsonType, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
  null: 'null',
}

/** "a string or a number". `null` is left out unless nothing else is there: it is seldom what was meant. */
export function spellTypes(types: ReadonlySet<JsonType>): string {
  const named = [...types].filter((type) => type !== 'null' || types.size === 1).map((type) => TYPE_WORDS[type])
  return named.length === 0 ? 'no value' : enumerated(named, 'or')
}

/** The values of an enumeration, the first few of many. */
export function spellAllowed(allowed: readonly unknown[]): string {
  const texts = allowed
    .slice(0, MOST_CANDIDATES)
    .map((value) => clipped(typeof value === 'string' && value !== '' ? value : (JSON.stringify(value) ?? 'null')))
  return allowed.length <= MOST_CANDIDATES ? listed(texts, 'or') : listedBriefly(texts, 'and', allowed.length)
}

/** What is documented where `asked` is not: all in the order of the document, or the first few that look like it. */
export function spellKnown(asked: string, known: readonly string[]): string {
  return listedBriefly(clippedNames(known.length > MOST_CANDIDATES ? byLikeness(asked, known) : known))
}

/** Names of a swagger or spec, which may hold anything, for a list in a message, which shows the first ones only. */
export function clippedNames(names: readonly string[]): readonly string[] {
  return names.map((name, index) => (index < MOST_CANDIDATES ? clipped(name, 60) : name))
}

/** The help where no more is known. */
export const SEND_DOCUMENTED = 'Send what is documented, or have the swagger mended.'

/** The help on what is deprecated. */
export const MAY_GO = 'It works until the API drops it; the swagger may say what takes its place.'
