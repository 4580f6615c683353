import { nearestNames } from '../text/nearest-name.ts'
import { suggestion, UsageError } from './usage-error.ts'

/** The end of a sentence about a word that there is not: the candidate that was meant, or all that there are. */
export function otherwise(said: string, allowed: readonly string[]): string {
  return suggestion(nearestNames(said, allowed)) || `: ${allowed.map((name) => `\`${name}\``).join(', ')}`
}

/**
 * One of the words that an option takes.
 *
 * @param what they are: "severity".
 * @throws UsageError for another one, with the one that was meant or all that there are.
 */
export function checkOneOf<T extends string>(option: string, what: string, said: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === said)
  if (found === undefined)
    throw new UsageError(`\`${option}\` takes a ${what}, and \`${said}\` is none${otherwise(said, allowed)}`)
  return found
}
