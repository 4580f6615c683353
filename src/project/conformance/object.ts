import type { MapEntry, MapNode } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { Checker, Site } from './checker.ts'
import { demandedOfKeys } from './key-demands.ts'
import { labelled, type Mismatch } from './mismatch.ts'
import { absentKeysMismatches, type ObjectKeys } from './object-keys.ts'
import { matchesPattern, type PatternEffort } from './pattern.ts'
import { isOpenKey } from './placeholder-value.ts'
import { keysOfStack, type Layer, type SchemaStack } from './schema-stack.ts'

/** Mismatches of an object and of all that is in it. */
export function objectMismatches(node: MapNode, stack: SchemaStack, site: Site, checker: Checker): readonly Mismatch[] {
  const values: Mismatch[] = []
  const unknown: MapEntry[] = []
  const entries = lastOfEachKey(node)
  for (const entry of entries) {
    if (isOpenKey(entry.key)) continue
    const declared = declaredBy(entry.key, stack, checker.effort)
    if (declared === undefined) unknown.push(entry)
    for (const { schema, label } of declared ?? []) {
      for (const mismatch of entryMismatches(entry, schema, site, checker)) values.push(labelled(mismatch, label))
    }
  }
  return [...keyMismatches(entries, unknown, stack, site, checker), ...values]
}

/** A key that is given twice counts with its last value. */
function lastOfEachKey(node: MapNode): readonly MapEntry[] {
  const last = new Map(node.entries.map((entry) => [entry.key, entry]))
  return last.size === node.entries.length ? node.entries : [...last.values()]
}

/** The schemas of a key's value; empty where any value goes, `undefined` where the key is not documented. */
function declaredBy(key: string, stack: SchemaStack, effort: PatternEffort): readonly Layer[] | undefined {
  const own: Layer[] = []
  for (const { schema, label } of stack.layers) {
    const property = schema.properties.get(key)
    if (property !== undefined) own.push({ schema: property, label })
  }
  return own.length > 0 ? own : furtherKey(key, stack, effort)
}

/** The same for a key that is none of the listed properties. */
function furtherKey(
  key: string,
  { layers, elsewhere, undecided, cut }: SchemaStack,
  effort: PatternEffort,
): readonly Layer[] | undefined {
  for (const { schema, label } of layers) {
    for (const { pattern, schema: value } of schema.patternProperties) {
      // A pattern that cannot be judged may match.
      const matches = matchesPattern(pattern, key, effort)
      if (matches !== false) return matches === true ? [{ schema: value, label }] : []
    }
  }
  if (cut || undecided.has(key)) return []
  const closed = layers.some((layer) => layer.isConditional !== true && layer.schema.additionalProperties === false)
  for (const { schema, label } of layers) {
    const further = schema.additionalProperties
    if (typeof further === 'object') return [{ schema: further, label }]
    if (further === true && !closed) return []
  }
  const listed = layers.some((layer) => layer.isConditional !== true && layer.schema.properties.size > 0)
  return closed || (listed && !elsewhere.has(key)) ? undefined : []
}

function entryMismatches(entry: MapEntry, schema: SchemaView, site: Site, checker: Checker): readonly Mismatch[] {
  const trail = [...site.trail, entry.key]
  const at = { span: entry.keySpan, trail, schema }
  if (schema.readOnly) return [{ ...at, kind: 'read-only', certainty: 'certain' }]
  const mismatches = checker.check(entry.value, schema, { trail, anchor: entry.keySpan })
  return schema.deprecated ? [{ ...at, kind: 'deprecated', certainty: 'soft' }, ...mismatches] : mismatches
}

function keyMismatches(
  entries: readonly MapEntry[],
  unknown: readonly MapEntry[],
  stack: SchemaStack,
  site: Site,
  checker: Checker,
): readonly Mismatch[] {
  const { effort } = checker
  if (entries.some((entry) => isOpenKey(entry.key))) return []
  for (const { schema } of stack.layers) effort.keys -= schema.properties.size + schema.required.size
  if (effort.keys < 0) return []
  const present = new Set(entries.map((entry) => entry.key))
  const missing = new Map<string, Layer>()
  for (const layer of stack.layers) {
    if (layer.schema.origin === 'example') continue
    for (const name of layer.schema.required) {
      if (!present.has(name) && !isReadOnly(name, stack) && isPossible(name, stack, effort)) missing.set(name, layer)
    }
  }
  // What is too much or too little explains a wrong number of keys.
  if (unknown.length === 0 && missing.size === 0) return demandedOfKeys(entries, stack, site, checker)
  const keys: ObjectKeys = { entries, present, unknown, missing, documented: sendableKeys(stack), stack }
  return absentKeysMismatches(keys, site, effort)
}

/** What a request may send, in the order of the document. */
function sendableKeys(stack: SchemaStack): readonly string[] {
  const gather = (): readonly string[] => [...keysOfStack(stack)].filter((name) => !isReadOnly(name, stack))
  const [only, ...others] = stack.layers
  if (only === undefined || others.length > 0 || stack.elsewhere.size > 0) return gather()
  let keys = SENDABLE.get(only.schema)
  if (keys === undefined) SENDABLE.set(only.schema, (keys = gather()))
  return keys
}

/** Of a schema by itself: asked for again with each item of a list. */
const SENDABLE = new WeakMap<SchemaView, readonly string[]>()

/** A required field that only responses have is not missing in a request. */
function isReadOnly(name: string, { layers }: SchemaStack): boolean {
  return layers.some(({ schema }) => schema.properties.get(name)?.readOnly === true)
}

/**
 * A required name that is none of the listed properties is a slip of the swagger, most often a `required` that stands
 * one level too deep: whoever sent it would send what is not documented.
 */
function isPossible(name: string, stack: SchemaStack, effort: PatternEffort): boolean {
  return declaredBy(name, stack, effort) !== undefined
}
