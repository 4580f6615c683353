import type { Node as JsonNode, ParseError } from 'jsonc-parser'
import type { Parsed, Problem } from '../diagnostic/finding.ts'
import type { EmbeddedText } from '../text/embedded-text.ts'
import { outsideLineEnding } from '../text/lines.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Span } from '../text/span.ts'
import type { MapEntry, Node } from './node.ts'

/** What is read at most: nobody writes a larger config. */
const MOST_CHARACTERS = 128 * 1024
const MOST_LEVELS = 200

/**
 * A JSON text, with comments and trailing commas where its author likes them, as a positioned tree.
 *
 * Never rejects. As much of the tree as possible comes back beside the problems; `undefined` stands for a text that
 * says nothing or could not be read at all.
 */
export async function readJson(embedded: EmbeddedText): Promise<Parsed<Node | undefined>> {
  const { text } = embedded
  if (text.length > MOST_CHARACTERS)
    return failed(embedded, `The text is longer than ${MOST_CHARACTERS / 1024} KB, which is more than is read.`)
  const { parseTree } = await import('jsonc-parser')
  const errors: ParseError[] = []
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false })
    const value = root && convert(root, embedded, 1)
    const told = errors.map((error) => toProblem(error, embedded))
    const problems = onePerLine(told, embedded.host)
    return { value, problems: value === undefined ? problems : [...problems, ...repeatedKeys(value, embedded.host)] }
  } catch (error) {
    // The library recurses too, and runs out of stack for a text of brackets.
    if (!(error instanceof RangeError)) throw error
    return failed(embedded, `The text is nested deeper than ${MOST_LEVELS} levels.`)
  }
}

function failed(embedded: EmbeddedText, message: string): Parsed<undefined> {
  const start = embedded.toHost(0)
  return { value: undefined, problems: [{ span: { start, end: start }, message }] }
}

/** @throws RangeError where the nesting is deeper than whatever walks the tree should have to bear. */
function convert(node: JsonNode, embedded: EmbeddedText, level: number): Node {
  if (level > MOST_LEVELS) throw new RangeError('nested too deeply')
  const span = embedded.toHostSpan({ start: node.offset, end: node.offset + node.length })
  const children = node.children ?? []
  switch (node.type) {
    case 'object':
      return { kind: 'map', entries: children.flatMap((property) => toEntry(property, embedded, level)), span }
    case 'array':
      return { kind: 'list', items: children.map((item) => convert(item, embedded, level + 1)), span }
    default:
      return { kind: 'scalar', value: scalarOf(node.value), style: node.type === 'string' ? 'double' : 'plain', span }
  }
}

/** A property that breaks off after its key has nothing as its value. */
function toEntry({ children }: JsonNode, embedded: EmbeddedText, level: number): readonly MapEntry[] {
  const [key, value] = children ?? []
  if (key === undefined || typeof key.value !== 'string') return []
  const keyEnd = key.offset + key.length
  const keySpan = embedded.toHostSpan({ start: key.offset + 1, end: Math.max(key.offset + 1, keyEnd - 1) })
  const end = embedded.toHostSpan({ start: keyEnd, end: keyEnd })
  const absent: Node = { kind: 'scalar', value: null, style: 'plain', span: end }
  return [{ key: key.value, keySpan, value: value === undefined ? absent : convert(value, embedded, level + 1) }]
}

function scalarOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** Readers take another one each. */
function* repeatedKeys(node: Node, source: SourceFile): Generator<Problem> {
  if (node.kind === 'list') for (const item of node.items) yield* repeatedKeys(item, source)
  if (node.kind !== 'map') return
  const firsts = new Map<string, MapEntry>()
  for (const entry of node.entries) {
    const first = firsts.get(entry.key)
    if (first === undefined) firsts.set(entry.key, entry)
    else yield { span: entry.keySpan, message: repetition(entry.key, source.positionAt(first.keySpan.start).line) }
    yield* repeatedKeys(entry.value, source)
  }
}

function repetition(key: string, firstLine: number): string {
  return `The key \`${key}\` is given twice, first in line ${firstLine}.`
}

/** Only the first of a line: one slip has many consequences for the library. */
function onePerLine(problems: readonly Problem[], source: SourceFile): readonly Problem[] {
  const lines = new Set<number>()
  return problems.filter(({ span }) => {
    const { line } = source.positionAt(span.start)
    return !lines.has(line) && lines.add(line)
  })
}

function toProblem(error: ParseError, embedded: EmbeddedText): Problem {
  const end = outsideLineEnding(embedded.text, error.offset + error.length)
  const span: Span = { start: error.offset, end }
  return { span: embedded.toHostSpan(span), message: MESSAGES[error.error] ?? 'This is no JSON.' }
}

/** By the library's `ParseErrorCode`, which is an enum that only exists once the library is loaded. */
const MESSAGES: Readonly<Record<number, string>> = {
  1: 'This is no value of JSON.',
  2: 'This is no number of JSON.',
  3: 'A name in double quotes is missing here.',
  4: 'A value is missing here.',
  5: 'A `:` is missing here.',
  6: 'A comma is missing before this place.',
  7: 'A `}` is missing here.',
  8: 'A `]` is missing here.',
  9: 'The text goes on after its end.',
  10: 'This is no comment.',
  11: 'A comment that opens here is never closed.',
  12: 'A text that opens here is never closed.',
  13: 'A number is not complete here.',
  14: 'This is no `\\u` escape.',
  15: 'There is no such escape sequence.',
  16: 'A character stands here that JSON wants escaped.',
}
