import type { SchemaView } from '../../swagger/model.ts'
import { takes } from './scalar-sample.ts'

/** Fields that are sent where nothing says which ones are needed. */
const MAX_OPTIONAL = 20

/** Those of them whose values are made up. */
const MAX_INVENTED = 10

/** What servers write down themselves, whether the document says so or not. */
const KEPT_BY_SERVER = /^(?:created|updated|modified|deleted|last_?(?:updated|modified))(?:_?(?:at|on|by|date|time))?$/i

/** Members of an object that is to be sampled. */
export interface ObjectMembers {
  /** All layers of the object. */
  readonly views: readonly SchemaView[]
  readonly properties: ReadonlyMap<string, SchemaView>
  readonly required: ReadonlySet<string>
  /** What the documented example has; `undefined` where there is none. */
  readonly documented: ReadonlyMap<string, unknown> | undefined
  /** Identities of the schemas around the members. */
  readonly above: readonly string[]
  /** Names that are sent besides, where they are there. */
  readonly besides: ReadonlySet<string>
  /** Names for which there is no value: sent only where nothing else is. */
  readonly idle: ReadonlySet<string>
}

/** The names that are sent: what is required; where nothing is, what is documented, else the writable scalars. */
export function chosenKeys(members: ObjectMembers): readonly string[] {
  const { views, properties, required, besides } = members
  const names = new Set(usualKeys(members))
  for (const name of besides) if (properties.has(name)) names.add(name)
  const least = Math.min(MAX_OPTIONAL, Math.max(0, ...views.map(({ minProperties = 0 }) => minProperties)))
  if (names.size < least) {
    const usable = usableKeys(members)
    for (const name of [...usable.filter((each) => isScalarView(properties.get(each))), ...usable]) {
      if (names.size < least) names.add(name)
    }
    for (let count = 1; names.size < least; count++) names.add(count === 1 ? 'sample' : `sample_${count}`)
  }
  const most = Math.min(...views.map(({ maxProperties = Infinity }) => maxProperties))
  return names.size > most ? [...names].slice(0, Math.max(most, required.size)) : [...names]
}

function usualKeys(members: ObjectMembers): readonly string[] {
  const { properties, required, documented, idle } = members
  if (required.size > 0) return [...[...properties.keys()].filter((name) => required.has(name)), ...required]
  if (properties.size === 0) return [...(documented?.keys() ?? [])].slice(0, MAX_OPTIONAL)
  const usable = usableKeys(members)
  const shown = usable.filter((name) => documented?.has(name) === true)
  if (shown.length > 0) return withoutIdle(shown, idle)
  const scalars = usable.filter((name) => isScalarView(properties.get(name)) && !KEPT_BY_SERVER.test(name))
  if (scalars.length === 0) return usable.slice(0, 1)
  let invented = 0
  return withoutIdle(scalars, idle)
    .filter((name) => isDocumented(properties.get(name)) || ++invented <= MAX_INVENTED)
    .slice(0, MAX_OPTIONAL)
}

function isDocumented(view: SchemaView | undefined): boolean {
  return (
    view !== undefined && (view.examples.length > 0 || view.default !== undefined || view.enumeration !== undefined)
  )
}

function withoutIdle(names: readonly string[], idle: ReadonlySet<string>): readonly string[] {
  const rest = names.filter((name) => !idle.has(name))
  return rest.length > 0 ? rest : names
}

function usableKeys({ properties, above }: ObjectMembers): readonly string[] {
  return [...properties]
    .filter(([, view]) => !view.readOnly && !view.deprecated && !above.includes(view.id))
    .map(([name]) => name)
}

/** The schema of members that are sent and not described. */
export function freeMember(views: readonly SchemaView[]): SchemaView | undefined {
  const free = views.map(({ additionalProperties }) => additionalProperties).find((each) => typeof each === 'object')
  return typeof free === 'object' ? free : undefined
}

function isScalarView(view: SchemaView | undefined): boolean {
  if (view === undefined || view.properties.size > 0 || view.items !== undefined || view.alternatives.length > 0)
    return false
  return takes(view, 'string') || takes(view, 'number') || takes(view, 'integer') || takes(view, 'boolean')
}
