import type { Document } from 'yaml'
import type { Parsed, Problem } from '../diagnostic/finding.ts'
import type { EmbeddedText } from '../text/embedded-text.ts'
import { afterLineEnd, lineEnd, outsideLineEnding } from '../text/lines.ts'
import type { Span } from '../text/span.ts'
import type { Node } from './node.ts'
import { findColonValues, MOST_LEVELS, parseDocument, type YamlLibrary } from './yaml-document.ts'
import { findBareTemplates, isMaskable, maskColons, maskTemplates, unmask } from './yaml-masks.ts'
import { NodeConverter } from './yaml-nodes.ts'
import { describeYamlError, isHarmless, type YamlProblem } from './yaml-problems.ts'

/** What is read at most: the library takes a second for more, and its recursion can end the whole process. */
export const YAML_LIMITS = {
  block: { characters: 128 * 1024, lexemes: 30_000 },
  /** A file of its own, which is read with positions only when a message needs one, and seldom by the library. */
  document: { characters: 256 * 1024, lexemes: 120_000 },
}
/** How often a text is parsed again, with another `: ` in a value made text. */
const MOST_ROUNDS = 2
/** Of one text; what is wrong further down is mostly a consequence. */
const MOST_PROBLEMS = 20

/** A block in another text, or a document of its own. */
export type YamlSize = keyof typeof YAML_LIMITS

/**
 * A YAML or JSON text as a positioned tree, read by the `yaml` library under the core schema: the reference that
 * every faster reader is judged by.
 *
 * Never rejects. As much of the tree as possible comes back beside the problems; `undefined` stands for a text that
 * says nothing or could not be read at all.
 */
export async function readLibraryYaml(
  embedded: EmbeddedText,
  size: YamlSize = 'block',
): Promise<Parsed<Node | undefined>> {
  const limits = YAML_LIMITS[size]
  if (embedded.text.length > limits.characters) {
    return failed(embedded, `The text is longer than ${limits.characters / 1024} KB, which is more than is read.`)
  }
  const library = await import('yaml')
  const directives = blankDirectives(embedded.text)
  const parsed = parseAsMeant(library, directives.text, limits.lexemes)
  if (parsed === undefined) {
    return failed(embedded, `The text is nested deeper than ${MOST_LEVELS} levels or has too many parts to be read.`)
  }
  const converter = new NodeConverter(embedded, parsed.text, library, parsed.text === directives.text ? same : unmask)
  const value = converter.convert(parsed.document)
  const told = [...parsed.document.errors, ...parsed.document.warnings]
    .filter((error) => !isHarmless(error))
    .map((error) => describeYamlError(error, directives.text, converter.openings))
  // What the library minds at the same place says why it is not as it should be.
  const places = new Set(told.map(({ span }) => span.start))
  const converted = converter.problems.filter(({ span }) => !places.has(span.start))
  const ours = [...directives.problems, ...parsed.problems, ...converted]
  return { value, problems: inHost([...ours, ...onePerLine(told, embedded)], embedded) }
}

interface ParsedAsMeant {
  readonly document: Document.Parsed
  /** What was parsed in the end, with masks in it. */
  readonly text: string
  readonly problems: readonly YamlProblem[]
}

/** Parses a text, and what its author surely meant for text as text, though YAML sees a mapping in it. */
function parseAsMeant(library: YamlLibrary, original: string, lexemes: number): ParsedAsMeant | undefined {
  const problems: YamlProblem[] = []
  if (!isMaskable(original)) {
    const document = parseDocument(library, original, lexemes)
    return document && { document, text: original, problems }
  }
  const templates = findBareTemplates(original, (text) => new library.Lexer().lex(text))
  for (const span of templates) problems.push(bareTemplate(span, original.slice(span.start, span.end)))
  let text = maskTemplates(original, templates)
  for (let round = 0; ; round++) {
    const document = parseDocument(library, text, lexemes)
    if (document === undefined) return undefined
    const values = round < MOST_ROUNDS ? findColonValues(document, text) : []
    if (values.length === 0) return { document, text, problems }
    for (const span of values) problems.push(colonValue(span))
    text = maskColons(text, values)
  }
}

function failed(embedded: EmbeddedText, message: string): Parsed<undefined> {
  const start = embedded.toHost(0)
  return { value: undefined, problems: [{ span: { start, end: start }, message }] }
}

/**
 * Directives such as `%YAML 1.1` change what a text means. They are refused, and read as comments; only lines before
 * the document can be directives.
 */
function blankDirectives(text: string): { text: string; problems: YamlProblem[] } {
  const parts: string[] = []
  const problems: YamlProblem[] = []
  let kept = 0
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at)
    if (text[at] === '%') {
      problems.push({ span: { start: at, end }, message: 'Directives such as `%YAML` are not read.' })
      parts.push(text.slice(kept, at), '#')
      kept = at + 1
    } else if (!/^[ \t]*(?:#.*)?$/.test(text.slice(at, end))) {
      break
    }
    at = afterLineEnd(text, end)
  }
  parts.push(text.slice(kept))
  // The library takes a lone CR for a character, YAML and editors for the end of a line.
  return { text: parts.join('').replace(/\r(?!\n)/g, '\n'), problems }
}

function bareTemplate(span: Span, template: string): YamlProblem {
  const message = `\`${template}\` stands without quotes, where YAML reads braces as a mapping.`
  return { span, message, help: 'Put the whole value in quotes.' }
}

function colonValue(span: Span): YamlProblem {
  return { span, message: 'A value without quotes may not contain `: `.', help: 'Put the value in quotes.' }
}

/** Only the first of a line: one slip has many consequences for the library. */
function onePerLine(problems: readonly YamlProblem[], embedded: EmbeddedText): YamlProblem[] {
  const lines = new Set<number>()
  return problems.filter(({ span }) => {
    const { line } = embedded.host.positionAt(embedded.toHost(span.start))
    if (lines.has(line)) return false
    lines.add(line)
    return true
  })
}

/** In the order of the file, at their places in the host; the same thing is said once a line. */
function inHost(problems: readonly YamlProblem[], embedded: EmbeddedText): Problem[] {
  const { host } = embedded
  const told = new Set<string>()
  const placed: Problem[] = []
  for (const { span, ...said } of problems.toSorted((first, second) => first.span.start - second.span.start)) {
    const inner = embedded.toHostSpan(span)
    const id = `${host.positionAt(inner.start).line} ${said.message}`
    if (told.has(id)) continue
    told.add(id)
    const place = { start: outsideLineEnding(host.text, inner.start), end: outsideLineEnding(host.text, inner.end) }
    if (placed.push({ ...said, span: place }) === MOST_PROBLEMS) break
  }
  return placed
}

function same(text: string): string {
  return text
}
