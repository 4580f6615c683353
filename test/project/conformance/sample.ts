import { formatExample, formatFit } from '../../../src/project/conformance/format.ts'
import { matchesPattern, patternEffort } from '../../../src/project/conformance/pattern.ts'
import type { JsonType, SchemaView } from '../../../src/swagger/model.ts'

/** Thrown where no value is at hand: a pattern without an example, a circle of required fields. */
export class NoSample extends Error {}

const DEEPEST = 12

/**
 * A value with what a schema requires and nothing else. Written apart from everything that the product knows of
 * bodies, so that the two can be held against each other.
 *
 * @throws NoSample
 */
export function sample(schema: SchemaView, depth = 0): unknown {
  return sampleOf([schema], depth)
}

/** A value for several schemas at once: one and the alternatives that were chosen for it. */
function sampleOf(layers: readonly SchemaView[], depth: number): unknown {
  if (depth > DEEPEST) throw new NoSample('too deep')
  const last = layers.at(-1)
  const pending = layers.flatMap((layer) => layer.alternatives)
  if (last !== undefined && last.alternatives.length > 0) return sampleAlternatives(layers, last, depth)
  const values =
    pending.length === 0 || layers.length > 1
      ? layers.find((layer) => layer.enumeration !== undefined)?.enumeration
      : undefined
  const value = values?.find((each) => each !== null)
  if (value !== undefined) return value
  const type = typeOf(layers)
  switch (type) {
    case 'object':
      return sampleObject(layers, depth)
    case 'array':
      return sampleArray(layers, depth)
    case 'string':
      return sampleText(layers)
    case 'number':
    case 'integer':
      return sampleNumber(layers)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return {}
  }
}

function sampleAlternatives(layers: readonly SchemaView[], of: SchemaView, depth: number): unknown {
  if (of.alternatives.length > 1) throw new NoSample('several groups of alternatives')
  const [group] = of.alternatives
  for (const alternative of group?.schemas ?? []) {
    if (layers.some((layer) => layer.id === alternative.id)) continue
    try {
      const value = sampleOf([...layers, alternative], depth + 1)
      const { discriminator } = group ?? {}
      if (discriminator === undefined || !isObject(value)) return value
      const { property, select } = discriminator
      const allowed = [of, alternative]
        .map((schema) => schema.properties.get(property)?.enumeration)
        .find((each) => each !== undefined)
      const tag = (allowed ?? [value[property], alternative.name]).find(
        (each) => typeof each === 'string' && select(each)?.id === alternative.id,
      )
      if (tag !== undefined) return { ...value, [property]: tag }
    } catch (error) {
      if (!(error instanceof NoSample)) throw error
    }
  }
  throw new NoSample('no alternative')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(layers: readonly SchemaView[]): JsonType | undefined {
  for (const { types } of layers) {
    if (types?.size === 0) throw new NoSample('nothing is allowed')
    const type = types && [...types].find((each) => each !== 'null')
    if (type !== undefined) return type
  }
  if (layers.some((layer) => layer.properties.size > 0 || layer.required.size > 0)) return 'object'
  return layers.some((layer) => layer.items !== undefined) ? 'array' : undefined
}

function sampleObject(layers: readonly SchemaView[], depth: number): Record<string, unknown> {
  const value = new Map<string, unknown>()
  for (const name of layers.flatMap((layer) => [...layer.required])) {
    const schemas = layers.flatMap((layer) => layer.properties.get(name) ?? [])
    if (schemas.some((schema) => schema.readOnly)) continue
    if (schemas.length > 1) throw new NoSample('two schemas for one property')
    const [schema] = schemas
    if (schema !== undefined) value.set(name, sample(schema, depth + 1))
  }
  return Object.fromEntries(value)
}

function sampleArray(layers: readonly SchemaView[], depth: number): unknown[] {
  const count = Math.max(0, ...layers.map((layer) => layer.minItems ?? 0))
  if (count > 20) throw new NoSample('too many items')
  return Array.from({ length: count }, (_, index) => {
    const schema = layers.map((layer) => layer.prefixItems[index] ?? layer.items).find((each) => each !== undefined)
    return schema === undefined ? {} : sample(schema, depth + 1)
  })
}

function sampleText(layers: readonly SchemaView[]): string {
  const least = Math.max(0, ...layers.map((layer) => layer.minLength ?? 0))
  const most = Math.min(Infinity, ...layers.map((layer) => layer.maxLength ?? Infinity))
  const format = layers.map((layer) => layer.format).find((each) => each !== undefined)
  const known = layers.flatMap((layer) => [...layer.examples, layer.default]).filter((each) => typeof each === 'string')
  const plain = 'a'.repeat(Math.min(Math.max(least, 1), 10_000))
  const candidates = [
    format === undefined ? plain : (formatExample(format) ?? plain),
    plain,
    ...known,
    '1',
    '1'.repeat(Math.max(1, least)),
    'A'.repeat(Math.max(1, least)),
  ]
  const found = candidates.find((text) => {
    if (text.length < least || text.length > most || (format !== undefined && formatFit(format, text) !== 'fits'))
      return false
    return layers.every(
      ({ pattern }) => pattern === undefined || matchesPattern(pattern, text, patternEffort()) !== false,
    )
  })
  if (found === undefined) throw new NoSample('no text')
  return found
}

function sampleNumber(layers: readonly SchemaView[]): number {
  const numbers = layers
    .flatMap((layer) => [
      layer.minimum ?? [],
      (layer.exclusiveMinimum ?? NaN) + 1,
      layer.maximum ?? [],
      (layer.exclusiveMaximum ?? NaN) - 1,
      layer.multipleOf ?? [],
    ])
    .flat()
  const whole = layers.some((layer) => layer.types?.has('integer') === true)
  const fits = (value: number) =>
    layers.every(
      (layer) =>
        value >= (layer.minimum ?? -Infinity) &&
        value <= (layer.maximum ?? Infinity) &&
        value > (layer.exclusiveMinimum ?? -Infinity) &&
        value < (layer.exclusiveMaximum ?? Infinity) &&
        (layer.multipleOf === undefined || value % layer.multipleOf === 0) &&
        (!whole || Number.isInteger(value)),
    )
  const found = [1, 0, ...numbers].find((value) => !Number.isNaN(value) && fits(value))
  if (found === undefined) throw new NoSample('no number')
  return found
}
