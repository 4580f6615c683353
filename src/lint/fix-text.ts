import type { Fix } from '../diagnostic/diagnostic.ts'
import { lineEndingAt } from '../text/lines.ts'
import { applyEdits, editsOverlap, type TextEdit } from '../text/text-edit.ts'

/** A text with fixes made in it. */
export interface FixedText {
  readonly text: string
  /** One for each fix: whether it was made. The others touch a place that an earlier one has changed. */
  readonly made: readonly boolean[]
  /** Where a place of the old text stands in the new one; behind what was put there. */
  moved(offset: number): number
}

/**
 * Makes fixes in a text, in their order. Of fixes that touch the same place the first one wins, and the others have to
 * be asked for again on the new text; a fix is made whole or not at all. Everything else stays to the byte, and new
 * lines end as the line does that they are put into.
 *
 * @param fixes whose edits are all of this text.
 */
export function fixText(text: string, fixes: readonly Fix[]): FixedText {
  const chosen: TextEdit[] = []
  const made = fixes.map((fix) => {
    const edits = fix.edits.map((edit) => toTextEdit(text, edit))
    if (overlap(edits, chosen)) return false
    chosen.push(...edits)
    return true
  })
  const moved = (offset: number): number =>
    chosen.reduce(
      (at, { span, text: { length } }) => (span.end <= offset ? at + length - (span.end - span.start) : at),
      offset,
    )
  return { text: applyEdits(text, chosen), made, moved }
}

function toTextEdit(text: string, { range, text: replacement }: Fix['edits'][number]): TextEdit {
  const span = { start: range.start.offset, end: range.end.offset }
  if (!/[\r\n]/.test(replacement)) return { span, text: replacement }
  return { span, text: replacement.replace(/\r\n|\n|\r/g, lineEndingAt(text, span.start)) }
}

function overlap(edits: readonly TextEdit[], chosen: readonly TextEdit[]): boolean {
  return edits.some(
    (edit, index) =>
      chosen.some((other) => editsOverlap(edit, other)) ||
      edits.some((other, later) => later > index && editsOverlap(edit, other)),
  )
}
