import { alternativeTarget } from './discriminator.ts'
import type { Alternatives, Discriminator, SchemaView } from './model.ts'
import type { RawNode } from './raw-node.ts'
import { onlyAlternative } from './schema-links.ts'
import type { SchemaPart, SchemaParts } from './schema-parts.ts'
import type { SchemaViews } from './schema-views.ts'

/** Schemas of one group that are read: a value is held against a third of that, and a tag leads to the others too. */
const MOST_ALTERNATIVES = 1_000

/** Schemas that build upon one and are read: a value that is of none of them may be of the one itself. */
const MOST_DESCENDANTS = 500

/**
 * The groups of alternatives of a schema: `oneOf` and `anyOf` of all its parts, and for a base schema with a
 * discriminator the schemas that build upon it by `allOf`.
 *
 * @param plain without the latter: a base schema that stands among its own descendants is just itself
 */
export function alternativesOf(parts: SchemaParts, reader: SchemaViews, plain: boolean): readonly Alternatives[] {
  return parts.ordered.flatMap((part) => {
    // As most have none: a schema may have hundreds of parts.
    const isListed = part.node.has('oneOf') || part.node.has('anyOf')
    const groups = isListed ? listedGroups(part, reader) : []
    if (groups.length > 0 || plain || part.inherited) return groups
    const descendants = descendantGroup(part.node, reader)
    return descendants === undefined ? [] : [descendants]
  })
}

function listedGroups({ node }: SchemaPart, reader: SchemaViews): Alternatives[] {
  return (['oneOf', 'anyOf'] as const).flatMap((kind) => {
    const list = node.child(kind)
    if (list === undefined) return []
    if (!Array.isArray(list.value) || list.value.length === 0) {
      reader.document.report(list, `\`${kind}\` is no list of schemas.`)
      return []
    }
    // A schema without a choice holds like a part of `allOf`.
    if (onlyAlternative(node, kind) !== undefined) return []
    const { parts } = reader.document.firstItems(list, MOST_ALTERNATIVES, ' schemas')
    const schemas = parts.map((item) => reader.view(item))
    return [{ kind, schemas, discriminator: discriminatorOf(node, schemas, reader) }]
  })
}

/**
 * Swagger 2's inheritance: the schemas that name this one in their `allOf`, and this one itself, since a value need
 * not be of a descendant.
 */
function descendantGroup(node: RawNode, reader: SchemaViews): Alternatives | undefined {
  if (!node.has('discriminator')) return undefined
  const mapped = (node.child('discriminator')?.child('mapping')?.members() ?? []).flatMap((member) => {
    const target = alternativeTarget(member, reader)
    return target === undefined ? [] : [target]
  })
  const descendants = reader.descendants(node, MOST_DESCENDANTS + 1)
  const targets = mapped.length === 0 ? descendants : eachOnce([...mapped, ...descendants])
  const few = targets.filter(({ value }) => value !== node.value).slice(0, MOST_DESCENDANTS)
  if (few.length === 0) return undefined
  const schemas = [...few.map((target) => reader.view(target)), reader.plainView(node)]
  return { kind: 'anyOf', schemas, discriminator: discriminatorOf(node, schemas, reader) }
}

function eachOnce(nodes: readonly RawNode[]): readonly RawNode[] {
  const seen = new Set<unknown>()
  return nodes.filter(({ value }) => seen.size < seen.add(value).size)
}

function discriminatorOf(
  node: RawNode,
  schemas: readonly SchemaView[],
  reader: SchemaViews,
): Discriminator | undefined {
  const discriminator = node.child('discriminator')
  const property = discriminator?.text('propertyName') ?? node.text('discriminator')
  if (discriminator === undefined) return undefined
  if (property === undefined) {
    reader.document.report(discriminator, '`discriminator` names no property.')
    return undefined
  }
  let known: GroupPlaces | undefined
  const places = (): GroupPlaces => (known ??= placesOf(schemas))
  return {
    property,
    mapped: (discriminator.child('mapping')?.members() ?? []).map(({ key }) => key),
    select(value) {
      const mapped = discriminator.child('mapping')?.child(value)
      if (mapped === undefined) return schemas[places().byName.get(value) ?? NaN]
      const target = alternativeTarget(mapped, reader)
      if (target === undefined) return undefined
      const view = reader.view(target)
      // The one in the group, where it is there: a base schema among its descendants is not looked at again.
      const { byId, byName } = places()
      const named = view.name === undefined ? undefined : byName.get(view.name)
      return schemas[Math.min(byId.get(view.id) ?? Infinity, named ?? Infinity)] ?? view
    },
  }
}

/** Where the first schema of each id and of each name stands in a group. */
interface GroupPlaces {
  readonly byId: ReadonlyMap<string, number>
  readonly byName: ReadonlyMap<string, number>
}

function placesOf(schemas: readonly SchemaView[]): GroupPlaces {
  const byId = new Map<string, number>()
  const byName = new Map<string, number>()
  for (const [place, { id, name }] of schemas.entries()) {
    if (!byId.has(id)) byId.set(id, place)
    if (name !== undefined && !byName.has(name)) byName.set(name, place)
  }
  return { byId, byName }
}
