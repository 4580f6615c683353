import type { Span } from '../text/span.ts'

/**
 * Characters of the private use area stand in for those that YAML would take for structure and their author for
 * text, one for one, so that no offset moves. In the values that come out they are what they were.
 */
const MASKED = /[\uE000-\uE002]/g
const OPEN_MASK = '\uE000'
const CLOSE_MASK = '\uE001'
const COLON_MASK = '\uE002'
const TEMPLATE = /\{\{[^{}[\],"'#\r\n]*\}\}/y

/** Whether a text has characters of its own that would be taken for masks. */
export function isMaskable(text: string): boolean {
  return text.search(MASKED) < 0
}

/** The text as its author wrote it. */
export function unmask(text: string): string {
  return text.replace(MASKED, (mask) => (mask === OPEN_MASK ? '{' : mask === CLOSE_MASK ? '}' : ':'))
}

/**
 * Where `{{name}}` stands without quotes, which is a mapping in a mapping to YAML and text to everybody who writes it.
 * In quotes, in the middle of a text or in a block of text it is text already.
 *
 * @param lexemes gives the source of each token of the YAML, with control characters between them
 */
export function findBareTemplates(text: string, lexemes: (text: string) => Iterable<string>): Span[] {
  const templates: Span[] = []
  if (!/(?:^|[\s[{,:])\{\{/.test(text)) return templates
  let at = 0
  for (const lexeme of lexemes(text)) {
    if (isControl(lexeme)) continue
    if (lexeme === '{' && at >= (templates.at(-1)?.end ?? 0)) {
      TEMPLATE.lastIndex = at
      const match = TEMPLATE.exec(text)
      if (match !== null && !/:\s/.test(match[0])) templates.push({ start: at, end: at + match[0].length })
    }
    at += lexeme.length
  }
  return templates
}

/** Makes the braces of templates text. */
export function maskTemplates(text: string, templates: readonly Span[]): string {
  return replaceSpans(text, templates, (template) => {
    return OPEN_MASK.repeat(2) + template.slice(2, -2) + CLOSE_MASK.repeat(2)
  })
}

/** Makes every colon text that would end a key within one of the spans. */
export function maskColons(text: string, spans: readonly Span[]): string {
  return replaceSpans(text, spans, (part) => part.replace(/:(?=\s|$)/g, COLON_MASK))
}

function replaceSpans(text: string, spans: readonly Span[], replace: (part: string) => string): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), replace(text.slice(start, end)))
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Marks that the lexer puts between tokens: they stand for no character of the text. */
function isControl(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001F'
}
