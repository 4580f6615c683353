import type { Span } from '../text/span.ts'
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  TAB,
} from './character-codes.ts'
import type { Pointer } from './data-document.ts'
import { isContainer } from './json-container.ts'

/** Going over the members of an object that has no more, below the root, is less than going through the whole text. */
const FEW_MEMBERS = 12

/**
 * Finds values in a text that `JSON.parse` accepts. Only strings are looked into, and what lies in a container is noted
 * as far as it was gone through, so that a document of megabytes costs milliseconds however many values are sought.
 */
export class JsonSeeker {
  readonly #text: string
  readonly #start: number
  readonly #value: unknown
  readonly #onlyKeys = new Map<string, Child | undefined>()
  readonly #members = new Map<number, Members>()
  readonly #items = new Map<number, readonly Child[]>()
  readonly #wide = new WeakMap<object, boolean>()
  #escapes: boolean | undefined

  /**
   * @param start where the JSON starts: after a byte order mark
   * @param value what `JSON.parse` makes of it
   */
  constructor(text: string, start: number, value: unknown) {
    this.#text = text
    this.#start = skipBlanks(text, start)
    this.#value = value
  }

  /**
   * Where the value of a pointer stands: its key without quotes, an item of a list itself, and for a pointer that leads
   * nowhere its deepest ancestor.
   */
  seek(pointer: Pointer): Span {
    let at = this.#start
    let value = this.#value
    let found: Span | undefined
    for (const step of pointer) {
      if (!isContainer(value) || !Object.hasOwn(value, step)) break
      const isFar = !Array.isArray(value) && (found === undefined || this.#isWide(value))
      const child = (isFar ? this.#onlyKey(step) : undefined) ?? this.#childOf(at, step)
      if (child === undefined) break
      found = child.found
      at = child.valueStart
      value = value[step]
    }
    return found ?? { start: this.#start, end: skipValue(this.#text, this.#start) }
  }

  /**
   * The key of a member that is known to be there, where no other key of the whole text is the same: most paths and
   * schemas are found so, without going over what stands before them.
   */
  #onlyKey(name: string): Child | undefined {
    if (!this.#onlyKeys.has(name)) this.#onlyKeys.set(name, this.#hasEscapes ? undefined : onlyKey(this.#text, name))
    return this.#onlyKeys.get(name)
  }

  /** Whether an object has many members; counting those of a wide one takes a while, and it is asked for each of them. */
  #isWide(value: object): boolean {
    let wide = this.#wide.get(value)
    if (wide === undefined) this.#wide.set(value, (wide = Object.keys(value).length > FEW_MEMBERS))
    return wide
  }

  get #hasEscapes(): boolean {
    return (this.#escapes ??= hasEscapedKey(this.#text))
  }

  #childOf(at: number, step: string): Child | undefined {
    if (this.#text[at] === '{') return this.#membersOf(at).find(step)
    if (this.#text[at] !== '[' || !/^\d+$/.test(step)) return undefined
    return this.#itemsOf(at)[Number(step)]
  }

  #membersOf(start: number): Members {
    let members = this.#members.get(start)
    if (members === undefined) {
      this.#members.set(start, (members = new Members(this.#text, start, this.#hasEscapes)))
    }
    return members
  }

  #itemsOf(start: number): readonly Child[] {
    const known = this.#items.get(start)
    if (known !== undefined) return known
    const text = this.#text
    const items: Child[] = []
    for (let at = skipBlanks(text, start + 1); text[at] !== ']' && at < text.length;) {
      const end = skipValue(text, at)
      items.push({ found: { start: at, end }, valueStart: at })
      at = skipBlanks(text, end)
      if (text[at] !== ',') break
      at = skipBlanks(text, at + 1)
    }
    this.#items.set(start, items)
    return items
  }
}

/** The members of one object, gone through as far as they were asked for. */
class Members {
  readonly #text: string
  readonly #hasEscapes: boolean
  /** Members gone through so far. */
  readonly #known = new Map<string, Child>()
  /** Members that were asked for, and which surely have no other of their name behind them. */
  readonly #settled = new Map<string, Child | undefined>()
  /** How far they were gone through: to the value of the last one, or before the first; the end when there are no more. */
  #at: number
  /** Whether a value starts there, over which nobody had to go yet: the one that is sought mostly lies in it. */
  #isAtValue = false

  /** @param hasEscapes whether one key may be written in two ways */
  constructor(text: string, start: number, hasEscapes: boolean) {
    this.#text = text
    this.#hasEscapes = hasEscapes
    this.#at = skipBlanks(text, start + 1)
  }

  /** Of two members with one name the last one counts, as it is the one that `JSON.parse` keeps. */
  find(name: string): Child | undefined {
    if (this.#settled.has(name)) return this.#settled.get(name)
    while (!this.#known.has(name) && this.#readMember()) continue
    const first = this.#known.get(name)
    if (first !== undefined) this.#readWhileRepeated(first)
    const last = this.#known.get(name)
    this.#settled.set(name, last)
    return last
  }

  /** Goes on as long as the text has the key once more: where it has not, which is seen at once, no member can either. */
  #readWhileRepeated({ found }: Child): void {
    const text = this.#text
    const written = text.slice(found.start - 1, found.end + 1)
    for (;;) {
      const again = this.#hasEscapes ? text.length : text.indexOf(written, this.#at)
      if (again < 0) return
      while (this.#at <= again) {
        if (!this.#readMember()) return
      }
    }
  }

  /** Goes to the value of the next member; whether there is one. */
  #readMember(): boolean {
    const text = this.#text
    const at = this.#isAtValue ? this.#behindValue() : this.#at
    this.#isAtValue = text[at] === '"'
    if (!this.#isAtValue) {
      this.#at = text.length
      return false
    }
    const keyEnd = skipString(text, at)
    const key = { start: at + 1, end: keyEnd - 1 }
    this.#at = skipBlanks(text, skipBlanks(text, keyEnd) + 1)
    this.#known.set(nameAt(text, key), { found: key, valueStart: this.#at })
    return true
  }

  /** Where the next member may start. */
  #behindValue(): number {
    const end = skipBlanks(this.#text, skipValue(this.#text, this.#at))
    return this.#text[end] === ',' ? skipBlanks(this.#text, end + 1) : this.#text.length
  }
}

/** The one key of a text that is written so; `undefined` where there are several, or none without escapes. */
function onlyKey(text: string, name: string): Child | undefined {
  const written = JSON.stringify(name)
  let only: Child | undefined
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    const end = at + written.length
    const colon = skipBlanks(text, end)
    if (text[colon] !== ':') continue
    if (only !== undefined) return undefined
    only = { found: { start: at + 1, end: end - 1 }, valueStart: skipBlanks(text, colon + 1) }
  }
  return only
}

interface Child {
  readonly found: Span
  readonly valueStart: number
}

function nameAt(text: string, key: Span): string {
  const written = text.slice(key.start, key.end)
  return written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written
}

/** Whether a key is written with an escape that it could do without. */
function hasEscapedKey(text: string): boolean {
  const escape = /\\[u/]/g
  while (escape.test(text)) {
    const end = skipString(text, escape.lastIndex)
    if (text[skipBlanks(text, end)] === ':') return true
    escape.lastIndex = end
  }
  return false
}

/** The offset after the string that starts at `at`, or that `at` lies in. */
function skipString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes++
    if (escapes % 2 === 0) return end + 1
  }
  return text.length
}

/** The offset after the value that starts at `start`, however deep it is. */
function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start)
  if (first === QUOTE) return skipString(text, start)
  if (first !== OPEN_BRACKET && first !== OPEN_BRACE) return skipLiteral(text, start)
  let depth = 0
  for (let at = start; at < text.length; at = nextBracket(text, at + 1)) {
    const code = text.charCodeAt(at)
    if (code === OPEN_BRACKET || code === OPEN_BRACE) depth++
    else if (--depth === 0) return at + 1
  }
  return text.length
}

/**
 * What stands between two brackets: a pattern goes over it ten times faster than a loop that is new to the engine, as
 * it is in a short run. It stops at the string after many and at one with many escapes, as the engine remembers each
 * step on its way and gives up after millions.
 */
const BETWEEN_BRACKETS = /[^"{}[\]]*(?:"[^"\\]*(?:\\.[^"\\]*){0,99}"[^"{}[\]]*){0,500}/y

function nextBracket(text: string, start: number): number {
  for (let at = start; ; at = skipString(text, at)) {
    BETWEEN_BRACKETS.lastIndex = at
    BETWEEN_BRACKETS.test(text)
    at = BETWEEN_BRACKETS.lastIndex
    if (text.charCodeAt(at) !== QUOTE) return at
  }
}

/** After a number, `true`, `false` or `null`. */
function skipLiteral(text: string, start: number): number {
  let at = start
  while (at < text.length && !',]} \t\r\n'.includes(text.charAt(at))) at++
  return at
}

function skipBlanks(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== TAB) break
  }
  return at
}
