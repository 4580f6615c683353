import type { Excerpt } from '../diagnostic/diagnostic.ts'
import type { Position } from '../text/source-file.ts'

/** A line of a file, as far as it is known. */
export interface KnownLine {
  /** 1-based. */
  readonly line: number
  readonly excerpt: Excerpt
}

const ENCODER = new TextEncoder()

/**
 * The 1-based column of a position in UTF-8 bytes.
 *
 * @param known a line of the same file.
 * @returns `undefined` where what stands before the position is not known.
 */
export function byteColumn(position: Position, known: KnownLine | undefined): number | undefined {
  if (position.column === 1) return 1
  if (known === undefined || known.line !== position.line) return undefined
  const { text, firstColumn, bytesBefore } = known.excerpt
  const before = position.column - firstColumn
  if (before < 0 || before > text.length) return undefined
  return bytesBefore + ENCODER.encode(text.slice(0, before)).length + 1
}
