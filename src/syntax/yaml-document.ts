import type { CST, Document } from 'yaml'
import { lineEnd } from '../text/lines.ts'
import type { Span } from '../text/span.ts'

/** The library that reads YAML, which is loaded when a text is beyond our own reader. */
export type YamlLibrary = typeof import('yaml')

/** Deeper, and the library's recursion could end the whole process. */
export const MOST_LEVELS = 100

/**
 * The library's document of a text under the core schema; that there is a second one is an error of the first.
 * `undefined` where the text is nested too deeply or has more than `mostLexemes` parts.
 */
export function parseDocument(library: YamlLibrary, text: string, mostLexemes: number): Document.Parsed | undefined {
  const tokens = parseTokens(library, text, mostLexemes)
  if (tokens === undefined) return undefined
  const composer = new library.Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: 'error',
  })
  let first: Document.Parsed | undefined
  for (const document of composer.compose(tokens, true, text.length)) {
    if (first === undefined) {
      first = document
    } else {
      first.errors.push(new library.YAMLParseError([document.range[0], document.range[0] + 3], 'MULTIPLE_DOCS', ''))
      break
    }
  }
  return first
}

/** The lexer and the parser do not recurse, so the depth is known before anything does. */
function parseTokens({ Lexer, Parser }: YamlLibrary, text: string, mostLexemes: number): CST.Token[] | undefined {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let lexemes = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > MOST_LEVELS || ++lexemes > mostLexemes) return undefined
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

/**
 * Values without quotes that have a `: ` in them, as in `note: see: below`. The library reads a mapping there, and
 * takes the keys that follow into it.
 */
export function findColonValues({ errors }: Document.Parsed, text: string): Span[] {
  const values: Span[] = []
  for (const { code, pos } of errors) {
    const [start] = pos
    if (code !== 'BLOCK_AS_IMPLICIT_KEY' || start < (values.at(-1)?.end ?? 0)) continue
    const [value = ''] = text.slice(start, lineEnd(text, start)).split(' #')
    // An item of a list is no value, but out of line.
    if (/^(?:["'[{]|\s*-\s)/.test(value) || !/:(?:\s|$)/.test(value)) continue
    values.push({ start, end: start + value.trimEnd().length })
  }
  return values
}
