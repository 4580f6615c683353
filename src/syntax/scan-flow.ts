import type { EmbeddedText } from '../text/embedded-text.ts'
import {
  APOSTROPHE,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  HASH,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
} from './character-codes.ts'
import { resolvePlain } from './core-scalar.ts'
import { GivenEntries, LONGEST_KEY } from './given-entries.ts'
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from './node.ts'
import { INDICATORS } from './scan-plain.ts'
import { scanQuoted } from './scan-quoted.ts'

/** Reads collections in brackets, JSON among them, as far as they are beyond doubt; see `scanYaml`. */
export class FlowScanner {
  readonly #embedded: EmbeddedText
  readonly #text: string
  readonly #mostLevels: number
  #at = 0
  #outer = 0
  #depth = 0

  constructor(embedded: EmbeddedText, mostLevels: number) {
    this.#embedded = embedded
    this.#text = embedded.text
    this.#mostLevels = mostLevels
  }

  /**
   * The collection whose bracket stands at `start`.
   *
   * @param outer the indentation that each of its lines has to exceed
   */
  scan(start: number, outer: number): { readonly node: Node; readonly end: number } | undefined {
    this.#at = start
    this.#outer = outer
    this.#depth = 0
    const node = this.#node()
    return node === undefined ? undefined : { node, end: this.#at }
  }

  #node(): Node | undefined {
    const code = this.#text.charCodeAt(this.#at)
    if (code === QUOTE || code === APOSTROPHE) return this.#quoted(code === QUOTE ? 'double' : 'single')
    if (code !== OPEN_BRACKET && code !== OPEN_BRACE) return this.#plain()
    if (++this.#depth > this.#mostLevels) return undefined
    const node = code === OPEN_BRACKET ? this.#list() : this.#map()
    this.#depth--
    return node
  }

  #list(): ListNode | undefined {
    const start = this.#at++
    const items: Node[] = []
    if (!this.#skipBlanks()) return undefined
    while (this.#text.charCodeAt(this.#at) !== CLOSE_BRACKET) {
      const item = this.#node()
      if (item === undefined || !this.#isSeparated(CLOSE_BRACKET)) return undefined
      items.push(item)
    }
    this.#at++
    return { kind: 'list', items, span: this.#embedded.toHostSpan({ start, end: this.#at }) }
  }

  #map(): MapNode | undefined {
    const start = this.#at++
    const given = new GivenEntries()
    if (!this.#skipBlanks()) return undefined
    while (this.#text.charCodeAt(this.#at) !== CLOSE_BRACE) {
      const entry = this.#entry()
      if (entry === undefined || !given.add(entry) || !this.#isSeparated(CLOSE_BRACE)) return undefined
    }
    this.#at++
    return { kind: 'map', entries: given.entries, span: this.#embedded.toHostSpan({ start, end: this.#at }) }
  }

  /** A key, its colon and the start of its value have to stand on one line. */
  #entry(): MapEntry | undefined {
    const start = this.#at
    const code = this.#text.charCodeAt(start)
    const isQuoted = code === QUOTE || code === APOSTROPHE
    const quoted = isQuoted ? scanQuoted(this.#text, start) : undefined
    const end = isQuoted ? quoted?.end : this.#plainEnd()
    if (end === undefined || end - start > LONGEST_KEY) return undefined
    const span = isQuoted ? { start: start + 1, end: end - 1 } : { start, end }
    this.#at = this.#skipSpaces(end)
    const next = this.#text.charCodeAt(this.#at + 1)
    // Right after a key in quotes, as JSON has it, a colon needs no space.
    const isColon = this.#text.charCodeAt(this.#at) === COLON && (next === SPACE || (isQuoted && this.#at === end))
    if (!isColon) return undefined
    this.#at = this.#skipSpaces(this.#at + 1)
    const value = this.#node()
    const key = quoted?.value ?? this.#text.slice(start, end)
    return value && { key, keySpan: this.#embedded.toHostSpan(span), value }
  }

  /** Goes over the comma after an item, or up to the closing bracket. */
  #isSeparated(close: number): boolean {
    if (!this.#skipBlanks()) return false
    if (this.#text.charCodeAt(this.#at) !== COMMA) return this.#text.charCodeAt(this.#at) === close
    this.#at++
    return this.#skipBlanks()
  }

  #quoted(style: 'single' | 'double'): ScalarNode | undefined {
    const start = this.#at
    const quoted = scanQuoted(this.#text, start)
    if (quoted === undefined) return undefined
    this.#at = quoted.end
    const span = this.#embedded.toHostSpan({ start, end: quoted.end })
    return { kind: 'scalar', value: quoted.value, style, span }
  }

  #plain(): ScalarNode | undefined {
    const start = this.#at
    const end = this.#plainEnd()
    if (end === undefined) return undefined
    this.#at = end
    const value = resolvePlain(this.#text.slice(start, end))
    return { kind: 'scalar', value, style: 'plain', span: this.#embedded.toHostSpan({ start, end }) }
  }

  /** Where a text without quotes ends: before a comma, a bracket, `: ` or the end of the line. */
  #plainEnd(): number | undefined {
    const start = this.#at
    if (INDICATORS.has(this.#text.charCodeAt(start))) return undefined
    let end = start
    for (let at = start; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at)
      if (code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE) break
      if (code === LINE_FEED || code === CARRIAGE_RETURN) break
      if (code === OPEN_BRACKET || code === OPEN_BRACE) return undefined
      if (code === HASH && this.#text.charCodeAt(at - 1) === SPACE) return undefined
      if (code === COLON && ENDS_KEY.has(this.#text.charCodeAt(at + 1))) break
      if (code !== SPACE) end = at + 1
    }
    // A dash alone, or one with blanks after it, is a list where none may be.
    const isDash = this.#text.charCodeAt(start) === DASH && (end === start + 1 || this.#text[start + 1] === ' ')
    return end === start || isDash ? undefined : end
  }

  /** Over blanks and line endings; false where a line is not indented enough, or a comment or a document starts. */
  #skipBlanks(): boolean {
    let lineStart: number | undefined
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === LINE_FEED) lineStart = this.#at + 1
      else if (code !== SPACE && code !== CARRIAGE_RETURN) break
    }
    const text = this.#text.charCodeAt(this.#at)
    if (text === HASH) return false
    if (lineStart === undefined) return true
    const isMark = this.#at === lineStart && /^(?:---|\.\.\.)/.test(this.#text.slice(this.#at, this.#at + 3))
    if (isMark) return false
    // The bracket that closes it all may stand in line with the key before it.
    const isEnd = this.#depth === 1 && (text === CLOSE_BRACKET || text === CLOSE_BRACE)
    return this.#at - lineStart > this.#outer - (isEnd ? 1 : 0)
  }

  #skipSpaces(from: number): number {
    let at = from
    while (this.#text.charCodeAt(at) === SPACE) at++
    return at
  }
}

/** What may follow the `:` of a key: a blank, the end of the line, or what separates in brackets. */
const ENDS_KEY: ReadonlySet<number> = new Set([
  SPACE,
  LINE_FEED,
  CARRIAGE_RETURN,
  COMMA,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_BRACE,
  CLOSE_BRACE,
])
