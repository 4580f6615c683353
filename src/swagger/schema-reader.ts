import type { DocumentReader } from './document-reader.ts'
import { MergedSchema } from './merged-schema.ts'
import type { SchemaView } from './model.ts'
import { type DataFile, isRecord, RawNode } from './raw-node.ts'
import { SchemaLinks } from './schema-links.ts'
import { componentName, schemaTarget } from './schema-target.ts'
import { ReadSchema } from './schema-view.ts'
import type { SchemaViews } from './schema-views.ts'

/** Properties that `allOf` defines more than once, over a whole document; each may lead to further ones. */
const MAX_COMBINED = 10_000

/** Schemas that one property may be combined of. */
const MAX_COMBINED_OF = 8

/**
 * Gives the views of one document's schemas. One value of the document has one view, however often it is referred to,
 * so a ladder of `$ref`s costs as much as it has rungs.
 */
export class SchemaReader implements SchemaViews {
  readonly document: DocumentReader
  readonly links: SchemaLinks
  readonly #views = new Map<unknown, SchemaView>()
  readonly #merged = new Map<unknown, MergedSchema>()
  readonly #combined = new Map<string, SchemaView>()
  readonly #descendants = new Map<DataFile, ReadonlyMap<unknown, readonly RawNode[]>>()

  constructor(document: DocumentReader) {
    this.document = document
    this.links = new SchemaLinks(document)
  }

  /** The view of a schema. */
  view(site: RawNode): SchemaView {
    if (!isRecord(site.value)) return this.#make(site)
    let view = this.#views.get(site.value)
    if (view === undefined) this.#views.set(site.value, (view = this.#make(site)))
    return view
  }

  /** A schema without those that build upon it. */
  plainView(node: RawNode): SchemaView {
    return this.#make(node, true)
  }

  /** Several schemas that hold together, as when two parts of an `allOf` define one property. */
  combined(sites: readonly RawNode[]): SchemaView {
    const [first] = sites
    if (first === undefined) throw new RangeError('no schema to combine')
    if (sites.length === 1) return this.view(first)
    const targets = new Map<unknown, RawNode>()
    for (const site of sites.slice(0, MAX_COMBINED_OF)) {
      const { node } = schemaTarget(site, this.document)
      if (!targets.has(node.value)) targets.set(node.value, site)
    }
    if (targets.size === 1) return this.view(first)
    const nodes = [...targets.values()]
    const id = nodes.map((node) => node.id).join(' & ')
    const known = this.#combined.get(id)
    if (known !== undefined) return known
    if (this.#combined.size >= MAX_COMBINED) return this.view(first)
    const merged = new MergedSchema(this, nodes)
    const view = new ReadSchema({ targets: nodes, name: undefined, site: first, annotations: [], merged, plain: false })
    this.#combined.set(id, view)
    return view
  }

  /** A named schema of the file that `near` stands in. */
  component(name: string, near: RawNode): RawNode | undefined {
    const root = RawNode.root(near.file)
    return root.child('components')?.child('schemas')?.child(name) ?? root.child('definitions')?.child(name)
  }

  /** The first named schemas of the same file with a `$ref` to this one in their `allOf`, and those that build upon them. */
  descendants(node: RawNode, most: number): readonly RawNode[] {
    let children = this.#descendants.get(node.file)
    if (children === undefined) {
      children = this.#gatherDescendants(RawNode.root(node.file))
      this.#descendants.set(node.file, children)
    }
    const found = new Map<unknown, RawNode>()
    const add = (parent: unknown): void => {
      for (const child of children.get(parent) ?? []) {
        if (found.size >= most) return
        if (!found.has(child.value)) found.set(child.value, child)
      }
    }
    add(node.value)
    // Those that are added on the way have their turn too.
    for (const child of found.keys()) add(child)
    return [...found.values()]
  }

  #gatherDescendants(root: RawNode): ReadonlyMap<unknown, readonly RawNode[]> {
    const children = new Map<unknown, RawNode[]>()
    const schemas = [root.child('components')?.child('schemas'), root.child('definitions')]
    for (const schema of schemas.flatMap((holder) => holder?.members() ?? [])) {
      for (const part of schema.child('allOf')?.items() ?? []) {
        const reference = part.text('$ref')
        const resolved = reference === undefined ? undefined : this.document.resolver.resolve(reference, part.file)
        if (resolved?.kind !== 'found') continue
        const known = children.get(resolved.node.value)
        if (known === undefined) children.set(resolved.node.value, [schema])
        else known.push(schema)
      }
    }
    return children
  }

  #make(site: RawNode, plain = false): SchemaView {
    const target = schemaTarget(site, this.document)
    const { annotations, siblings, broken, first } = target
    const alone = siblings.length === 0 && !broken
    return new ReadSchema({
      targets: [alone ? target.node : site],
      name: componentName(first ?? site) ?? brokenName(broken, site),
      site,
      annotations,
      merged: alone ? this.#mergedOf(target.node) : new MergedSchema(this, [site]),
      plain,
    })
  }

  #mergedOf(node: RawNode): MergedSchema {
    if (!isRecord(node.value)) return new MergedSchema(this, [node])
    let merged = this.#merged.get(node.value)
    if (merged === undefined) this.#merged.set(node.value, (merged = new MergedSchema(this, [node])))
    return merged
  }
}

/** A `$ref` that leads nowhere still says what its author meant. */
function brokenName(broken: boolean, site: RawNode): string | undefined {
  if (!broken) return undefined
  return site
    .text('$ref')
    ?.split(/[/#]/)
    .at(-1)
    ?.replace(/\.\w+$/, '')
}
