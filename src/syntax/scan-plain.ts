import type { YamlLines } from './yaml-lines.ts'

/** A text of one or more lines, read up to the next line that has something to say. */
export interface ScannedText {
  readonly text: string
  /** After its last character. */
  readonly end: number
  readonly nextLine: number
}

/** What a text without quotes does not start with; `?` and `:` may, before a letter, which nobody writes. */
export const INDICATORS: ReadonlySet<number> = new Set(Array.from('?:,[]{}#&*!|>\'"%@`', (one) => one.charCodeAt(0)))

/**
 * The text without quotes that starts at `at`, with the lines that it goes on over; `undefined` on doubt: a key or a
 * comment among them.
 *
 * @param outer the indentation of the collection that it is a value of; deeper lines belong to the text
 */
export function scanPlain(lines: YamlLines, line: number, at: number, outer: number): ScannedText | undefined {
  const lineEnd = lines.endOf(line)
  const comment = lines.text.slice(at, lineEnd).indexOf(' #')
  let end = lines.trimEnd(at, comment < 0 ? lineEnd : at + comment)
  const first = lines.text.slice(at, end)
  if (looksLikeKey(first)) return undefined
  let next = lines.nextContent(line + 1)
  // Nearly all end on their line.
  if (next === lines.count || lines.indentOf(next) <= outer) return { text: first, end, nextLine: next }
  const parts = [first]
  next = line + 1
  for (; next < lines.count; next++) {
    const content = lines.contentOf(next)
    if (lines.isBlank(next)) {
      parts.push('')
      continue
    }
    if (lines.isComment(next) || lines.indentOf(next) <= outer) break
    end = lines.trimEnd(content, lines.endOf(next))
    const part = lines.text.slice(content, end)
    if (comment >= 0 || outer < 0 || part.includes(' #') || looksLikeKey(part)) return undefined
    parts.push(part)
  }
  const nextLine = lines.nextContent(next)
  if (nextLine < lines.count && lines.indentOf(nextLine) > outer) return undefined
  while (parts.at(-1) === '') parts.pop()
  return { text: foldLines(parts), end, nextLine }
}

/** Lines as one: a break is a space, and each blank line between them a break. */
export function foldLines(parts: readonly string[]): string {
  let folded = parts[0] ?? ''
  let breaks = 0
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index] ?? ''
    if (part === '' && index < parts.length - 1) {
      breaks++
      continue
    }
    folded += breaks === 0 ? ' ' : '\n'.repeat(breaks)
    folded += part
    breaks = 0
  }
  return folded
}

function looksLikeKey(part: string): boolean {
  return part.includes(': ') || part.endsWith(':')
}
