import type { Node, ScalarNode } from '../syntax/node.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Located, Span } from '../text/span.ts'

/**
 * The text of a string scalar, `undefined` for every other node. Its span covers the content only: neither the quotes
 * nor the header of a block scalar, so that an edit of it leaves the quoting alone.
 */
export function readText(source: SourceFile, node: Node | undefined): Located<string> | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined
  return { value: node.value, span: contentSpan(source, node) }
}

/** The same in upper case, for words such as an HTTP method that are written in either case. */
export function readUpperCase(source: SourceFile, node: Node | undefined): Located<string> | undefined {
  const text = readText(source, node)
  return text && { value: text.value.trim().toUpperCase(), span: text.span }
}

/** A whole number, or text that is nothing but one (`"422"`): readable, though a rule may mind the quotes. */
function readInteger(source: SourceFile, node: Node | undefined): Located<number> | undefined {
  if (node?.kind !== 'scalar') return undefined
  if (typeof node.value === 'number') {
    return Number.isInteger(node.value) ? { value: node.value, span: node.span } : undefined
  }
  if (typeof node.value !== 'string' || !/^\d{1,9}$/.test(node.value)) return undefined
  return { value: Number(node.value), span: contentSpan(source, node) }
}

/** One integer, or those of a list. */
export function readIntegers(source: SourceFile, node: Node | undefined): readonly Located<number>[] {
  const nodes = node?.kind === 'list' ? node.items : [node]
  return nodes.map((item) => readInteger(source, item)).filter((item) => item !== undefined)
}

/** The part of a scalar's span that holds its content. */
export function contentSpan(source: SourceFile, node: ScalarNode): Span {
  const { start, end } = node.span
  if (node.style === 'block') return blockContent(node.span, source.slice(node.span), node.value)
  if (node.style === 'plain' || end - start < 2) return node.span
  const quote = node.style === 'single' ? "'" : '"'
  const closed = source.text[end - 1] === quote
  return source.text[start] === quote ? { start: start + 1, end: closed ? end - 1 : end } : node.span
}

/**
 * A block scalar from its first word to its last: no header (`|-`), and no indentation or quote markers of the host
 * before the first word.
 */
function blockContent(span: Span, raw: string, value: unknown): Span {
  const header = /^[^\r\n]*/.exec(raw)?.[0].length ?? 0
  const firstWord = typeof value === 'string' ? /\S+/.exec(value)?.[0] : undefined
  const start = firstWord === undefined ? -1 : raw.indexOf(firstWord, header)
  if (start < 0) return { start: span.end, end: span.end }
  return { start: span.start + start, end: span.start + raw.trimEnd().length }
}
