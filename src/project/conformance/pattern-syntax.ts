/** A regular expression as a tree, as far as it can be matched without going back. */
export type PatternNode =
  /** One character. */
  | { readonly kind: 'character'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'assertion'; readonly at: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `max` is `Infinity` for `*` and `+`. */
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly min: number; readonly max: number }

const LONGEST_PATTERN = 2_000
const DEEPEST_GROUP = 40

/** What this reader declines: looking around, referring back, flags, and what is no pattern at all. */
class UnsupportedPattern extends Error {}

/**
 * Reads a pattern of a schema, which is ECMAScript's.
 *
 * @returns `undefined` for a pattern that cannot be matched in linear time or is none
 */
export function parsePattern(text: string): PatternNode | undefined {
  // Between slashes it is somebody's literal, with slashes that would have to match.
  if (text.length > LONGEST_PATTERN || /^\/.*\/[a-z]*$/s.test(text)) return undefined
  try {
    const reader = new PatternReader(text)
    const node = reader.choice(0)
    return reader.ended ? node : undefined
  } catch (error) {
    if (error instanceof UnsupportedPattern || error instanceof SyntaxError) return undefined
    throw error
  }
}

class PatternReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.#at >= this.#text.length
  }

  choice(depth: number): PatternNode {
    if (depth > DEEPEST_GROUP) throw new UnsupportedPattern()
    const options = [this.#sequence(depth)]
    while (this.#take('|')) options.push(this.#sequence(depth))
    const [only] = options
    return only !== undefined && options.length === 1 ? only : { kind: 'choice', options }
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = []
    while (!this.ended && !/[|)]/.test(this.#peek())) parts.push(this.#quantified(this.#atom(depth)))
    return { kind: 'sequence', parts }
  }

  #quantified(of: PatternNode): PatternNode {
    const [text, min, comma, max] = this.#match(/\*|\+|\?|\{(\d{1,5})(,?)(\d{1,5})?\}/y) ?? []
    if (text === undefined) return of
    this.#take('?')
    if (text === '*' || text === '+') return { kind: 'repeat', of, min: text === '*' ? 0 : 1, max: Infinity }
    if (text === '?') return { kind: 'repeat', of, min: 0, max: 1 }
    const least = Number(min)
    return { kind: 'repeat', of, min: least, max: max === undefined ? (comma === '' ? least : Infinity) : Number(max) }
  }

  #atom(depth: number): PatternNode {
    if (this.#take('^')) return { kind: 'assertion', at: 'start' }
    if (this.#take('$')) return { kind: 'assertion', at: 'end' }
    if (this.#take('\\b')) return { kind: 'assertion', at: 'boundary' }
    if (this.#take('\\B')) return { kind: 'assertion', at: 'no-boundary' }
    if (this.#peek() === '(') return this.#group(depth)
    const special = this.#match(
      /\[(?:[^\]\\]|\\.)*\]|\\(?:x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|[pP]\{[^}]*\}|c[a-z]|0(?!\d)|[^1-9k])|\./iuy,
    )?.[0]
    if (special !== undefined) return { kind: 'character', matches: characterTest(special) }
    const [literal] = this.#match(/[^*+?\\[()]/uy) ?? []
    if (literal === undefined) throw new UnsupportedPattern()
    return { kind: 'character', matches: (character) => character === literal }
  }

  #group(depth: number): PatternNode {
    const opened = this.#match(/\((?:\?:|\?<[A-Za-z_]\w*>|(?!\?))/y)
    if (opened === undefined) throw new UnsupportedPattern()
    const inner = this.choice(depth + 1)
    if (!this.#take(')')) throw new UnsupportedPattern()
    return inner
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match === null) return undefined
    this.#at = pattern.lastIndex
    return match
  }
}

/** A class, an escape or the dot, tested on one character by the platform's own reader. */
function characterTest(text: string): (character: string) => boolean {
  const test = nativeTest(text)
  return (character) => test.test(character)
}

function nativeTest(text: string): RegExp {
  try {
    return new RegExp(`^${text}$`, 'u')
  } catch {
    // Escapes such as `\-` and `\_` are fine without the flag only.
    return new RegExp(`^${text}$`)
  }
}
