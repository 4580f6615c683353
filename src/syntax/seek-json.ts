import type { Span } from '../text/span.ts'
import type { Pointer } from './data-document.ts'

/**
 * Finds values in a text that `JSON.parse` accepts. Only strings are looked into, and what lies in a container is noted
 * when it is first entered, so that a document of megabytes costs milliseconds however many values are sought.
 */
export class JsonSeeker {
  readonly #text: string
  readonly #start: number
  readonly #members = new Map<number, ReadonlyMap<string, Child>>()
  readonly #items = new Map<number, readonly Child[]>()

  /** @param start where the JSON starts: after a byte order mark */
  constructor(text: string, start: number) {
    this.#text = text
    this.#start = skipBlanks(text, start)
  }

  /**
   * Where the value of a pointer stands: its key without quotes, an item of a list itself, and for a pointer that leads
   * nowhere its deepest ancestor.
   */
  seek(pointer: Pointer): Span {
    let at = this.#start
    let found: Span | undefined
    for (const step of pointer) {
      const child = this.#childOf(at, step)
      if (child === undefined) break
      found = child.found
      at = child.valueStart
    }
    return found ?? { start: this.#start, end: skipValue(this.#text, this.#start) }
  }

  #childOf(at: number, step: string): Child | undefined {
    if (this.#text[at] === '{') return this.#membersOf(at).get(step)
    if (this.#text[at] !== '[' || !/^\d+$/.test(step)) return undefined
    return this.#itemsOf(at)[Number(step)]
  }

  /** Of two members with one name the last one counts, as it is the one that `JSON.parse` keeps. */
  #membersOf(start: number): ReadonlyMap<string, Child> {
    const known = this.#members.get(start)
    if (known !== undefined) return known
    const text = this.#text
    const members = new Map<string, Child>()
    for (let at = skipBlanks(text, start + 1); text[at] === '"';) {
      const keyEnd = skipString(text, at)
      const valueStart = skipBlanks(text, skipBlanks(text, keyEnd) + 1)
      const key = { start: at + 1, end: keyEnd - 1 }
      members.set(nameAt(text, key), { found: key, valueStart })
      at = skipBlanks(text, skipValue(text, valueStart))
      if (text[at] !== ',') break
      at = skipBlanks(text, at + 1)
    }
    this.#members.set(start, members)
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

interface Child {
  readonly found: Span
  readonly valueStart: number
}

function nameAt(text: string, key: Span): string {
  const written = text.slice(key.start, key.end)
  return written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written
}

/** The offset after the string that starts at `at`. */
function skipString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === 92) escapes++
    if (escapes % 2 === 0) return end + 1
  }
  return text.length
}

/** The offset after the value that starts at `at`, however deep it is. */
function skipValue(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length;) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = skipString(text, at)
    } else if (code === 91 || code === 123) {
      depth++
      at++
      continue
    } else if (code === 93 || code === 125) {
      depth--
      at++
    } else if (depth === 0) {
      return skipLiteral(text, at)
    } else {
      at++
      continue
    }
    if (depth <= 0) return at
  }
  return text.length
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
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
  }
  return at
}
