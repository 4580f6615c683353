import type { SchemaView } from '../../swagger/model.ts'
import type { Scalar, TextJudge } from './model.ts'
import { hintedNumber, hintedText } from './name-hints.ts'
import { isLasting } from './placeholder-date.ts'

/** A day on which somebody may have been born. */
const LONG_AGO = '1990-01-15'

/** An address of nobody. */
export const EMAIL = 'somebody@example.com'

/** Texts of the formats that a reader knows; the domain and the addresses are reserved for documentation. */
const BY_FORMAT: ReadonlyMap<string, string> = new Map([
  ['date', '2030-01-15'],
  ['date-time', '2030-01-15T09:00:00Z'],
  ['time', '09:00:00Z'],
  ['duration', 'P1D'],
  ['email', EMAIL],
  ['idn-email', EMAIL],
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

/** A value made up from name, type and format. */
export function inventedValue(name: string, view: SchemaView, judge: TextJudge): Scalar {
  const { types } = view
  if (types === undefined || types.has('string')) return inventedText(name, view, judge)
  if (types.has('integer') || types.has('number')) return inventedNumber(name, view)
  if (types.has('boolean')) return true
  return types.has('null') ? null : inventedText(name, view, judge)
}

function inventedNumber(name: string, view: SchemaView): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = view
  const step = multipleOf !== undefined && multipleOf > 0 ? multipleOf : 1
  const low =
    minimum ??
    (exclusiveMinimum === undefined
      ? undefined
      : exclusiveMinimum + (view.types?.has('integer') === true ? 1 : step / 2))
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - step)
  const candidates = [
    hintedNumber(name),
    step,
    0,
    low,
    high,
    low === undefined ? undefined : Math.ceil(low / step) * step,
  ]
  for (const value of candidates) {
    if (value !== undefined && inRange(view, value) && (Number.isInteger(value) || view.types?.has('number') === true))
      return value
  }
  if (low !== undefined && high !== undefined) return (low + high) / 2
  return low ?? high ?? step
}

function inventedText(name: string, view: SchemaView, judge: TextJudge): string {
  const { pattern, format, minLength = 0, maxLength = Infinity } = view
  const usual = format === undefined ? undefined : BY_FORMAT.get(format.toLowerCase())
  const known = format === 'date' && isLasting(name) ? LONG_AGO : usual
  const made = pattern === undefined ? undefined : judge.textFor(pattern)
  const plain = pattern === undefined ? [] : PLAIN_TEXTS
  const guesses = [
    known,
    hintedText(name),
    'sample',
    ...plain,
    made,
    stretched(known ?? 'sample', minLength, maxLength),
  ]
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

function stretched(text: string, least: number, most: number): string {
  const long = Math.min(least, 10_000)
  return text.padEnd(long, text).slice(0, Math.max(long, Math.min(text.length, most)))
}

/** Whether a number is within the bounds of a schema. */
export function inRange(view: SchemaView, value: number): boolean {
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
