import type { Span } from '../text/span.ts'

/**
 * `{{name}}` without quotes means a mapping in a mapping to YAML, and text to everybody who writes it. Before the
 * YAML is parsed, its braces are replaced by characters of the private use area, one for one, so that no offset
 * moves; in the values that come out they are braces again.
 */
const MASKS = ['\uE000', '\uE001', '\uE002', '\uE003'] as const
const TEMPLATE = /\{\{[^{}[\],"'#\r\n]*\}\}/y

/** A YAML text whose bare templates are plain text to YAML. */
export interface MaskedYaml {
  readonly text: string
  /** Where the bare templates stand. */
  readonly templates: readonly Span[]
}

/**
 * Masks the templates that stand where YAML would open a mapping; those in quotes, in the middle of a text or in a
 * block of text are text already.
 *
 * @param lexemes gives the source of each token of the YAML, with control characters between them
 */
export function maskTemplates(text: string, lexemes: (text: string) => Iterable<string>): MaskedYaml {
  if (!/(?:^|[\s[{,:])\{\{/.test(text) || /[\uE000-\uE003]/.test(text)) return { text, templates: [] }
  const templates: Span[] = []
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
  return { text: templates.length === 0 ? text : mask(text, templates), templates }
}

/** The text as its author wrote it. */
export function unmask(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '{').replace(/[\uE002\uE003]/g, '}')
}

function mask(text: string, templates: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of templates) {
    parts.push(text.slice(at, start), MASKS[0], MASKS[1], text.slice(start + 2, end - 2), MASKS[2], MASKS[3])
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** Marks that the lexer puts between tokens: they stand for no character of the text. */
function isControl(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001F'
}
