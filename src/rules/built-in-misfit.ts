import type { Finding } from '../diagnostic/finding.ts'
import type { Consumer } from '../project/consumer.ts'
import { joinTypes } from '../project/flow-types.ts'
import type { FlowUse } from '../project/model.ts'
import { thingOf } from './stray-values.ts'
import { quoted } from './wording.ts'

/** What a runner puts in the place of a built-in placeholder, as far as its name promises it. */
interface BuiltInValue {
  /** As messages name it: "an email address". */
  readonly words: string
  /** `undefined` where it may be either: the digits of a phone number. */
  readonly type: 'string' | 'number' | undefined
  /** The format of texts that it has or may have; a value without one has none of those below. */
  readonly format?: string
}

const DATE: BuiltInValue = { words: 'a date', type: 'string', format: 'date' }
const DATE_TIME: BuiltInValue = { words: 'a date with a time', type: 'string', format: 'date-time' }
const NAME: BuiltInValue = { words: 'a name', type: 'string' }

/** Number or text: nothing says which. Where it is text it may well be a date with a time. */
const TIME: BuiltInValue = { words: 'a point in time', type: undefined, format: 'date-time' }

const VALUES: ReadonlyMap<string, BuiltInValue> = new Map([
  ['random_email', { words: 'an email address', type: 'string', format: 'email' }],
  ['random_url', { words: 'an address', type: 'string', format: 'uri' }],
  ['random_firstname', NAME],
  ['random_lastname', NAME],
  ['unique_id', { words: 'made up to be unique', type: undefined, format: 'uuid' }],
  ['timestamp', TIME],
  ['now_timestamp', TIME],
  ['tomorrow_timestamp', TIME],
  ['random_phone', { words: 'a phone number', type: undefined }],
  ['random_string', { words: 'any text', type: 'string' }],
  ['random_address', { words: 'a postal address', type: 'string' }],
  ['random_number', { words: 'a number', type: 'number' }],
  ['future_datetime', DATE_TIME],
  ['future_datetime_48h', DATE_TIME],
  ['now_datetime', DATE_TIME],
  ['tomorrow_datetime', DATE_TIME],
  ['next_week_datetime', DATE_TIME],
  ['current_date', DATE],
  ['today_date', DATE],
  ['tomorrow_date', DATE],
  ['next_week_date', DATE],
  ['next_month_date', DATE],
  ['yesterday_date', DATE],
  ['start_of_month_date', DATE],
  ['end_of_month_date', DATE],
  ['current_year', { words: 'a number', type: 'number' }],
  ['current_month', { words: 'a number', type: 'number' }],
])

/** Formats that a value has or has not, whatever it happens to be, and a placeholder that has each. */
const FORMATS: ReadonlyMap<string, string | undefined> = new Map([
  ['date', 'today_date'],
  ['date-time', 'now_datetime'],
  ['email', 'random_email'],
  ['uri', 'random_url'],
  ['url', 'random_url'],
  ['uuid', undefined],
])

const DATES = new Set(['date', 'date-time'])

/** A built-in placeholder where its value cannot be what the operation takes; `undefined` where it may be. */
export function builtInMisfit({ placeholder }: FlowUse, consumer: Consumer): Finding | undefined {
  const value = VALUES.get(placeholder.name)
  const taken = joinTypes([consumer.schema])
  if (value === undefined || taken === undefined) return undefined
  const wanted = taken.has('string')
    ? wantedFormat(value, consumer)
    : wantedType(placeholder.name, value, taken, consumer)
  if (wanted === undefined) return undefined
  return {
    at: { span: placeholder.span },
    message: `\`{{${placeholder.name}}}\` is ${value.words}, and ${consumer.label} takes ${wanted.words}.`,
    help:
      wanted.instead === undefined ? 'Extract a value of that kind, or write one.' : `Use \`{{${wanted.instead}}}\`.`,
    evidence: `${placeholder.name} ${consumer.label}`,
    related: [{ at: consumer.schema.place, message: `${consumer.label} is declared here` }],
  }
}

interface Wanted {
  readonly words: string
  readonly instead: string | undefined
}

function wantedFormat({ format: own }: BuiltInValue, { schema: { format } }: Consumer): Wanted | undefined {
  if (format === undefined || !FORMATS.has(format)) return undefined
  if (own === format || (own === 'uri' && format === 'url')) return undefined
  // Servers read a date as its midnight, and the date of a time.
  if (own !== undefined && DATES.has(own) && DATES.has(format)) return undefined
  return { words: `the format ${quoted(format)}`, instead: FORMATS.get(format) }
}

function wantedType(
  name: string,
  { type, format }: BuiltInValue,
  taken: ReadonlySet<string>,
  { schema, textual, name: consumerName }: Consumer,
): Wanted | undefined {
  // A list of one is sent as its item is.
  if (textual && (taken.has('array') || taken.has('object'))) return undefined
  const isNumeric = taken.has('number') || taken.has('integer')
  if (isNumeric && type !== 'string') return undefined
  const [only = 'null', ...others] = [...taken].filter((each) => each !== 'null')
  if (others.length > 0) return undefined
  const isAny = schema.minimum === undefined && schema.maximum === undefined
  // A time in numbers is a timestamp, and which day it is of need not be lost. An identifier was never meant to be one.
  const isTime = format !== undefined && DATES.has(format) && thingOf(consumerName) === undefined
  const number = isTime ? `${name.startsWith('tomorrow') ? 'tomorrow' : 'now'}_timestamp` : 'random_number'
  return { words: quoted(only), instead: isNumeric && isAny ? number : undefined }
}
