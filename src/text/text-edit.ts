import type { Span } from './span.ts'

/** Replaces what a span covers by `text`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span
  readonly text: string
}

/** Orders edits by place; at one place insertions come before replacements. */
function compareEdits(first: TextEdit, second: TextEdit): number {
  return first.span.start - second.span.start || first.span.end - second.span.end
}

/** Whether two edits touch the same characters; two insertions at one place do. */
export function editsOverlap(first: TextEdit, second: TextEdit): boolean {
  const [early, late] = compareEdits(first, second) <= 0 ? [first, second] : [second, first]
  if (early.span.start === late.span.start) return true
  return late.span.start < early.span.end
}

/**
 * The text with all edits made.
 *
 * @throws RangeError when two edits overlap: a caller chooses among competing fixes before it applies them.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted(compareEdits)
  const parts: string[] = []
  let at = 0
  for (const { span, text: replacement } of ordered) {
    if (span.start < at) throw new RangeError(`edits overlap at offset ${span.start}`)
    parts.push(text.slice(at, span.start), replacement)
    at = span.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
