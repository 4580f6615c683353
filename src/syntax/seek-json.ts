import type { Span } from '../text/span.ts'
import type { Pointer } from './data-document.ts'

/**
 * Where the value of a pointer stands in a text that `JSON.parse` accepts: its key without quotes, an item of a list
 * itself, and for a pointer that leads nowhere its deepest ancestor. Only strings on the way are looked into, so a
 * document of megabytes costs milliseconds.
 *
 * @param start where the JSON starts: after a byte order mark
 */
export function seekJson(text: string, start: number, pointer: Pointer): Span {
  let at = skipBlanks(text, start)
  let found: Span = { start: at, end: skipValue(text, at) }
  for (const step of pointer) {
    const child =
      text[at] === '{' ? seekMember(text, at, step) : text[at] === '[' ? seekItem(text, at, step) : undefined
    if (child === undefined) return found
    found = child.found
    at = child.valueStart
  }
  return found
}

interface Child {
  readonly found: Span
  readonly valueStart: number
}

/** The last member with that name, as it is the one that `JSON.parse` keeps. */
function seekMember(text: string, objectStart: number, name: string): Child | undefined {
  let child: Child | undefined
  for (let at = skipBlanks(text, objectStart + 1); text[at] === '"';) {
    const keyEnd = skipString(text, at)
    const valueStart = skipBlanks(text, skipBlanks(text, keyEnd) + 1)
    const key = { start: at + 1, end: keyEnd - 1 }
    if (isName(text, key, name)) child = { found: key, valueStart }
    at = skipBlanks(text, skipValue(text, valueStart))
    if (text[at] !== ',') break
    at = skipBlanks(text, at + 1)
  }
  return child
}

function seekItem(text: string, listStart: number, step: string): Child | undefined {
  const wanted = /^\d+$/.test(step) ? Number(step) : -1
  let at = skipBlanks(text, listStart + 1)
  for (let index = 0; text[at] !== ']' && at < text.length; index++) {
    const end = skipValue(text, at)
    if (index === wanted) return { found: { start: at, end }, valueStart: at }
    at = skipBlanks(text, end)
    if (text[at] !== ',') break
    at = skipBlanks(text, at + 1)
  }
  return undefined
}

function isName(text: string, key: Span, name: string): boolean {
  const written = text.slice(key.start, key.end)
  return written.includes('\\') ? JSON.parse(`"${written}"`) === name : written === name
}

/** The offset after the string that starts at `at`. */
function skipString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === 92) end++
    else if (code === 34) return end + 1
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
