import type { SchemaView } from '../../swagger/model.ts'
import { LIST_ITEM } from '../consumers.ts'
import { type Sample, type SampleRequest, spellTrail } from './model.ts'
import { scalarSample, takes } from './scalar-sample.ts'
import { layersOf, type SchemaLayers } from './schema-layers.ts'
import { sampleOfBinding, sampleOfValue } from './sample-value.ts'

/** Objects within each other: a circular schema ends here at the latest. */
const MAX_DEPTH = 12

/** Values of one sample. A hostile schema has no end. */
const MAX_VALUES = 1_500

/** Items of a list, however many its schema asks for. */
const MAX_ITEMS = 20

/** Fields that are sent where nothing says which ones are needed. */
const MAX_OPTIONAL = 20

/** Where a sample is being made. */
interface SampleSite {
  readonly name: string
  readonly trail: readonly string[]
  /** Identities of the schemas around it. */
  readonly above: readonly string[]
  /** What the documented example has here; `undefined` where nothing. */
  readonly documented: unknown
}

/**
 * A value that a careful person would send for a schema: what is required; where nothing is, what the documented example
 * has, else the writable scalars.
 *
 * @param documented the documented example of the whole; `undefined` where there is none
 */
export function sampleSchema(view: SchemaView, documented: unknown, request: SampleRequest): Sample {
  return new Sampler(request).sample(view, { name: '', trail: [], above: [], documented })
}

class Sampler {
  readonly #request: SampleRequest
  #left = MAX_VALUES

  constructor(request: SampleRequest) {
    this.#request = request
  }

  sample(view: SchemaView, site: SampleSite): Sample {
    this.#left--
    const documented = site.documented ?? view.examples[0] ?? view.default
    const layers = layersOf(view, documented)
    const kind = kindOf(layers.views, documented)
    const binding = this.#request.bindings.get(spellTrail(site.trail))
    if (binding !== undefined && kind !== 'object') {
      const bound = sampleOfBinding(binding)
      return kind === 'list' && bound.kind === 'scalar' ? { kind: 'list', items: [bound] } : bound
    }
    if (kind === 'object') return this.#object(layers, { ...site, documented })
    if (kind === 'list') return this.#list(layers, { ...site, documented })
    if (kind === 'any' && documented !== undefined) return sampleOfValue(documented)
    return scalarSample(site.name, leafOf(layers.views), documented, this.#request)
  }

  #object({ views, selected }: SchemaLayers, site: SampleSite): Sample {
    const ids = views.map(({ id }) => id)
    const above = [...site.above, ...ids]
    const members = new Map<string, SchemaView>()
    for (const view of views) for (const [name, member] of view.properties) members.set(name, member)
    const required = new Set(views.flatMap((view) => [...view.required]))
    const documented = isObject(site.documented) ? new Map(Object.entries(site.documented)) : undefined
    const isDeep = above.length > MAX_DEPTH || this.#left <= 0
    const names = isDeep ? [...required] : chosenKeys(members, required, documented, above)
    const entries: (readonly [string, Sample])[] = []
    for (const name of names) {
      const member = members.get(name)
      if (member?.readOnly === true) continue
      const kind = selected.get(name)
      if (kind !== undefined) entries.push([name, { kind: 'scalar', value: kind, invented: false }])
      else if (above.length <= MAX_DEPTH * 2)
        entries.push([name, this.#member(name, member ?? freeMember(views), site, above, documented)])
    }
    return { kind: 'map', entries }
  }

  #member(
    name: string,
    view: SchemaView | undefined,
    site: SampleSite,
    above: readonly string[],
    documented: ReadonlyMap<string, unknown> | undefined,
  ): Sample {
    const value = documented?.get(name)
    if (view !== undefined) return this.sample(view, { name, trail: [...site.trail, name], above, documented: value })
    return value === undefined ? { kind: 'scalar', value: 'sample', invented: true } : sampleOfValue(value)
  }

  #list({ views }: SchemaLayers, site: SampleSite): Sample {
    const documented: readonly unknown[] = Array.isArray(site.documented) ? site.documented : []
    const view = views.findLast((each) => each.items !== undefined || each.prefixItems.length > 0) ?? views[0]
    const least = Math.min(MAX_ITEMS, Math.max(0, ...views.map(({ minItems = 0 }) => minItems)))
    const most = Math.min(...views.map(({ maxItems = Infinity }) => maxItems))
    const leading = view?.prefixItems ?? []
    const items = view?.items
    const above = [...site.above, ...views.map(({ id }) => id)]
    const isCircular =
      items !== undefined && (site.above.includes(items.id) || above.length > MAX_DEPTH || this.#left <= 0)
    const usual = Math.min(most, Math.max(isCircular ? 0 : 1, leading.length))
    const count = Math.max(least, usual)
    const trail = [...site.trail, LIST_ITEM]
    const made: Sample[] = []
    for (let index = 0; index < count && above.length <= MAX_DEPTH * 2; index++) {
      const schema = leading[index] ?? items
      if (schema !== undefined)
        made.push(this.sample(schema, { name: site.name, trail, above, documented: documented[index] }))
      else if (documented[index] !== undefined) made.push(sampleOfValue(documented[index]))
      else if (index < least) made.push({ kind: 'scalar', value: 'sample', invented: true })
    }
    return { kind: 'list', items: made }
  }
}

/** What a sample is of; `any` where the schema says nothing. */
function kindOf(views: readonly SchemaView[], documented: unknown): 'object' | 'list' | 'scalar' | 'any' {
  const allowed = (type: 'object' | 'array' | 'string' | 'number' | 'boolean') =>
    views.every((view) => takes(view, type) || (type === 'number' && takes(view, 'integer')))
  const isSilent = views.every(
    ({ types, properties, required, items, enumeration, format, pattern }) =>
      types === undefined &&
      properties.size === 0 &&
      required.size === 0 &&
      items === undefined &&
      enumeration === undefined &&
      format === undefined &&
      pattern === undefined,
  )
  if (isSilent) return 'any'
  if (views.some(({ properties, required }) => properties.size > 0 || required.size > 0) && allowed('object'))
    return 'object'
  if (views.some(({ items, prefixItems }) => items !== undefined || prefixItems.length > 0) && allowed('array'))
    return 'list'
  if (isObject(documented) && allowed('object')) return 'object'
  if (Array.isArray(documented) && allowed('array')) return 'list'
  if (allowed('string') || allowed('number') || allowed('boolean')) return 'scalar'
  if (allowed('object')) return 'object'
  return allowed('array') ? 'list' : 'scalar'
}

/** The layer that says most about a scalar. */
function leafOf(views: readonly SchemaView[]): SchemaView {
  const telling = views.findLast(
    ({ types, enumeration, format }) => types !== undefined || enumeration !== undefined || format !== undefined,
  )
  const enumerated = views.find(({ enumeration }) => enumeration !== undefined)
  const [first] = views
  const leaf = enumerated ?? telling ?? first
  if (leaf === undefined) throw new Error('a schema has at least its own layer')
  return leaf
}

/** The schema of members that are required and not described. */
function freeMember(views: readonly SchemaView[]): SchemaView | undefined {
  const free = views.map(({ additionalProperties }) => additionalProperties).find((each) => typeof each === 'object')
  return typeof free === 'object' ? free : undefined
}

function chosenKeys(
  members: ReadonlyMap<string, SchemaView>,
  required: ReadonlySet<string>,
  documented: ReadonlyMap<string, unknown> | undefined,
  above: readonly string[],
): readonly string[] {
  if (required.size > 0)
    return [...members.keys(), ...required].filter(
      (name, index, all) => required.has(name) && all.indexOf(name) === index,
    )
  if (members.size === 0) return [...(documented?.keys() ?? [])].slice(0, MAX_OPTIONAL)
  const usable = [...members]
    .filter(([, view]) => !view.readOnly && !view.deprecated && !above.includes(view.id))
    .map(([name]) => name)
  const shown = usable.filter((name) => documented?.has(name) === true)
  if (shown.length > 0) return shown
  const scalars = usable.filter((name) => isScalarView(members.get(name)))
  return scalars.length > 0 ? scalars.slice(0, MAX_OPTIONAL) : usable.slice(0, 1)
}

function isScalarView(view: SchemaView | undefined): boolean {
  if (view === undefined || view.properties.size > 0 || view.items !== undefined || view.alternatives.length > 0)
    return false
  return takes(view, 'string') || takes(view, 'number') || takes(view, 'integer') || takes(view, 'boolean')
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
