import type { SchemaView } from '../swagger/model.ts'

/** How many schemas a walk looks at: a response has tens, a hostile one has no end. */
const MOST_SCHEMAS = 2_000

/** All property names below some schemas. */
export interface LeafNames {
  /** In the order in which they are met. */
  readonly names: readonly string[]
  /** Somewhere the schema lets anything through, so that a name that is absent may be there all the same. */
  readonly open: boolean
  /** It does so for its own members, and not only for those of an object within. */
  readonly openAtTop: boolean
}

/** Every property name at any depth, alternatives included; each schema is looked at once. */
export function leafNames(schemas: readonly SchemaView[]): LeafNames {
  const names = new Set<string>()
  const seen = new Set<string>()
  const queue = [...schemas]
  let open = false
  let openAtTop = false
  // Those that come before any member: the schemas themselves, their items and alternatives.
  const top = new Set(schemas.map((schema) => schema.id))
  // A queue that grows while it is walked is walked to its new end.
  for (const view of queue) {
    if (seen.has(view.id)) continue
    if (seen.size >= MOST_SCHEMAS) return { names: [...names], open: true, openAtTop: true }
    seen.add(view.id)
    for (const [name, property] of view.properties) {
      names.add(name)
      queue.push(property)
    }
    const parts = [view.items ?? [], view.prefixItems, view.alternatives.flatMap((group) => group.schemas)].flat()
    for (const part of parts) {
      queue.push(part)
      if (top.has(view.id)) top.add(part.id)
    }
    if (!saysNothing(view)) continue
    open = true
    openAtTop ||= top.has(view.id)
  }
  return { names: [...names], open, openAtTop }
}

/** An object of which nothing is known. */
function saysNothing(view: SchemaView): boolean {
  if (typeof view.additionalProperties === 'object' || view.additionalProperties === true) return true
  const bare = view.properties.size === 0 && view.alternatives.length === 0 && view.items === undefined
  return bare && (view.types === undefined || view.types.has('object')) && view.enumeration === undefined
}
