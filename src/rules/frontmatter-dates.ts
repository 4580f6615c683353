/** What a text says of a moment. Both ends of an `instant` are milliseconds since 1970 and inclusive. */
export type DateTimeReading =
  /** A time without an offset, or a day without a time, may be any moment within a span of time. */
  | { readonly kind: 'instant'; readonly earliest: number; readonly latest: number }
  /** Of the right form, but there is no such moment: why, as a clause. */
  | { readonly kind: 'impossible'; readonly reason: string }
  | { readonly kind: 'unreadable' }

/** Every part is of fixed length but the fraction, so that no text takes long. */
const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?(?: ?([Zz]|[+-]\d{2}(?::?\d{2})?))?)?$/

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The offsets that are in use go from -12 to +14 hours. */
const FARTHEST_OFFSET = 14 * HOUR

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * Reads an ISO 8601 date-time in its extended form. A day alone and a blank in place of the `T`, as YAML's own
 * timestamps have it, are readable too.
 */
export function readDateTime(text: string): DateTimeReading {
  const match = FORM.exec(text.trim())
  if (match === null) return { kind: 'unreadable' }
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((group) => Number(match[group] ?? 0))
  if (year === undefined || month === undefined || day === undefined) return { kind: 'unreadable' }
  if (hour === undefined || minute === undefined || second === undefined) return { kind: 'unreadable' }
  const offset = readOffset(match[8])
  const reason = impossibleDay(year, month, day) ?? impossibleTime(hour, minute, second) ?? offset.reason
  if (reason !== undefined) return { kind: 'impossible', reason }
  const fraction = Number(`0.${match[7] ?? '0'}`) * 1000
  const start = Date.UTC(year, month - 1, day) + hour * HOUR + minute * MINUTE + second * 1000 + fraction
  if (match[4] === undefined)
    return { kind: 'instant', earliest: start - FARTHEST_OFFSET, latest: start + DAY + FARTHEST_OFFSET }
  if (match[8] === undefined)
    return { kind: 'instant', earliest: start - FARTHEST_OFFSET, latest: start + FARTHEST_OFFSET }
  return { kind: 'instant', earliest: start - offset.value, latest: start - offset.value }
}

function impossibleDay(year: number, month: number, day: number): string | undefined {
  const name = MONTHS[month - 1]
  if (name === undefined) return `there is no month ${month}`
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day === 0) return 'there is no day 0'
  return day > days ? `${name} ${year} has ${days} days` : undefined
}

function impossibleTime(hour: number, minute: number, second: number): string | undefined {
  const midnight = hour === 24 && minute === 0 && second === 0
  if (hour > 23 && !midnight) return `there is no hour ${hour}`
  if (minute > 59) return `there is no minute ${minute}`
  // The 60th second is a leap second.
  return second > 60 ? `there is no second ${second}` : undefined
}

function readOffset(text: string | undefined): { readonly value: number; readonly reason?: string } {
  if (text === undefined || text.toUpperCase() === 'Z') return { value: 0 }
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(3).replace(':', '') || 0)
  if (hours > 23 || minutes > 59) return { value: 0, reason: `there is no offset \`${text}\`` }
  return { value: (hours * HOUR + minutes * MINUTE) * (text.startsWith('-') ? -1 : 1) }
}
