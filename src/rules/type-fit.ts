import type { JsonType, SchemaView } from '../swagger/model.ts'

/** `soft`: fits where a server converts, such as the digits of a number in a text. */
export type Fit = 'fits' | 'soft' | 'misfit'

/** Formats of text that no number has. */
const NOT_NUMERIC = new Set([
  'uuid',
  'date',
  'date-time',
  'time',
  'email',
  'uri',
  'url',
  'hostname',
  'ipv4',
  'ipv6',
  'byte',
  'binary',
])

/** Formats of text that exclude each other, and any number. Servers read a date as its midnight, and the date of a time. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ['uuid', 'uuid'],
  ['date', 'date'],
  ['date-time', 'date'],
  ['email', 'email'],
  ['uri', 'uri'],
  ['url', 'uri'],
  ['ipv4', 'ipv4'],
  ['ipv6', 'ipv6'],
])

/** What takes a value. */
export interface Taker {
  /** `undefined`: any. */
  readonly types: ReadonlySet<JsonType> | undefined
  /** Of texts; `undefined` where it names none. */
  readonly format: string | undefined
  /** The value travels as text, so that scalars of all types look alike on the way. */
  readonly textual: boolean
}

/**
 * Whether values of some types go where others are taken. Anything unknown fits: a warning needs both sides to say
 * what they are.
 */
export function fitOf(
  schemas: readonly SchemaView[],
  given: ReadonlySet<JsonType> | undefined,
  { types: taken, format, textual }: Taker,
): Fit {
  if (given === undefined || taken === undefined) return 'fits'
  const fits = [...given]
    .filter((type) => type !== 'null')
    .map((type) => {
      const fit = fitOfType(type, taken, schemas, textual)
      return fit === 'misfit' ? fit : (fitOfShape(type, taken, schemas, format) ?? fit)
    })
  if (fits.length === 0 || fits.includes('fits')) return 'fits'
  return fits.includes('soft') ? 'soft' : 'misfit'
}

function fitOfType(
  type: JsonType,
  taken: ReadonlySet<JsonType>,
  schemas: readonly SchemaView[],
  textual: boolean,
): Fit {
  if (taken.has(type) || (type === 'integer' && taken.has('number'))) return 'fits'
  const scalar = type !== 'object' && type !== 'array'
  if (taken.has('string')) return !scalar ? 'misfit' : textual ? 'fits' : 'soft'
  // A list of one is sent as its item is.
  if (taken.has('array') && textual && scalar) return 'fits'
  const numeric = taken.has('integer') || taken.has('number')
  if (type === 'number' && taken.has('integer')) return schemas.every(showsWholeNumbers) ? 'fits' : 'soft'
  if (type === 'string' && numeric) return schemas.every(neverNumeric) ? 'misfit' : textual ? 'fits' : 'soft'
  if (type === 'string' && taken.has('boolean')) return 'soft'
  return 'misfit'
}

/** Where only text of one shape is taken: whether the given value has another. `undefined` where that is not known. */
function fitOfShape(
  type: JsonType,
  taken: ReadonlySet<JsonType>,
  schemas: readonly SchemaView[],
  format: string | undefined,
): Fit | undefined {
  const wanted = format === undefined ? undefined : SHAPES.get(format)
  if (wanted === undefined || [...taken].some((each) => each !== 'string' && each !== 'null')) return undefined
  // An example shows one value out of those that are to come.
  if (schemas.some(({ origin }) => origin === 'example')) return undefined
  if (type === 'number' || type === 'integer' || type === 'boolean') return 'misfit'
  const shapes = schemas.map((schema) => SHAPES.get(schema.format ?? ''))
  if (shapes.some((shape) => shape === undefined || shape === wanted)) return undefined
  return 'misfit'
}

/** Text that is certainly no number: by its format, its allowed values or its examples. */
export function neverNumeric({ format, enumeration, examples }: SchemaView): boolean {
  if (format !== undefined && NOT_NUMERIC.has(format)) return true
  const samples = enumeration ?? examples.filter((example) => typeof example === 'string' && example !== '')
  return (
    samples.length > 0 &&
    samples.every((sample) => typeof sample === 'string' && !/^[+-]?\d+(?:\.\d+)?$/.test(sample.trim()))
  )
}

/** An example cannot say `integer`; where all that it shows are some, nothing speaks against it. */
export function showsWholeNumbers({ origin, examples }: SchemaView): boolean {
  const numbers = examples.filter((example) => typeof example === 'number')
  return origin === 'example' && numbers.length > 0 && numbers.every((number) => Number.isInteger(number))
}
