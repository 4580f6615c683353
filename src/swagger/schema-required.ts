import type { DocumentReader } from './document-reader.ts'
import type { SchemaView } from './model.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import { APPLICATORS } from './schema-keywords.ts'
import type { SchemaParts } from './schema-parts.ts'

/** Schemas that say of a part of an object what holds of it, or does not, beside what the whole says. */
const CONDITIONAL: ReadonlySet<string> = new Set(['if', 'then', 'else', 'not'])

/** What the names that a schema requires are held against. */
interface RequiringSchema {
  readonly parts: SchemaParts
  readonly properties: ReadonlyMap<string, SchemaView>
}

/** Names of the properties that a schema requires, by all its parts; what is wrong with the lists is told. */
export function requiredNames(schema: RequiringSchema, document: DocumentReader): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { node } of schema.parts.ranked) {
    for (const name of listedNames(schema, node, document)) names.add(name)
    for (const name of markedNames(node, document)) names.add(name)
  }
  return names
}

/** Properties that say `required: true` of themselves: no keyword of a schema, and plain enough to be taken at its word. */
function markedNames(node: RawNode, document: DocumentReader): string[] {
  const properties = node.child('properties')
  if (properties === undefined || !isRecord(properties.value)) return []
  return Object.entries(properties.value).flatMap(([name, property]) => {
    if (!isRecord(property) || typeof property['required'] !== 'boolean') return []
    const marked = properties.child(name)?.child('required') ?? properties
    document.report(marked, '`required` is a boolean here; the object that holds the property should list its name.')
    return property['required'] ? [name] : []
  })
}

function listedNames(schema: RequiringSchema, node: RawNode, document: DocumentReader): string[] {
  const required = node.child('required')
  // A boolean speaks of the property that this is, not of what is in it.
  if (required === undefined || typeof required.value === 'boolean') return []
  if (!Array.isArray(required.value)) {
    document.report(required, '`required` is no list of names.')
    return []
  }
  return required.items().flatMap((item) => {
    if (typeof item.value !== 'string') {
      document.report(item, '`required` lists what is no name.')
      return []
    }
    if (!isDefined(schema, node, item.value))
      document.report(item, `\`${item.value}\` is required but not among the properties.`)
    return [item.value]
  })
}

/**
 * Whether a name is, or may be, one of the properties: a part of something else may demand what the whole defines, and
 * of very many properties only the first are read.
 */
function isDefined({ parts, properties }: RequiringSchema, node: RawNode, name: string): boolean {
  const isFragment =
    APPLICATORS.has(node.parent?.key ?? '') || (CONDITIONAL.has(node.key) && node.parent?.key !== 'properties')
  if (isFragment || parts.isCut || properties.size === 0 || properties.has(name)) return true
  return parts.ordered.some(
    (part) => part.node.has('oneOf') || part.node.has('anyOf') || isRecord(part.node.child('properties')?.get(name)),
  )
}
