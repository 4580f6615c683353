/** One match of a pattern. */
export interface PatternMatch {
  /** What the pattern's first group holds; `undefined` where it has none, or where that took no part. */
  readonly group: string | undefined
  /** Offset behind the match. */
  readonly end: number
}

/** Steps that the search of one text may take, and calls that may wait for each other on the way. */
const MOST_STEPS = 40_000
const DEEPEST = 1_500

/** Tries to match from an offset; calls `next` with each offset that it can end at, until that is content. */
type Matcher = (search: Search, at: number, next: (at: number) => boolean) => boolean

/** Whether one character is of a class. */
type CharacterTest = (character: string) => boolean

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

/** A text that is being searched, and what that has cost. */
class Search {
  group: string | undefined
  #steps = 0
  #depth = 0

  constructor(readonly text: string) {}

  get isSpent(): boolean {
    return this.#steps >= MOST_STEPS
  }

  /** Runs one step of the search; no step succeeds any more once there were too many. */
  step(run: () => boolean): boolean {
    if (this.#depth >= DEEPEST) this.#steps = MOST_STEPS
    if (++this.#steps >= MOST_STEPS) return false
    this.#depth++
    const found = run()
    this.#depth--
    return found
  }
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

/** How often a part may stand in a row; a lazy one prefers to stand there less often. */
interface Times {
  readonly min: number
  readonly max: number
  readonly isLazy: boolean
}

function repeat(part: Matcher, { min, max, isLazy }: Times): Matcher {
  const from =
    (count: number): Matcher =>
    (search, at, next) =>
      search.step(() => {
        const again = (): boolean =>
          count < max &&
          part(search, at, (reached) => (reached > at || count < min) && from(count + 1)(search, reached, next))
        if (count < min) return again()
        return isLazy ? next(at) || again() : again() || next(at)
      })
  return from(0)
}

/** The same for a single character, of which many can be passed at a time. */
function repeatCharacter(test: CharacterTest, { min, max, isLazy }: Times): Matcher {
  return (search, at, next) => {
    const { text } = search
    let most = 0
    const passes = (): boolean => most < max && at + most < text.length && test(text.charAt(at + most))
    while ((isLazy ? most < min : true) && passes()) most++
    if (most < min) return false
    if (!isLazy) {
      for (let count = most; count >= min; count--) if (search.step(() => next(at + count))) return true
      return false
    }
    while (!search.step(() => next(at + most))) {
      if (search.isSpent || !passes()) return false
      most++
    }
    return true
  }
}

function assert(sign: string): Matcher {
  const isWord = (character: string): boolean => /^\w$/.test(character)
  const holds = (text: string, at: number): boolean => {
    if (sign === '^') return at === 0
    if (sign === '$') return at === text.length
    const isBoundary = isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))
    return isBoundary === (sign === '\\b')
  }
  return ({ text }, at, next) => holds(text, at) && next(at)
}
