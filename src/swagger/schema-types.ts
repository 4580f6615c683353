import { hasNullType } from './dialect.ts'
import type { DocumentReader } from './document-reader.ts'
import type { JsonType } from './model.ts'
import type { RawNode } from './raw-node.ts'
import { isMarkedNullable, type SchemaPart, type SchemaParts } from './schema-parts.ts'

const JSON_TYPES: ReadonlySet<unknown> = new Set<JsonType>([
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'null',
])

/** What one schema object says of types; `undefined`: any. */
function ownTypes(node: RawNode, reader: DocumentReader): ReadonlySet<JsonType> | undefined {
  if (!node.has('type')) return undefined
  const type = node.get('type')
  if (Array.isArray(type)) return listedTypes(node, type, reader)
  if (type === 'file') return new Set(['string'])
  if (type === null || type === 'null') return nullType(node, reader)
  if (isJsonType(type)) return new Set([type])
  const said = typeof type === 'string' ? `\`${type}\`` : 'What `type` says'
  reader.report(node, `${said} is no type of JSON; any value is taken.`, 'type')
  return undefined
}

/** Types of a whole schema: what all its parts allow. An empty set is the schema `false`. */
export function mergedTypes(parts: SchemaParts, reader: DocumentReader): ReadonlySet<JsonType> | undefined {
  if (parts.never) return new Set()
  let types: ReadonlySet<JsonType> | undefined
  for (const { node } of parts.ranked) {
    const own = ownTypes(node, reader)
    if (own === undefined) continue
    const both = types === undefined ? own : intersection(types, own)
    if (both.size === 0) {
      reader.report(node, '`allOf` asks for types that exclude each other.', 'type')
      return undefined
    }
    types = both
  }
  if (types === undefined || types.has('null')) return types
  return parts.nullable || parts.ranked.some(isNullablePart) ? new Set([...types, 'null']) : types
}

function isNullablePart(part: SchemaPart): boolean {
  return isMarkedNullable(part.node)
}

function isJsonType(type: unknown): type is JsonType {
  return JSON_TYPES.has(type)
}

function listedTypes(
  node: RawNode,
  list: readonly unknown[],
  reader: DocumentReader,
): ReadonlySet<JsonType> | undefined {
  const known = list.filter(isJsonType)
  if (known.length === 0 || known.length < list.length) {
    reader.report(node, '`type` lists what is no type of JSON; any value is taken.', 'type')
    return undefined
  }
  if (!hasNullType(reader.versionOf(node.file))) {
    reader.report(node, '`type` is a list, which came with OpenAPI 3.1; it is read as one.', 'type')
  }
  const types = new Set(known)
  if (types.has('number')) types.delete('integer')
  return types
}

/**
 * Before 3.1 a lone `type: "null"` comes from generators that saw an empty field in a sample, and says nothing of the
 * values to come. As an alternative to other schemas it means what it says.
 */
function nullType(node: RawNode, reader: DocumentReader): ReadonlySet<JsonType> | undefined {
  if (hasNullType(reader.versionOf(node.file))) return new Set(['null'])
  reader.report(node, '`null` is no type before OpenAPI 3.1.', 'type')
  const holder = node.parent?.key
  return holder === 'oneOf' || holder === 'anyOf' ? new Set(['null']) : undefined
}

/** `integer` is a `number` too. */
function intersection(first: ReadonlySet<JsonType>, second: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  const both = new Set<JsonType>()
  for (const type of first) {
    if (second.has(type) || (type === 'integer' && second.has('number'))) both.add(type)
    else if (type === 'number' && second.has('integer')) both.add('integer')
  }
  return both
}
