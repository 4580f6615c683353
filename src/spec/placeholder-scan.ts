/** `{{…}}`, what was meant to be one, or a brace that stands behind one and is too many, in a stretch of text. */
export interface ScannedPlaceholder {
  /** What stands between the braces, trimmed. */
  readonly name: string
  /** Offsets in the text that was scanned; braces included. */
  readonly start: number
  readonly end: number
  /** Runners substitute `{{name}}` only, name `\w+`, and send everything else as it is. */
  readonly malformed: boolean
}

const WELL_FORMED = /\{\{(\w+)\}\}/y
/** Closed, though not by the book: `{{ a }}`, `{{a.b}}`, `{{}}`, and `{{a}` with a brace too few. */
const CLOSED = /\{\{([^{}\r\n]*)\}\}?/y
/** Never closed: the braces and the name after them. */
const UNCLOSED = /\{\{[ \t]*([\w.]*)/y
/** A brace too few at the front. */
const HALF_OPENED = /\{(\w+)\}\}/y

/** Whether a scan of the text can find anything; nearly always it cannot, and this is far cheaper. */
export function mayHoldPlaceholder(text: string): boolean {
  return text.includes('{{') || text.includes('}}')
}

/**
 * Finds the placeholders of a text. Single braces are counted along the way, so that a JSON or GraphQL text whose end
 * is `}}` is not taken for a placeholder without a beginning.
 */
export function scanPlaceholders(text: string): readonly ScannedPlaceholder[] {
  const found: ScannedPlaceholder[] = []
  /** Single braces that are open. */
  let depth = 0
  let at = 0

  const take = (pattern: RegExp, malformed: boolean): boolean => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return false
    at = pattern.lastIndex
    found.push({ name: (match[1] ?? '').trim(), start: match.index, end: at, malformed })
    return true
  }

  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '{') {
      if (take(WELL_FORMED, false)) {
        // The value is put in, and a brace that closes nothing is sent behind it.
        if (depth === 0 && text.charAt(at) === '}' && text.charAt(at + 1) !== '}') {
          found.push({ name: '', start: at, end: at + 1, malformed: true })
          at += 1
        }
        continue
      }
      const doubled = text.charAt(at + 1) === '{'
      // In `{{{a}}}` it is the inner pair that is substituted.
      if (doubled && text.charAt(at + 2) !== '{' && (take(CLOSED, true) || take(UNCLOSED, true))) continue
      if (!doubled && depth === 0 && take(HALF_OPENED, true)) continue
      depth += 1
    } else if (character === '}') {
      if (depth > 0) {
        depth -= 1
      } else if (text.charAt(at + 1) === '}') {
        const start = wordStart(text, at, found.at(-1)?.end ?? 0)
        found.push({ name: text.slice(start, at), start, end: at + 2, malformed: true })
        at += 1
      }
    }
    at += 1
  }
  return found
}

/** Where the word that ends at `end` starts, not before `floor`. */
function wordStart(text: string, end: number, floor: number): number {
  let start = end
  while (start > floor && /[\w.]/.test(text.charAt(start - 1))) start--
  return start
}
