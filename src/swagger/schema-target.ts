import { combinesSiblings } from './dialect.ts'
import type { DocumentReader } from './document-reader.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import { ANNOTATIONS } from './schema-keywords.ts'
import { baseName } from '../text/base-name.ts'

/** Where the `$ref`s that a schema begins with lead to. */
export interface SchemaTarget {
  readonly node: RawNode
  /** The first target on the way; `undefined` where there was no `$ref`. */
  readonly first: RawNode | undefined
  /** Annotations beside the `$ref`s, the outermost first. */
  readonly annotations: readonly RawNode[]
  /** Members beside a `$ref` that hold as well: the schema that they form. */
  readonly siblings: readonly RawNode[]
  /** A `$ref` led nowhere: nothing is known. */
  readonly broken: boolean
}

/** References in a row that one schema may be behind. */
const MAX_CHAIN = 64

/** A schema that is no `$ref`. */
const DIRECT = { first: undefined, annotations: [], siblings: [], broken: false } as const

/** Follows a schema's `$ref`s to the schema itself, and keeps what stands beside them. */
export function schemaTarget(site: RawNode, reader: DocumentReader): SchemaTarget {
  if (typeof site.get('$ref') !== 'string') {
    if (site.has('$ref')) reader.report(site, '`$ref` is not text.', '$ref')
    return { ...DIRECT, node: site }
  }
  const annotations: RawNode[] = []
  const siblings: RawNode[] = []
  const seen = new Set<unknown>()
  let node = site
  let first: RawNode | undefined
  for (let step = 0; ; step++) {
    const reference = node.get('$ref')
    if (typeof reference !== 'string') return { node, first, annotations, siblings, broken: false }
    if (seen.has(node.value) || step > MAX_CHAIN) {
      reader.report(node, `\`$ref\` to \`${reference}\` leads in a circle.`, '$ref')
      return { node, first, annotations, siblings, broken: true }
    }
    seen.add(node.value)
    keepSiblings(node, reader, annotations, siblings)
    const next = reader.step(node, reference)
    if (next === undefined) return { node, first, annotations, siblings, broken: true }
    first ??= next
    node = next
  }
}

function keepSiblings(node: RawNode, reader: DocumentReader, annotations: RawNode[], siblings: RawNode[]): void {
  if (!isRecord(node.value)) return
  const { $ref: _, ...rest } = node.value
  const keys = Object.keys(rest).filter((key) => !key.startsWith('x-') || key === 'x-nullable')
  const said = keys.filter((key) => ANNOTATIONS.has(key))
  if (said.length < keys.length && combinesSiblings(reader.versionOf(node.file))) siblings.push(node.withValue(rest))
  else if (said.length > 0) annotations.push(node.withValue(Object.fromEntries(said.map((key) => [key, rest[key]]))))
}

/** Name of the component that a schema is; `undefined` for one that stands in the middle of something. */
export function componentName(node: RawNode): string | undefined {
  const { parent } = node
  if (parent === undefined) return fileName(node.file.source.path)
  const holder = parent.key
  if (holder === 'definitions' || holder === '$defs') return node.key
  return holder === 'schemas' && parent.parent?.key === 'components' ? node.key : undefined
}

function fileName(path: string): string {
  const name = baseName(path)
  const dot = name.indexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}
