import { isRecord, type RawNode } from './raw-node.ts'
import { type LinkedSchema, MOST_PARTS, type SchemaLinks } from './schema-links.ts'

/** One schema object of those that hold together: the schema's own, or one that `allOf` adds. */
export interface SchemaPart {
  readonly node: RawNode
  /** Came through `allOf`. */
  readonly inherited: boolean
}

/** Everything that holds for one schema, alternatives aside. */
export interface SchemaParts {
  /** Own before inherited: the first one that has an annotation gives it. */
  readonly ranked: readonly SchemaPart[]
  /** As the document has them: where `allOf` stands before `properties`, its members come first. */
  readonly ordered: readonly SchemaPart[]
  /** `null` is an alternative to the single other one: `anyOf: [X, {type: null}]`. */
  readonly nullable: boolean
  /** The schema `false` takes part: no value fits. */
  readonly never: boolean
  /** There are more parts than are read. */
  readonly isCut: boolean
  /** A `$ref` leads nowhere, or to what is no schema. */
  readonly isBroken: boolean
}

const MERGED_KEYWORDS = ['$ref', 'allOf', 'oneOf', 'anyOf'] as const

/** The schema objects that hold together with these ones. */
export function collectParts(nodes: readonly RawNode[], links: SchemaLinks): SchemaParts {
  const [first] = nodes
  if (first !== undefined && nodes.length === 1 && isPlainObject(first.value)) {
    const own = [{ node: first, inherited: false }]
    return { ranked: own, ordered: own, nullable: false, never: false, isCut: false, isBroken: false }
  }
  const ordered: (SchemaPart & { depth: number })[] = []
  const seen = new Set<LinkedSchema>()
  let nullable = false
  let never = false
  let isCut = false
  let isBroken = false

  const visit = (site: RawNode, depth: number, inherited: boolean): void => {
    const followed = links.follow(site)
    if (followed.isNever) never = true
    if (followed.isBroken) isBroken = true
    for (const schema of followed.schemas) visitOwn(schema, depth, inherited)
  }

  const visitOwn = (schema: LinkedSchema, depth: number, inherited: boolean): void => {
    if (seen.has(schema)) return
    if (seen.size === MOST_PARTS) isCut = true
    if (isCut) return
    seen.add(schema)
    const { node, allOf, isFirst, only } = schema
    const own = { node, depth, inherited }
    if (isFirst) ordered.push(own)
    for (const part of allOf) visit(part, depth + 1, true)
    if (!isFirst) ordered.push(own)
    for (const one of only) {
      if (one.nullable) nullable = true
      visit(one.branch, depth + 1, inherited)
    }
  }

  for (const node of nodes) visit(node, 0, false)
  const ranked = ordered.length < 2 ? ordered : ordered.toSorted((one, other) => one.depth - other.depth)
  if (isCut && first !== undefined) links.reportCut(first)
  return { ranked, ordered, nullable, never, isCut, isBroken }
}

/** Most schemas: nothing to follow, nothing to merge. */
function isPlainObject(value: unknown): boolean {
  return isRecord(value) && !MERGED_KEYWORDS.some((key) => Object.hasOwn(value, key))
}

/** `nullable: true`, in 2.0 `x-nullable: true`. */
export function isMarkedNullable(node: RawNode): boolean {
  return node.get('nullable') === true || node.get('x-nullable') === true
}
