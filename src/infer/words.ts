/** Longest name that is looked at; what is longer is no name of a resource. */
const MAX_NAME = 120

/** Plurals that no ending gives away. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['criteria', 'criterion'],
])

/** How most names are spelled: nothing has to be known of their letters to take them apart. */
const SNAKE_CASE = /^[a-z\d_]*$/

/** Words of a name in lower case: `clientPackageIDs` and `client-package_ids` are both `client package ids`. */
export function wordsOf(name: string): readonly string[] {
  const start = name.slice(0, MAX_NAME)
  if (SNAKE_CASE.test(start)) return start.split('_').filter((word) => word !== '')
  return (
    start
      .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
      // `UIDs` is one word.
      .replace(/(?<=\p{Lu}) ?(?=\p{Lu}s\b)/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  )
}

/** `packages` → `package`, `statuses` → `status`, `categories` → `category`; a word that is no plural stays. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?:[tnrb]us|ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** The words of a name with the last one singular. */
export function resourceWords(name: string): readonly string[] {
  const words = wordsOf(name)
  const last = words.at(-1)
  return last === undefined ? words : [...words.slice(0, -1), singular(last)]
}

/** Whether two lists have the same words in the same order. */
export function sameWords(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((word, index) => word === second[index])
}

/** Whether the longer name ends in the shorter one: `source client` in `client`. Never of equal names. */
export function endsInWords(longer: readonly string[], shorter: readonly string[]): boolean {
  if (shorter.length === 0 || longer.length <= shorter.length) return false
  return sameWords(longer.slice(-shorter.length), shorter)
}

/** Share of words that two names have in common, from 0 to 1, in whatever order. */
export function wordOverlap(first: readonly string[], second: readonly string[]): number {
  const union = new Set([...first, ...second])
  if (union.size === 0) return 0
  const other = new Set(second)
  return new Set(first.filter((word) => other.has(word))).size / union.size
}
