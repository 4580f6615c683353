import type { JsonType, SchemaView } from '../../swagger/model.ts'
import { typesTaken } from './json-type.ts'
import type { Mismatch } from './mismatch.ts'

/**
 * Everything that holds for one value: its schema, and the alternative that was chosen of each of its groups, down to
 * the last.
 */
export interface SchemaStack {
  readonly layers: readonly Layer[]
  /** Keys that only alternatives document which were not chosen: not wrong, though nothing is known of their values. */
  readonly elsewhere: ReadonlySet<string>
  /** Keys of conditions of which it cannot be told whether they hold: not wrong in any case. */
  readonly undecided: ReadonlySet<string>
  /** There are more alternatives than were looked at, so that no key is certainly unknown. */
  readonly cut: boolean
  /** Mismatches with a group of alternatives as a whole. */
  readonly verdict: readonly Mismatch[]
}

/** One of the schemas that hold together for a value: the schema itself, or the alternative that was chosen for it. */
export interface Layer {
  readonly schema: SchemaView
  /** How messages name the alternative; `undefined` for a schema that had no other. */
  readonly label: string | undefined
  /** Holds since a condition does: it lists keys besides, and says nothing of further ones. */
  readonly isConditional?: true
}

const NO_KEYS: ReadonlySet<string> = new Set()

/** The stack of a schema before its alternatives are looked at. */
export function bareStack(schema: SchemaView): SchemaStack {
  return { layers: [{ schema, label: undefined }], elsewhere: NO_KEYS, undecided: NO_KEYS, cut: false, verdict: [] }
}

/** Alternatives of alternatives whose keys are gathered for one question. */
const MOST_SCHEMAS = 500

const KEYS = new WeakMap<SchemaView, ReadonlySet<string>>()

/** Documented keys of an object, those of all its alternatives and conditions too. */
export function keysOf(schema: SchemaView): ReadonlySet<string> {
  let keys = KEYS.get(schema)
  if (keys === undefined) KEYS.set(schema, (keys = keysOfAll([schema])))
  return keys
}

/** The same of several objects together. */
export function keysOfAll(schemas: readonly SchemaView[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const schema of withAlternatives(schemas, schemas.length + MOST_SCHEMAS)) {
    for (const key of schema.properties.keys()) keys.add(key)
  }
  return keys
}

/**
 * Schemas, each with its alternatives and what may hold on a condition, theirs too; each once.
 *
 * @param most how many are looked at
 */
export function withAlternatives(schemas: readonly SchemaView[], most: number): readonly SchemaView[] {
  const known = new Map<string, SchemaView>()
  for (const schema of schemas) {
    if (known.has(schema.id)) continue
    known.set(schema.id, schema)
    const open = [schema]
    // Those that are added on the way have their turn too.
    for (const next of open) {
      if (known.size < most) addAlternatives(next, most, known, open)
    }
  }
  return [...known.values()]
}

function addAlternatives(schema: SchemaView, most: number, known: Map<string, SchemaView>, open: SchemaView[]): void {
  const add = (each: SchemaView | undefined): void => {
    if (each === undefined || known.size >= most || known.has(each.id)) return
    known.set(each.id, each)
    open.push(each)
  }
  for (const group of schema.alternatives) for (const each of group.schemas) add(each)
  for (const { holds, otherwise } of schema.demands.conditions) {
    add(holds)
    add(otherwise)
  }
}

/** Documented keys of a stack, in the order of the document; those of alternatives that were not chosen come last. */
export function keysOfStack({ layers, elsewhere }: SchemaStack): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { schema } of layers) for (const key of schema.properties.keys()) keys.add(key)
  for (const key of elsewhere) keys.add(key)
  return keys
}

/** The first layer that does not take a type, though it says what it takes. */
export function refusingLayer(stack: SchemaStack, type: JsonType): Layer | undefined {
  return stack.layers.find(({ schema }) => typesTaken(schema)?.has(type) === false)
}
