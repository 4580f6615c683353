import type { SourceFile } from '../text/source-file.ts'
import type { Span } from '../text/span.ts'

/** Steps from the root of a data document to a value: keys and list indices as text, as in a JSON Pointer. */
export type Pointer = readonly string[]

/**
 * A JSON or YAML file of data (a swagger document, a fragment of one) as a plain value. Positions are sought when a
 * message needs them: reading with positions costs ten times more.
 */
export interface DataDocument {
  readonly source: SourceFile
  /** What the text stands for; `undefined` where nothing could be read. Never has a value shared through aliases. */
  readonly value: unknown
  /**
   * Where a value stands: the span of its key where it has one, else of the value itself. A pointer that leads
   * nowhere gives its deepest ancestor that exists.
   */
  locate(pointer: Pointer): Promise<Span>
}
