/** Steps that the search of one text may take, and calls that may wait for each other on the way. */
const MOST_STEPS = 40_000
const DEEPEST = 1_500

/** Tries to match from an offset; calls `next` with each offset that it can end at, until that is content. */
export type Matcher = (search: Search, at: number, next: (at: number) => boolean) => boolean

/** Whether one character is of a class. */
export type CharacterTest = (character: string) => boolean

/** A text that is being searched, and what that has cost. */
export class Search {
  group: string | undefined
  #steps = 0
  #depth = 0

  constructor(readonly text: string) {}

  get isSpent(): boolean {
    return this.#steps >= MOST_STEPS
  }

  /** Pays for a look at one character; `false` where nothing is left to pay with. */
  spend(): boolean {
    return ++this.#steps < MOST_STEPS
  }

  /** Runs one step of the search; no step succeeds any more once there were too many. */
  step(run: () => boolean): boolean {
    if (this.#depth >= DEEPEST) this.#steps = MOST_STEPS
    if (!this.spend()) return false
    this.#depth++
    const found = run()
    this.#depth--
    return found
  }
}

/** How often a part may stand in a row; a lazy one prefers to stand there less often. */
export interface Times {
  readonly min: number
  readonly max: number
  readonly isLazy: boolean
}

/** Matches a part several times in a row. */
export function repeat(part: Matcher, { min, max, isLazy }: Times): Matcher {
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
export function repeatCharacter(test: CharacterTest, { min, max, isLazy }: Times): Matcher {
  return (search, at, next) => {
    const { text } = search
    let most = 0
    const passes = (): boolean =>
      most < max && at + most < text.length && search.spend() && test(text.charAt(at + most))
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

/** Matches no character, but where the sign `^`, `$`, `\b` or `\B` says so. */
export function assert(sign: string): Matcher {
  const holds = (text: string, at: number): boolean => {
    if (sign === '^') return at === 0
    if (sign === '$') return at === text.length
    const isBoundary = isWord(text.charAt(at - 1)) !== isWord(text.charAt(at))
    return isBoundary === (sign === '\\b')
  }
  return ({ text }, at, next) => holds(text, at) && next(at)
}

function isWord(character: string): boolean {
  return /^\w$/.test(character)
}
