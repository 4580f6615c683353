import type { JsonType, SchemaView } from '../../swagger/model.ts'
import type { Sample, SampleRequest, TextJudge } from './model.ts'
import { dateFor, likelyFormat, unsaidFormat } from './placeholder-date.ts'

type Scalar = string | number | boolean | null

/** Longest documented text that is sent as it is. */
const LONGEST_EXAMPLE = 2_000

/** Texts of the formats that a reader knows; the domain and the addresses are reserved for documentation. */
const BY_FORMAT: ReadonlyMap<string, string> = new Map([
  ['date', '2030-01-15'],
  ['date-time', '2030-01-15T09:00:00Z'],
  ['time', '09:00:00Z'],
  ['duration', 'P1D'],
  ['email', 'somebody@example.com'],
  ['idn-email', 'somebody@example.com'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['guid', '123e4567-e89b-12d3-a456-426614174000'],
  ['uri', 'https://example.com/'],
  ['url', 'https://example.com/'],
  ['iri', 'https://example.com/'],
  ['uri-reference', 'https://example.com/'],
  ['hostname', 'example.com'],
  ['idn-hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['byte', 'c2FtcGxl'],
  ['json-pointer', '/sample'],
  ['regex', '.*'],
])

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
  return { kind: 'scalar', value: inventedValue(name, view, judge), invented: true }
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

function inRange(view: SchemaView, value: number): boolean {
  const {
    minimum = -Infinity,
    maximum = Infinity,
    exclusiveMinimum = -Infinity,
    exclusiveMaximum = Infinity,
    multipleOf,
  } = view
  if (value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum) return false
  return multipleOf === undefined || multipleOf <= 0 || Number.isInteger(value / multipleOf)
}

function inventedValue(name: string, view: SchemaView, judge: TextJudge): Scalar {
  const { types } = view
  if (types === undefined || types.has('string')) return inventedText(name, view, judge)
  if (types.has('integer') || types.has('number')) return inventedNumber(view)
  if (types.has('boolean')) return true
  return types.has('null') ? null : inventedText(name, view, judge)
}

function inventedNumber(view: SchemaView): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = view
  const step = multipleOf !== undefined && multipleOf > 0 ? multipleOf : 1
  const low =
    minimum ??
    (exclusiveMinimum === undefined
      ? undefined
      : exclusiveMinimum + (view.types?.has('integer') === true ? 1 : step / 2))
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - step)
  const candidates = [step, 0, low, high, low === undefined ? undefined : Math.ceil(low / step) * step]
  for (const value of candidates) {
    if (value !== undefined && inRange(view, value) && (Number.isInteger(value) || view.types?.has('number') === true))
      return value
  }
  if (low !== undefined && high !== undefined) return (low + high) / 2
  return low ?? high ?? step
}

function inventedText(name: string, view: SchemaView, judge: TextJudge): string {
  const { pattern, format, minLength = 0, maxLength = Infinity } = view
  const known = format === undefined ? undefined : BY_FORMAT.get(format.toLowerCase())
  const made = pattern === undefined ? undefined : judge.textFor(pattern)
  const plain = pattern === undefined ? [] : PLAIN_TEXTS
  const guesses = [known, hinted(name), 'sample', ...plain, made, stretched(known ?? 'sample', minLength, maxLength)]
  const fitting = guesses.find(
    (text) => text !== undefined && text.length >= minLength && text.length <= maxLength && judge.fits(text, view),
  )
  return fitting ?? made ?? known ?? stretched('sample', minLength, maxLength)
}

/** Texts that people write and that many patterns describe: amounts, codes of countries, currencies and languages. */
const PLAIN_TEXTS = [
  '1',
  '100',
  '10.00',
  '12345',
  'US',
  'USD',
  'en',
  'en-US',
  'SAMPLE',
  'Sample',
  'sample-1',
  '+15550100',
]

/** What a name asks for that has no format. */
function hinted(name: string): string | undefined {
  if (/e-?mail/i.test(name)) return 'somebody@example.com'
  if (/(?:^|_)(?:url|uri|website|webhook)$|Ur[li]$/i.test(name)) return 'https://example.com/'
  if (/(?:^|_)(?:phone|mobile|fax)(?:_?number)?$|(?:Phone|Mobile|Fax)(?:Number)?$/i.test(name)) return '+15550100'
  if (/currency(?:_?code)?$/i.test(name)) return 'USD'
  if (/country(?:_?code)?$/i.test(name)) return 'US'
  if (/(?:language|locale)(?:_?code)?$|^lang$/i.test(name)) return 'en'
  return /time_?zone$/i.test(name) ? 'UTC' : undefined
}

function stretched(text: string, least: number, most: number): string {
  const long = Math.min(least, 10_000)
  return text.padEnd(long, text).slice(0, Math.max(long, Math.min(text.length, most)))
}
