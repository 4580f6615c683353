import type { SchemaView } from '../../swagger/model.ts'
import { LIST_ITEM } from '../consumers.ts'
import type { Binding } from '../model.ts'
import { distinctItems } from './distinct-items.ts'
import { type Sample, type SampleRequest, trailKey } from './model.ts'
import { chosenKeys, freeMember } from './sample-keys.ts'
import { isObject, kindOf, leafOf } from './sample-kind.ts'
import { sampleOfBinding, sampleOfValue, valueOfSample } from './sample-value.ts'
import { scalarSample } from './scalar-sample.ts'
import { layersOf, otherDecisions, type SchemaLayers } from './schema-layers.ts'
import { rivalsOf } from './schema-rivals.ts'
import { ValueFit } from './value-fit.ts'

/** Objects within each other: a circular schema ends here at the latest. */
const MAX_DEPTH = 12

/** Values of one sample. A hostile schema has no end. */
const MAX_VALUES = 1_500

/** Items of a list, however many its schema asks for. */
const MAX_ITEMS = 20

/** Samples that are made in search of a valid one, over a whole body. */
const MAX_ATTEMPTS = 100

/** Conditions that hold since another one does. */
const MAX_CONDITIONS = 4

/** Where a sample is being made. */
interface SampleSite {
  readonly name: string
  readonly trail: readonly string[]
  /** Identities of the schemas around it. */
  readonly above: readonly string[]
  /** What the documented example has here; `undefined` where nothing. */
  readonly documented: unknown
}

/** How a sample departs from the usual, to be of one alternative and no other. */
interface Departure {
  /** Optional members that are sent. */
  readonly besides: ReadonlySet<string>
  /** Members of other alternatives that are said not to be. */
  readonly denied: readonly string[]
}

const NONE: ReadonlySet<string> = new Set()

const USUAL: Departure = { besides: new Set(), denied: [] }

/**
 * A value that a careful person would send for a schema: what is required; where nothing is, what the documented example
 * has, else the writable scalars. Where that is not valid, other alternatives and further members are tried.
 *
 * @param documented the documented example of the whole; `undefined` where there is none
 */
export function sampleSchema(view: SchemaView, documented: unknown, request: SampleRequest): Sample {
  return new Sampler(request).sample(view, { name: '', trail: [], above: [], documented })
}

class Sampler {
  readonly #request: SampleRequest
  readonly #fit: ValueFit
  #left = MAX_VALUES
  #attempts = MAX_ATTEMPTS

  constructor(request: SampleRequest) {
    this.#request = request
    this.#fit = new ValueFit(request.judge)
  }

  sample(view: SchemaView, at: SampleSite): Sample {
    this.#left--
    const site = { ...at, documented: at.documented ?? view.examples[0] ?? view.default }
    const layers = layersOf(view, site.documented)
    const isSettled = layers.decisions.length === 0 && isUndemanding(view)
    return isSettled ? this.#sampleAs(layers, site, USUAL) : this.#firstValid(view, layers, site)
  }

  /** The first valid one of the samples that can be made; where none is, the most usual one. */
  #firstValid(view: SchemaView, layers: SchemaLayers, site: SampleSite): Sample {
    const isValid = (sample: Sample) => this.#fit.fits(valueOfSample(sample), view)
    const usual = this.#conditional(layers, site, USUAL)
    if (isValid(usual)) return usual
    const others = otherDecisions(layers)
      .slice(0, MAX_ATTEMPTS)
      .map((decision) => layersOf(view, site.documented, decision))
    for (const each of others) {
      const sample = this.#attempt(each, site, USUAL)
      if (sample !== undefined && isValid(sample)) return sample
    }
    for (const each of [layers, ...others]) {
      const plain = this.#attempt(each, site, USUAL)
      if (plain === undefined) break
      const { shared, foreign } = rivalsOf(each, valueOfSample(plain), this.#fit)
      const departures = [
        { besides: shared, denied: [] },
        { besides: new Set<string>(), denied: foreign },
      ]
      for (const departure of departures) {
        const sample = this.#attempt(each, site, departure)
        if (sample !== undefined && isValid(sample)) return sample
      }
    }
    return usual
  }

  /** `undefined` where too much has been tried. What is tried leaves as much to be sampled as there was. */
  #attempt(layers: SchemaLayers, site: SampleSite, departure: Departure): Sample | undefined {
    if (this.#attempts-- <= 0) return undefined
    const before = this.#left
    const sample = this.#conditional(layers, site, departure)
    this.#left = before
    return sample
  }

  /** A sample with what holds since its own values ask for it. */
  #conditional(layers: SchemaLayers, site: SampleSite, departure: Departure): Sample {
    const views = [...layers.views]
    let sample = this.#sampleAs(layers, site, departure)
    for (let round = 0; round < MAX_CONDITIONS; round++) {
      const value = valueOfSample(sample)
      const asked = views
        .flatMap(({ demands }) => demands.conditions)
        .map((condition) => (this.#fit.isMet(value, condition) ? condition.holds : condition.otherwise))
        .filter((view) => view !== undefined)
        .filter((view) => !views.includes(view))
      if (asked.length === 0) break
      views.push(...asked)
      sample = this.#sampleAs({ ...layers, views }, site, departure)
    }
    return sample
  }

  #sampleAs(layers: SchemaLayers, site: SampleSite, departure: Departure): Sample {
    const { documented } = site
    const kind = kindOf(layers.views, documented)
    if (kind === 'object') return this.#object(layers, site, departure)
    const binding = this.#request.bindings.get(trailKey(site.trail))
    const free =
      kind === 'list'
        ? this.#list(layers, site)
        : kind === 'any' && documented !== undefined
          ? sampleOfValue(documented)
          : scalarSample(site.name, leafOf(layers.views), documented, this.#request)
    return binding === undefined ? free : boundSample(binding, free)
  }

  #object({ views, selected }: SchemaLayers, site: SampleSite, { besides, denied }: Departure): Sample {
    const above = [...site.above, ...views.map(({ id }) => id)]
    const properties = new Map<string, SchemaView>()
    for (const view of views)
      for (const [name, member] of view.properties) {
        // A branch of a condition or an alternative may say less of a member than the whole does.
        const known = properties.get(name)
        if (known === undefined || saysMore(member, known)) properties.set(name, member)
      }
    const required = new Set(views.flatMap((view) => [...view.required]))
    const documented = isObject(site.documented) ? new Map(Object.entries(site.documented)) : undefined
    const isDeep = above.length > MAX_DEPTH || this.#left <= 0
    const members = { views, properties, required, documented, above, besides, idle: this.#idleNames(site, properties) }
    const names = isDeep ? [...required] : chosenKeys(members)
    const entries: (readonly [string, Sample])[] = []
    for (const name of names) {
      const member = properties.get(name)
      if (member?.readOnly === true) continue
      const kind = selected.get(name)
      if (kind !== undefined) entries.push([name, { kind: 'scalar', value: kind, invented: false }])
      else if (above.length <= MAX_DEPTH * 2) {
        const sample = this.#member(name, member ?? freeMember(views), site, above, documented)
        if (required.has(name) || member === undefined || this.#canBe(sample, member)) entries.push([name, sample])
      }
    }
    for (const name of denied) entries.push([name, { kind: 'scalar', value: null, invented: true }])
    return { kind: 'map', entries }
  }

  #idleNames({ trail }: SampleSite, properties: ReadonlyMap<string, SchemaView>): ReadonlySet<string> {
    const { idle } = this.#request
    if (idle === undefined || idle.size === 0) return NONE
    return new Set([...properties.keys()].filter((name) => idle.has(trailKey([...trail, name]))))
  }

  /** Whether there is any sense in sending a member that may be left out. */
  #canBe(sample: Sample, view: SchemaView): boolean {
    if (view.types?.size === 0) return false
    return view.alternatives.length === 0 || this.#fit.fits(valueOfSample(sample), view)
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
    const isSet = views.some(({ uniqueItems }) => uniqueItems)
    return { kind: 'list', items: isSet ? distinctItems(made, items) : made }
  }
}

/** What stands for an identifier, with what it may become. */
function boundSample(binding: Binding, free: Sample): Sample {
  const bound = sampleOfBinding(binding)
  if (binding.kind !== 'literal' && bound.kind === 'scalar') {
    const shown = free.kind === 'list' ? free.items[0] : free
    const literal = shown?.kind === 'scalar' ? (shown.literal ?? shown.value) : undefined
    const told: Sample = literal === undefined ? bound : { ...bound, literal }
    return free.kind === 'list' ? { kind: 'list', items: [told] } : told
  }
  return free.kind === 'list' && bound.kind === 'scalar' ? { kind: 'list', items: [bound] } : bound
}

/** What is made of the members alone is valid, whatever it is. */
function isUndemanding({ demands: { conditions, exclusions } }: SchemaView): boolean {
  return conditions.length === 0 && exclusions.length === 0
}

function saysMore(view: SchemaView, than: SchemaView): boolean {
  return view.types !== undefined || view.enumeration !== undefined || than.types === undefined
}
