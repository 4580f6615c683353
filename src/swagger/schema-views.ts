import type { DocumentReader } from './document-reader.ts'
import type { SchemaView } from './model.ts'
import type { RawNode } from './raw-node.ts'
import type { SchemaLinks } from './schema-links.ts'

/** What the parts of a schema need of the reader that gives them their views. */
export interface SchemaViews {
  readonly document: DocumentReader
  readonly links: SchemaLinks
  /** The view of a schema. */
  view(site: RawNode): SchemaView
  /** A schema without those that build upon it. */
  plainView(node: RawNode): SchemaView
  /** Several schemas that hold together, as when two parts of an `allOf` define one property. */
  combined(sites: readonly RawNode[]): SchemaView
  /** A named schema of the file that `near` stands in. */
  component(name: string, near: RawNode): RawNode | undefined
  /**
   * The first named schemas of the same file with a `$ref` to this one in their `allOf`, and those that build upon them.
   *
   * @param most how many
   */
  descendants(node: RawNode, most: number): readonly RawNode[]
}
