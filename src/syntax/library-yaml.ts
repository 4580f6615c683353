import type { CST, Document } from 'yaml'
import type { Parsed, Problem } from '../diagnostic/finding.ts'
import type { EmbeddedText } from '../text/embedded-text.ts'
import type { Span } from '../text/span.ts'
import { afterLineEnd, lineEnd } from './embed-literal.ts'
import type { Node } from './node.ts'
import { NodeConverter } from './yaml-nodes.ts'
import { describeYamlError, isHarmless, type YamlProblem } from './yaml-problems.ts'
import { maskTemplates, unmask } from './yaml-templates.ts'

type YamlLibrary = typeof import('yaml')

/** What is read at most: the library takes a second for more, and its recursion can end the whole process. */
const LIMITS = {
  block: { characters: 128 * 1024, lexemes: 60_000 },
  /** A file of its own, which is read with positions only when a message needs one. */
  document: { characters: 4 * 1024 * 1024, lexemes: 3_000_000 },
}
const MOST_LEVELS = 100
/** Of one text; what is wrong further down is mostly a consequence. */
const MOST_PROBLEMS = 20

/** A block in another text, or a document of its own. */
export type YamlSize = keyof typeof LIMITS

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
  const limits = LIMITS[size]
  if (embedded.text.length > limits.characters) {
    return failed(embedded, `The text is longer than ${limits.characters / 1024} KB, which is more than is read.`)
  }
  const library = await import('yaml')
  const directives = blankDirectives(embedded.text)
  const masked = maskTemplates(directives.text, (text) => new library.Lexer().lex(text))
  const tokens = parseTokens(library, masked.text, limits.lexemes)
  if (tokens === undefined) {
    return failed(embedded, `The text is nested deeper than ${MOST_LEVELS} levels or has too many parts to be read.`)
  }
  const document = compose(library, tokens, masked.text.length)
  const converter = new NodeConverter(embedded, masked.text, library, masked.templates.length === 0 ? same : unmask)
  const value = document === undefined ? undefined : converter.convert(document)
  const told = [...(document?.errors ?? []), ...(document?.warnings ?? [])]
    .filter((error) => !isHarmless(error))
    .map((error) => describeYamlError(error, directives.text, converter.openings))
  const templates = masked.templates.map((span) => bareTemplate(span, embedded.text.slice(span.start, span.end)))
  const ours = [...directives.problems, ...templates, ...converter.problems]
  return { value, problems: inHost([...ours, ...onePerLine(told, embedded)], embedded) }
}

function failed(embedded: EmbeddedText, message: string): Parsed<undefined> {
  const start = embedded.toHost(0)
  return { value: undefined, problems: [{ span: { start, end: start }, message }] }
}

/**
 * The library's tokens of a text; `undefined` where it is nested too deeply. Its lexer and its parser do not recurse,
 * so the depth is known before anything does.
 */
function parseTokens({ Lexer, Parser }: YamlLibrary, text: string, most: number): CST.Token[] | undefined {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > MOST_LEVELS || ++lexemes > most) return undefined
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

/** The first document; that there is a second one is an error of the first. */
function compose(
  { Composer, YAMLParseError }: YamlLibrary,
  tokens: CST.Token[],
  length: number,
): Document.Parsed | undefined {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'error',
  })
  let first: Document.Parsed | undefined
  for (const document of composer.compose(tokens, true, length)) {
    if (first === undefined) {
      first = document
    } else {
      first.errors.push(new YAMLParseError([document.range[0], document.range[0] + 3], 'MULTIPLE_DOCS', ''))
      break
    }
  }
  return first
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

/** In the order of the file, at their places in the host. */
function inHost(problems: readonly YamlProblem[], embedded: EmbeddedText): Problem[] {
  return problems
    .toSorted((first, second) => first.span.start - second.span.start)
    .slice(0, MOST_PROBLEMS)
    .map(({ span, ...said }) => Object.assign(said, { span: embedded.toHostSpan(span) }))
}

function same(text: string): string {
  return text
}
