import type { JsonType, SchemaView } from '../../swagger/model.ts'
import { EMAIL, inRange, inventedValue } from './invented-value.ts'
import type { Sample, SampleRequest, Scalar, TextJudge } from './model.ts'
import { dateFor, likelyFormat, unsaidFormat } from './placeholder-date.ts'

/** Longest documented text that is sent as it is. */
const LONGEST_EXAMPLE = 2_000

/** Longest address that a runner makes up. */
const LONGEST_EMAIL = 50

/**
 * A value for a leaf: a documented one, a date placeholder, else one made up from type and format.
 *
 * @param name the key that it stands under
 * @param documented what the body's own example has there; `undefined` where nothing
 */
export function scalarSample(name: string, view: SchemaView, documented: unknown, request: SampleRequest): Sample {
  const { judge, placeholders } = request
  const date = dateFor(name, view.format ?? unsaidFormat(name, documented ?? view.examples[0]))
  // A pattern may only say in its own way how a date is written.
  if (date !== undefined && view.enumeration === undefined && acceptsScalar(view, date.literal, judge)) {
    const { placeholder, literal } = date
    return { kind: 'scalar', value: placeholders ? placeholder : literal, invented: false, literal }
  }
  for (const value of [documented, ...view.examples, view.default, ...(view.enumeration ?? [])]) {
    if (isScalar(value) && value !== null && acceptsScalar(view, value, judge))
      return { kind: 'scalar', value, invented: false }
  }
  if (view.enumeration?.includes(null) === true) return { kind: 'scalar', value: null, invented: false }
  const moment = view.types?.has('string') === true ? dateFor(name, likelyFormat(name)) : undefined
  if (moment !== undefined && view.format === undefined && acceptsScalar(view, moment.literal, judge))
    return {
      kind: 'scalar',
      value: placeholders ? moment.placeholder : moment.literal,
      invented: true,
      literal: moment.literal,
    }
  const value = inventedValue(name, view, judge)
  // Nobody registers twice with one address.
  const isFresh = value === EMAIL && request.isNew === true && placeholders
  return isFresh && view.pattern === undefined && (view.maxLength ?? Infinity) >= LONGEST_EMAIL
    ? { kind: 'scalar', value: '{{random_email}}', invented: false, literal: value }
    : { kind: 'scalar', value, invented: true }
}

/** Whether a scalar is a valid value of a schema, alternatives aside, and no placeholder by accident. */
export function acceptsScalar(view: SchemaView, value: Scalar, judge: TextJudge): boolean {
  if (!takes(view, typeOf(value)) || (view.enumeration !== undefined && !view.enumeration.includes(value))) return false
  if (typeof value === 'number') return inRange(view, value)
  if (typeof value !== 'string') return true
  const { length } = [...value]
  if (value.length > LONGEST_EXAMPLE || /\{\{|\}\}/.test(value)) return false
  if (length < (view.minLength ?? 0) || length > (view.maxLength ?? Infinity)) return false
  return judge.fits(value, view)
}

/** Whether a schema takes values of a type. */
export function takes({ types }: SchemaView, type: JsonType): boolean {
  return types === undefined || types.has(type) || (type === 'integer' && types.has('number'))
}

/** Whether a value of a document is neither an object nor a list. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function typeOf(value: Scalar): JsonType {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value === 'string' ? 'string' : 'boolean'
}
