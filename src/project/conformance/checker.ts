import type { Node } from '../../syntax/node.ts'
import type { JsonType, SchemaView } from '../../swagger/model.ts'
import type { SourceFile } from '../../text/source-file.ts'
import type { Span } from '../../text/span.ts'
import type { Mismatch } from './mismatch.ts'
import type { Effort } from './effort.ts'
import type { Trail } from './trail.ts'

/** What holds for a whole check. */
export interface ConformanceOptions {
  /** The file that the value stands in. */
  readonly source: SourceFile
  /** The value travels as text (a query, a form), where a number and its digits are the same. Default: false. */
  readonly textual?: boolean
  /** Types that a placeholder will have; `undefined` where nobody knows. Default: nobody knows. */
  readonly typesOf?: (placeholder: Node) => ReadonlySet<JsonType> | undefined
  /** Values of which nothing is known, such as the files of a form. */
  readonly opaque?: ReadonlySet<Node>
}

/** Where a value stands. */
export interface Site {
  readonly trail: Trail
  /** Where one would look for a key that the value lacks: the key that it stands under. */
  readonly anchor: Span
}

/** What checks of parts may ask of the whole. */
export interface Checker {
  readonly options: ConformanceOptions
  readonly effort: Effort
  /** Mismatches of a part with its schema. */
  check(node: Node, schema: SchemaView, site: Site): readonly Mismatch[]
}
