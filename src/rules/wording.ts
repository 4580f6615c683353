import { enumerated } from '../text/enumerated.ts'

export { counted } from '../text/counted.ts'

/** How many candidates a message may name. */
export const MOST_CANDIDATES = 5

/** Characters of a value that a message shows. */
const MOST_SHOWN = 40

/** A name as messages write it. */
export function quoted(name: string | number): string {
  return `\`${name}\``
}

/** "`a`", "`a` or `b`", "`a`, `b` or `c`"; the caller sees to it that there are not too many. */
export function listed(names: readonly (string | number)[], conjunction: 'and' | 'or' = 'and'): string {
  return names.length === 0 ? 'none' : enumerated(names.map(quoted), conjunction)
}

/**
 * The first {@link MOST_CANDIDATES} names, and how many more there are.
 *
 * @param count how many there are in all, where not all of them are given
 */
export function listedBriefly(
  names: readonly (string | number)[],
  conjunction: 'and' | 'or' = 'and',
  count = names.length,
): string {
  if (count <= MOST_CANDIDATES) return listed(names, conjunction)
  return `${names.slice(0, MOST_CANDIDATES).map(quoted).join(', ')} and ${count - MOST_CANDIDATES} more`
}

/** "Did you mean `a` or `b`?", or nothing where there is no candidate. */
export function didYouMean(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `Did you mean ${listed(names.slice(0, MOST_CANDIDATES), 'or')}?`
}

/** An optional property, left out where its value is absent, as `exactOptionalPropertyTypes` wants it. */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V })
}
/** A text of a stranger in one short line that fits between backticks. */
export function clipped(text: string, longest = MOST_SHOWN): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'").trim()
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

/** Sentences, those that are absent left out. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ')
}
