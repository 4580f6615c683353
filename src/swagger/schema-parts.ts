import type { DocumentReader } from './document-reader.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import { schemaTarget } from './schema-target.ts'

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
}

/** Parts that one schema may have; a schema of more is not written by hand. */
const MAX_PARTS = 500

const MERGED_KEYWORDS = ['$ref', 'allOf', 'oneOf', 'anyOf'] as const

/** The schema objects that hold together with these ones. */
export function collectParts(nodes: readonly RawNode[], reader: DocumentReader): SchemaParts {
  const [first] = nodes
  if (first !== undefined && nodes.length === 1 && isPlainObject(first.value)) {
    const own = [{ node: first, inherited: false }]
    return { ranked: own, ordered: own, nullable: false, never: false }
  }
  const ordered: (SchemaPart & { depth: number })[] = []
  const seen = new Set<unknown>()
  let nullable = false
  let never = false

  const visit = (site: RawNode, depth: number, inherited: boolean): void => {
    const target = schemaTarget(site, reader)
    for (const sibling of [...target.siblings, ...target.annotations]) visitOwn(sibling, depth, inherited)
    if (target.broken) return
    if (target.node.value === false) never = true
    else if (isRecord(target.node.value)) visitOwn(target.node, depth, inherited)
    else if (target.node.value !== true) reader.report(site, 'This is no schema; it is taken for any value.')
  }

  const visitOwn = (node: RawNode, depth: number, inherited: boolean): void => {
    if (seen.has(node.value) || seen.size >= MAX_PARTS) return
    seen.add(node.value)
    const all = node.child('allOf')
    const own = { node, depth, inherited }
    if (all === undefined) {
      ordered.push(own)
    } else {
      if (!Array.isArray(all.value)) reader.report(all, '`allOf` is not a list.')
      const keys = isRecord(node.value) ? Object.keys(node.value) : []
      const ownFirst = node.has('properties') && keys.indexOf('properties') < keys.indexOf('allOf')
      if (ownFirst) ordered.push(own)
      for (const part of all.items().slice(0, MAX_PARTS)) visit(part, depth + 1, true)
      if (!ownFirst) ordered.push(own)
    }
    for (const kind of ['oneOf', 'anyOf'] as const) {
      const only = onlyAlternative(node, kind)
      if (only === undefined) continue
      if (only.nullable) nullable = true
      visit(only.branch, depth + 1, inherited)
    }
  }

  for (const node of nodes) visit(node, 0, false)
  const ranked = ordered.length < 2 ? ordered : ordered.toSorted((one, other) => one.depth - other.depth)
  return { ranked, ordered, nullable, never }
}

/** Most schemas: nothing to follow, nothing to merge. */
function isPlainObject(value: unknown): boolean {
  return isRecord(value) && !MERGED_KEYWORDS.some((key) => Object.hasOwn(value, key))
}

/**
 * The one schema of a `oneOf` or `anyOf` that has no choice: a single alternative, or a single one beside `null`. It
 * holds like a part of `allOf`.
 */
export function onlyAlternative(
  node: RawNode,
  kind: 'oneOf' | 'anyOf',
): { readonly branch: RawNode; readonly nullable: boolean } | undefined {
  const list = node.get(kind)
  if (!Array.isArray(list) || list.length === 0 || list.length > 2) return undefined
  const branches = node.child(kind)?.items() ?? []
  const [branch, another] = branches.filter((item) => !isNullSchema(item.value))
  if (branch === undefined || another !== undefined) return undefined
  return { branch, nullable: branches.length > 1 }
}

/** Whether a schema takes `null` and nothing else, in whatever spelling. */
function isNullSchema(value: unknown): boolean {
  if (!isRecord(value)) return false
  if (Object.hasOwn(value, 'type')) {
    const { type } = value
    return type === null || type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null')
  }
  if (Object.hasOwn(value, 'const')) return value['const'] === null
  const { enum: values } = value
  return Array.isArray(values) && values.length === 1 && values[0] === null
}

/** `nullable: true`, in 2.0 `x-nullable: true`. */
export function isMarkedNullable(node: RawNode): boolean {
  return node.get('nullable') === true || node.get('x-nullable') === true
}
