import type { Problem } from '../diagnostic/finding.ts'
import type { SourceFile } from '../text/source-file.ts'
import type { Located, Span } from '../text/span.ts'

/** Where the part of a text from `start` to `end` stands in the file; both count from the start of its value. */
export type PartLocator = (start: number, end: number) => Span

/**
 * Finds parts of a text that was read from a YAML scalar.
 *
 * Nearly always the value stands in the file as it is. With escapes in the way (`"\u002f"`, `'it''s'`) the two are
 * aligned character by character, and where lines were folded together the answer is the whole text.
 */
export function partsOf(source: SourceFile, text: Located<string>): PartLocator {
  const { start: base } = text.span
  const raw = source.slice(text.span)
  // The value of a block scalar has line breaks at its end that its span has not.
  if (text.value.startsWith(raw)) {
    return (start, end) => ({ start: base + Math.min(start, raw.length), end: base + Math.min(end, raw.length) })
  }
  const offsets = alignEscapes(raw, text.value, source.text[base - 1])
  return (start, end) => {
    const first = offsets?.[start]
    const last = offsets?.[end]
    return first === undefined || last === undefined ? text.span : { start: base + first, end: base + last }
  }
}

/** For each offset of the value, and its end, the offset in the raw text; `undefined` where lines were folded. */
function alignEscapes(raw: string, value: string, quote: string | undefined): readonly number[] | undefined {
  const offsets: number[] = []
  let at = 0
  while (offsets.length < value.length) {
    offsets.push(at)
    const character = raw.charAt(at)
    if (quote === "'" && character === "'") {
      at += 2
    } else if (quote === '"' && character === '\\') {
      const letter = raw.charAt(at + 1)
      if (letter === '\r' || letter === '\n') return undefined
      // Only the long form says both halves of a character outside the BMP at once.
      if (letter === 'U' && (value.codePointAt(offsets.length - 1) ?? 0) > 0xffff) offsets.push(at)
      at += 2 + (ESCAPE_DIGITS[letter] ?? 0)
    } else if (character !== '' && character === value.charAt(offsets.length - 1)) {
      at += 1
    } else {
      return undefined
    }
  }
  offsets.push(at)
  return offsets
}

/** Hexadecimal digits that follow an escape's letter. */
const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** A problem that was told within a text of its own, at its place in the file. */
export function moveProblem(problem: Problem, spanOf: PartLocator): Problem {
  return { ...problem, span: spanOf(problem.span.start, problem.span.end) }
}
