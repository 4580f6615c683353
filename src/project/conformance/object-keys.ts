import type { MapEntry, Node } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { Site } from './checker.ts'
import { type Effort, guess } from './effort.ts'
import type { Mismatch } from './mismatch.ts'
import { setOf } from '../../text/set-of.ts'
import { keysOf, type Layer, type SchemaStack, withAlternatives } from './schema-stack.ts'
import { typesTaken } from './json-type.ts'

/** The keys of one object, as written and as documented. */
export interface ObjectKeys {
  /** One for each key. */
  readonly entries: readonly MapEntry[]
  readonly present: ReadonlySet<string>
  /** Written and not documented. */
  readonly unknown: readonly MapEntry[]
  /** Required and not written, with the layer that requires each. */
  readonly missing: ReadonlyMap<string, Layer>
  /** What a request may send, in the order of the document. */
  readonly documented: readonly string[]
  readonly stack: SchemaStack
}

/** Unknown keys of one object that are told. */
const MOST_UNKNOWN = 200

/** Unknown and missing keys of one object, each cause once: a slip takes the name that it stands for along. */
export function absentKeysMismatches(keys: ObjectKeys, site: Site, effort: Effort): readonly Mismatch[] {
  const nesting = nestingMismatch(keys, site)
  if (nesting !== undefined) return [nesting]
  const open = new Map(keys.missing)
  const mismatches: Mismatch[] = []
  const absent = keys.documented.filter((name) => !keys.present.has(name))
  for (const entry of keys.unknown.slice(0, MOST_UNKNOWN)) {
    const candidates = guess(entry.key, absent, effort)
    const mismatch = unknownKey(entry, keys, candidates, open, site)
    const { replaces = onlyOneLeft(keys, mismatch) } = mismatch
    if (replaces !== undefined) open.delete(replaces)
    mismatches.push({ ...mismatch, replaces })
  }
  for (const [layer, names] of namesByLayer(open)) {
    mismatches.push({
      kind: 'missing-keys',
      certainty: 'certain',
      span: site.anchor,
      trail: site.trail,
      schema: layer.schema,
      names,
      ...branchOf(layer),
    })
  }
  return mismatches
}

/** The one required name that is missing where one key is too much: `qty` for `quantity`, which no likeness tells. */
function onlyOneLeft(
  { unknown, missing }: ObjectKeys,
  { candidates, elsewhere }: Mismatch & { kind: 'unknown-key' },
): string | undefined {
  if (unknown.length > 1 || missing.size > 1 || candidates.length > 0 || elsewhere !== undefined) return undefined
  const [only] = missing.keys()
  return only
}

function namesByLayer(missing: ReadonlyMap<string, Layer>): ReadonlyMap<Layer, readonly string[]> {
  const names = new Map<Layer, string[]>()
  for (const [name, layer] of missing) {
    const others = names.get(layer)
    if (others === undefined) names.set(layer, [name])
    else others.push(name)
  }
  return names
}

function unknownKey(
  entry: MapEntry,
  { documented, stack }: ObjectKeys,
  candidates: readonly string[],
  missing: ReadonlyMap<string, Layer>,
  site: Site,
): Mismatch & { kind: 'unknown-key' } {
  const layer = documentingLayer(stack)
  return {
    kind: 'unknown-key',
    certainty: layer.schema.origin === 'example' ? 'soft' : 'certain',
    span: entry.keySpan,
    trail: [...site.trail, entry.key],
    schema: layer.schema,
    key: entry.key,
    known: documented,
    candidates,
    renames: candidates.filter((name) => takesKind(entry.value, name, stack)),
    replaces: candidates.find((name) => missing.has(name)),
    elsewhere: candidates.length > 0 ? undefined : deeperPlace(entry.key, stack),
    closed: stack.layers.some(({ schema }) => schema.additionalProperties === false),
    ...branchOf(layer),
  }
}

/** Whether a property may hold what stands under another name: an object, a list, or neither. */
function takesKind(value: Node, name: string, { layers }: SchemaStack): boolean {
  const layer = layers.find(({ schema }) => schema.properties.has(name))
  const property = layer?.schema.properties.get(name)
  const types = property && typesTaken(property)
  if (types === undefined) return true
  if (value.kind !== 'scalar') return types.has(value.kind === 'map' ? 'object' : 'array')
  // What a placeholder becomes is a text nearly always.
  return value.value === null || [...types].some((type) => type !== 'object' && type !== 'array')
}

/** The layer that speaks for the object: the innermost one that lists keys. */
function documentingLayer({ layers }: SchemaStack): Layer {
  const layer = layers.findLast((each) => each.isConditional !== true && each.schema.properties.size > 0) ?? layers[0]
  if (layer === undefined) throw new RangeError('a stack has at least one layer')
  return layer
}

function branchOf({ label }: Layer): { readonly branch?: string } {
  return label === undefined ? {} : { branch: label }
}

/** `package.tax_uids`, `items[].price`: where a name is documented one level further in. */
function deeperPlace(name: string, { layers }: SchemaStack): string | undefined {
  for (const { schema } of layers) {
    let holders = HOLDERS.get(schema)
    if (holders === undefined) HOLDERS.set(schema, (holders = holdersOf(schema)))
    const holder = holders.get(name)
    if (holder !== undefined) return `${holder}.${name}`
  }
  return undefined
}

const HOLDERS = new WeakMap<SchemaView, ReadonlyMap<string, string>>()

/** Keys of the values one level further in that are looked at. */
const MOST_DEEPER = 50_000

/** `package`, `items[]`: the first place that documents each key one level further in. */
function holdersOf({ properties }: SchemaView): ReadonlyMap<string, string> {
  const holders = new Map<string, string>()
  let looks = 0
  const add = (holder: string, keys: ReadonlySet<string>): void => {
    for (const key of keys) {
      if (looks++ > MOST_DEEPER) return
      if (!holders.has(key)) holders.set(key, holder)
    }
  }
  for (const [holder, property] of properties) {
    add(holder, keysOf(property))
    if (property.items !== undefined) add(`${holder}[]`, keysOf(property.items))
  }
  return holders
}

/** All keys one level too high or too deep: one cause, where the wrapper is what is wrong. */
function nestingMismatch(keys: ObjectKeys, site: Site): Mismatch | undefined {
  const { entries, unknown } = keys
  if (unknown.length === 0 || unknown.length < entries.length) return undefined
  return missingWrapper(keys, site) ?? extraWrapper(keys, site)
}

function missingWrapper({ unknown, stack, missing }: ObjectKeys, site: Site): Mismatch | undefined {
  for (const { schema, label } of stack.layers) {
    for (const [wrapper, property] of schema.properties) {
      // A lone key may well stand in an object that nobody asked for.
      const isLikely = missing.has(wrapper) || schema.properties.size === 1 || unknown.length > 1
      const held = heldObject(property)
      if (!isLikely || property.readOnly || held === undefined) continue
      const inner = keysOf(held)
      // What holds its own kind, as `not: { not: … }` of a tree, is no wrapper around it.
      if (inner.has(wrapper)) continue
      const keys = unknown.map((entry) => entry.key).filter((key) => inner.has(key))
      if (keys.length * 2 <= unknown.length) continue
      return {
        kind: 'missing-wrapper',
        certainty: property.origin === 'example' ? 'soft' : 'certain',
        span: site.anchor,
        trail: site.trail,
        schema: property,
        wrapper,
        isList: held !== property,
        keys,
        ...branchOf({ schema, label }),
      }
    }
  }
  return undefined
}

function extraWrapper({ unknown, documented, stack }: ObjectKeys, site: Site): Mismatch | undefined {
  const [only, ...others] = unknown
  const held = only?.value.kind === 'list' ? only.value.items[0] : only?.value
  if (only === undefined || others.length > 0 || held?.kind !== 'map') return undefined
  const inner = held.entries.map((entry) => entry.key)
  const known = setOf(documented)
  const keys = inner.filter((key) => known.has(key))
  if (keys.length * 2 <= inner.length) return undefined
  const isList = held !== only.value
  const schemas = stack.layers.map(({ schema }) => schema)
  if (withAlternatives(schemas, MOST_NESTING).some((schema) => nestsItself(schema, keys, isList))) return undefined
  const layer = documentingLayer(stack)
  return {
    kind: 'extra-wrapper',
    certainty: layer.schema.origin === 'example' ? 'soft' : 'certain',
    span: only.keySpan,
    trail: [...site.trail, only.key],
    schema: layer.schema,
    wrapper: only.key,
    isList,
    keys,
    ...branchOf(layer),
  }
}

/** Alternatives of one object that are looked through for what may be nested in it. */
const MOST_NESTING = 500

/** Whether what has these keys may stand under one of them just so, as `any: [...]` in a tree: its name is wrong then. */
function nestsItself({ properties }: SchemaView, keys: readonly string[], isList: boolean): boolean {
  return [...properties.values()].some((property) => {
    const held = heldObject(property)
    if (held === undefined || (held !== property) !== isList) return false
    const inner = keysOf(held)
    return keys.every((key) => inner.has(key))
  })
}

/** The object that a property is, or that its items are. */
function heldObject(schema: SchemaView): SchemaView | undefined {
  const { items } = schema
  if (typesTaken(schema)?.has('array') === true && items !== undefined)
    return items.properties.size > 0 || items.alternatives.length > 0 ? items : undefined
  return (typesTaken(schema)?.has('object') ?? schema.alternatives.length > 0) ? schema : undefined
}
