import {
  assert,
  type CharacterTest,
  type Matcher,
  repeat,
  repeatCharacter,
  Search,
  type Times,
} from './pattern-matcher.ts'

/** One match of a pattern. */
export interface PatternMatch {
  /** What the pattern's first group holds; `undefined` where it has none, or where that took no part. */
  readonly group: string | undefined
  /** Offset behind the match. */
  readonly end: number
}

const COMPILED = new Map<string, Matcher | undefined>()

/**
 * The matches of a regular expression in a text, from left to right, letter case aside.
 *
 * The pattern comes from a config, and a config comes with the pull request of a stranger: the platform's own matcher
 * can be made to run for days, this one gives up. Looking behind and referring back are not known to it.
 *
 * @returns what was found until the work became too much; nothing for a pattern that cannot be read.
 */
export function findMatches(pattern: string, text: string): readonly PatternMatch[] {
  if (!COMPILED.has(pattern)) COMPILED.set(pattern, compile(pattern))
  const matcher = COMPILED.get(pattern)
  if (matcher === undefined) return []
  const search = new Search(text)
  const matches: PatternMatch[] = []
  for (let at = 0; at <= text.length && !search.isSpent;) {
    let end = -1
    search.group = undefined
    matcher(search, at, (reached) => {
      end = reached
      return true
    })
    if (end >= 0 && !search.isSpent) matches.push({ group: search.group, end })
    at = Math.max(at + 1, end)
  }
  return matches
}

/** What a pattern that cannot be read is rejected with. */
class UnreadablePattern extends Error {}

function compile(pattern: string): Matcher | undefined {
  try {
    const reader = new PatternReader(pattern)
    const matcher = reader.choice()
    return reader.isAtEnd ? matcher : undefined
  } catch (error) {
    if (error instanceof UnreadablePattern || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Reads a pattern part by part, and makes a matcher of each. */
class PatternReader {
  readonly #pattern: string
  #at = 0
  #groups = 0
  #depth = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length
  }

  choice(): Matcher {
    if (++this.#depth > 50) throw new UnreadablePattern()
    const options = [this.#sequence()]
    while (this.#take(/\|/y) !== undefined) options.push(this.#sequence())
    this.#depth--
    return (search, at, next) => options.some((option) => option(search, at, next))
  }

  #sequence(): Matcher {
    const parts: Matcher[] = []
    while (!this.isAtEnd && !/[|)]/.test(this.#pattern.charAt(this.#at))) parts.push(this.#part())
    return parts.reduceRight<Matcher>(
      (rest, part) => (search, at, next) =>
        search.step(() => part(search, at, (reached) => rest(search, reached, next))),
      (_search, at, next) => next(at),
    )
  }

  /** Something and how often it stands there. */
  #part(): Matcher {
    const [assertion] = this.#take(/\^|\$|\\[bB]/y) ?? []
    if (assertion !== undefined) return assert(assertion)
    const [opening] = this.#take(/\((?:\?[:=!]|\?<[A-Za-z_]\w*>|(?!\?))/y) ?? []
    if (opening === undefined) return repeatCharacter(this.#character(), this.#times())
    const group = this.#group(opening)
    const times = this.#times()
    return times.min === 1 && times.max === 1 ? group : repeat(group, times)
  }

  #times(): Times {
    const [sign, least, comma, most, lazy] = this.#take(/(?:[*+?]|\{(\d{1,4})(,?)(\d{1,4})?\})(\??)/y) ?? []
    if (sign === undefined) return { min: 1, max: 1, isLazy: false }
    const isLazy = lazy === '?'
    if (least === undefined)
      return { min: sign.startsWith('+') ? 1 : 0, max: sign.startsWith('?') ? 1 : Infinity, isLazy }
    const min = Number(least)
    return { min, max: most === undefined ? (comma === '' ? min : Infinity) : Number(most), isLazy }
  }

  /** A class, an escape, the dot or a character as it stands: the platform's own reader knows them best. */
  #character(): CharacterTest {
    const [escape] =
      this.#take(/\[(?:[^\]\\]|\\.)*\]|\\(?:[pP]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[^1-9kuxpP])|\./isy) ?? []
    const [literal] = escape === undefined ? (this.#take(/[^*+?\\[()]/uy) ?? []) : []
    const one = escape ?? literal?.replace(/[{}\]]/, '\\$&')
    if (one === undefined) throw new UnreadablePattern()
    const test = new RegExp(`^${one}$`, 'iu')
    return (character) => test.test(character)
  }

  #group(opening: string): Matcher {
    const number = opening.startsWith('(?') && !opening.startsWith('(?<') ? 0 : ++this.#groups
    const inner = this.choice()
    if (this.#take(/\)/y) === undefined) throw new UnreadablePattern()
    if (opening === '(?=') return (search, at, next) => inner(search, at, () => true) && next(at)
    if (opening === '(?!') return (search, at, next) => !inner(search, at, () => true) && next(at)
    if (number !== 1) return inner
    return (search, at, next) => {
      const before = search.group
      const keep = (reached: number): boolean => {
        search.group = search.text.slice(at, reached)
        return next(reached)
      }
      if (inner(search, at, keep)) return true
      search.group = before
      return false
    }
  }

  #take(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at
    const match = form.exec(this.#pattern) ?? undefined
    if (match !== undefined) this.#at = form.lastIndex
    return match
  }
}
