import { nearestNames } from '../text/nearest-name.ts'

/**
 * The words of a short vocabulary that a misspelt one may have meant, nearest first. Letters that changed places (`GTE`,
 * `paht`) are two edits, too many for a word of four letters, and still the commonest slip of all.
 */
export function nearestWords(said: string, words: Iterable<string>): readonly string[] {
  const candidates = [...words].filter((word) => word !== said)
  const letters = lettersOf(said)
  const swapped = said.length < 3 ? [] : candidates.filter((word) => lettersOf(word) === letters)
  return swapped.length > 0 ? swapped : nearestNames(said, candidates)
}

function lettersOf(word: string): string {
  return [...word.toLowerCase()].toSorted().join('')
}
