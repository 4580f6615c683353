import type { ScalarNode } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import { type Effort, guess } from './effort.ts'
import { enumerationOf } from './enumeration.ts'
import { formatFit, isInRange } from './format.ts'
import { converted, scalarType, takesType, typesTaken } from './json-type.ts'
import type { BoundKeyword, Mismatch } from './mismatch.ts'
import { matchesPattern } from './pattern.ts'
import type { Trail } from './trail.ts'

/** Where a scalar stands and how it travels. */
export interface ScalarSite {
  readonly trail: Trail
  /** The value as it stands in the file, without quotes. */
  readonly written: string
  /** Sent as text, where a number and its digits are the same. */
  readonly textual: boolean
  readonly effort: Effort
}

/** The gravest mismatch of a scalar; one value is told one thing. */
export function scalarMismatch(node: ScalarNode, schema: SchemaView, site: ScalarSite): Mismatch | undefined {
  const { value } = node
  const { trail, textual } = site
  const at = { span: node.span, trail, schema }
  const types = typesTaken(schema)
  if (value === null) {
    if (textual || types === undefined || types.has('null') || schema.enumeration?.includes(null)) return undefined
    return { ...at, kind: 'not-nullable', certainty: 'soft', expected: types }
  }
  const actual = scalarType(value)
  if (types === undefined || takesType(types, actual)) return valueMismatch(value, node, schema, site)
  const wrongType = { ...at, kind: 'wrong-type', expected: types, actual: new Set([actual]), value: node } as const
  const fitting = converted(value, types, site.written, textual)
  if (schema.origin === 'example') {
    // One sample does not tell a number from its digits; that it is no container, it does.
    return takesScalar(types) ? undefined : { ...wrongType, certainty: 'soft' }
  }
  if (fitting === undefined) return { ...wrongType, certainty: 'certain' }
  const other = valueMismatch(fitting, node, schema, site)
  if (other !== undefined || textual) return other
  return { ...wrongType, certainty: 'soft' }
}

function takesScalar(types: ReadonlySet<string>): boolean {
  return ['string', 'number', 'integer', 'boolean'].some((type) => types.has(type))
}

/** What is wrong with a value of the right type. */
function valueMismatch(
  value: string | number | boolean,
  node: ScalarNode,
  schema: SchemaView,
  site: ScalarSite,
): Mismatch | undefined {
  const { enumeration } = schema
  if (enumeration !== undefined) return enumMismatch(value, enumeration, node, schema, site)
  if (typeof value === 'string') return textMismatch(value, node, schema, site)
  return typeof value === 'number' ? numberMismatch(value, node, schema, site.trail) : undefined
}

function enumMismatch(
  value: string | number | boolean,
  allowed: readonly unknown[],
  node: ScalarNode,
  schema: SchemaView,
  { trail, textual, written, effort }: ScalarSite,
): Mismatch | undefined {
  const { values, byText, names } = enumerationOf(allowed)
  if (values.has(value)) return undefined
  const alike = [byText.get(String(value)), byText.get(written)].find((other) => other !== undefined)
  const at = { span: node.span, trail, schema }
  if (alike !== undefined) {
    if (textual) return undefined
    const actual = new Set([scalarType(node.value)])
    return { ...at, kind: 'wrong-type', certainty: 'soft', expected: new Set([scalarType(alike)]), actual, value: node }
  }
  const candidates = typeof value === 'string' ? guess(value, names, effort) : []
  return { ...at, kind: 'not-allowed', certainty: 'certain', allowed, value: node, candidates }
}

function textMismatch(
  text: string,
  node: ScalarNode,
  schema: SchemaView,
  { trail, effort }: ScalarSite,
): Mismatch | undefined {
  const at = { span: node.span, trail, schema }
  const { format, pattern } = schema
  if (format !== undefined) {
    const fit = formatFit(format, text)
    if (fit !== 'fits') {
      const certainty = fit === 'wrong' ? 'certain' : 'soft'
      return { ...at, kind: 'wrong-format', certainty, format, value: node }
    }
  }
  if (pattern !== undefined && matchesPattern(pattern, text, effort) === false) {
    return { ...at, kind: 'wrong-pattern', certainty: 'certain', pattern, value: node }
  }
  const { minLength, maxLength } = schema
  if (minLength === undefined && maxLength === undefined) return undefined
  // Length counts characters, not the halves that make up an emoji.
  const { length } = [...text]
  return outOfBounds(at, [
    ['minLength', minLength, length, (limit) => length >= limit],
    ['maxLength', maxLength, length, (limit) => length <= limit],
  ])
}

function numberMismatch(value: number, node: ScalarNode, schema: SchemaView, trail: Trail): Mismatch | undefined {
  const at = { span: node.span, trail, schema }
  const { format } = schema
  if (format !== undefined && !isInRange(format, value)) {
    return { ...at, kind: 'wrong-format', certainty: 'certain', format, value: node }
  }
  return outOfBounds(at, [
    ['minimum', schema.minimum, value, (limit) => value >= limit],
    ['maximum', schema.maximum, value, (limit) => value <= limit],
    ['exclusiveMinimum', schema.exclusiveMinimum, value, (limit) => value > limit],
    ['exclusiveMaximum', schema.exclusiveMaximum, value, (limit) => value < limit],
    ['multipleOf', schema.multipleOf, value, (limit) => isMultiple(value, limit)],
  ])
}

/** A bound with its limit, what it bounds, and whether it is kept. */
export type BoundCheck = readonly [BoundKeyword, number | undefined, number, (limit: number) => boolean]

/** The first bound that is not kept. */
export function outOfBounds(
  at: Pick<Mismatch, 'span' | 'trail' | 'schema'>,
  checks: readonly BoundCheck[],
): Mismatch | undefined {
  for (const [bound, limit, actual, isKept] of checks) {
    if (limit !== undefined && !isKept(limit)) {
      return { ...at, kind: 'out-of-bounds', certainty: 'certain', bound, limit, actual }
    }
  }
  return undefined
}

/** `0.3` is a multiple of `0.1`, though not for a double. */
function isMultiple(value: number, of: number): boolean {
  if (of <= 0) return true
  const quotient = value / of
  return Math.abs(quotient - Math.round(quotient)) <= 1e-9 * Math.max(1, Math.abs(quotient))
}
