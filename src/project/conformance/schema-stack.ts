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
  /** Mismatches with a group of alternatives as a whole. */
  readonly verdict: readonly Mismatch[]
}

export interface Layer {
  readonly schema: SchemaView
  /** How messages name the alternative; `undefined` for a schema that had no other. */
  readonly label: string | undefined
}

/** The stack of a schema before its alternatives are looked at. */
export function bareStack(schema: SchemaView): SchemaStack {
  return { layers: [{ schema, label: undefined }], elsewhere: new Set(), verdict: [] }
}

/** Levels of alternatives within alternatives whose keys are gathered. */
const DEEPEST = 6

/** Documented keys of an object, those of all its alternatives too. */
export function keysOf(schema: SchemaView): ReadonlySet<string> {
  const keys = new Set<string>()
  gatherKeys(schema, keys, new Set(), 0)
  return keys
}

function gatherKeys(schema: SchemaView, keys: Set<string>, seen: Set<string>, depth: number): void {
  if (seen.has(schema.id) || depth > DEEPEST) return
  seen.add(schema.id)
  for (const key of schema.properties.keys()) keys.add(key)
  for (const group of schema.alternatives) {
    for (const alternative of group.schemas) gatherKeys(alternative, keys, seen, depth + 1)
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
