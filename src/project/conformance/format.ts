/**
 * Whether a text has a format: `doubtful` where servers differ (a date for a date-time), `wrong` only where no reader
 * of the format could take it. Formats that are not known here fit.
 */
export type FormatFit = 'fits' | 'doubtful' | 'wrong'

/** Longer texts are no dates and addresses, and are not looked at. */
const LONGEST = 2_000

type FormatCheck = (text: string) => FormatFit

const DATE = /^(\d{4})-(\d{2})-(\d{2})/
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,12})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i
const STRICT_TIME = /^\d{2}:\d{2}:\d{2}(?:\.\d{1,12})?(?:Z|[+-]\d{2}:\d{2})$/i
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

const CHECKS: ReadonlyMap<string, FormatCheck> = new Map<string, FormatCheck>([
  ['date', dateFit],
  ['date-time', dateTimeFit],
  ['time', (text) => (STRICT_TIME.test(text) ? 'fits' : isTime(text) ? 'doubtful' : 'wrong')],
  ['duration', (text) => (/^-?P/i.test(text) ? 'fits' : 'wrong')],
  ['email', emailFit],
  ['idn-email', emailFit],
  ['uuid', uuidFit],
  ['guid', uuidFit],
  ['uri', addressFit],
  ['url', addressFit],
  ['iri', addressFit],
  ['ipv4', (text) => (isIpv4(text) ? 'fits' : 'wrong')],
  ['ipv6', (text) => (text.includes(':') && /^[0-9a-f:.]+(?:%.+)?$/i.test(text) ? 'fits' : 'wrong')],
  ['byte', (text) => (/^[A-Za-z0-9+/_\-\s]*={0,2}\s*$/.test(text) ? 'fits' : 'wrong')],
])

/** Holds a text against a `format`. */
export function formatFit(format: string, text: string): FormatFit {
  if (text.length > LONGEST) return 'fits'
  return CHECKS.get(format.toLowerCase())?.(text) ?? 'fits'
}

/** Largest absolute value of the formats of whole numbers; 64 bits as near as a double has them. */
const INTEGER_LIMITS: ReadonlyMap<string, number> = new Map([
  ['int32', 2 ** 31],
  ['int64', 2 ** 63],
])

/** Whether a number lies in the range of its `format`. */
export function isInRange(format: string, number: number): boolean {
  const limit = INTEGER_LIMITS.get(format.toLowerCase())
  return limit === undefined || (number >= -limit && number < limit)
}

/** How a value of a format is written, for messages; `undefined` for formats that need no example. */
export function formatExample(format: string): string | undefined {
  return EXAMPLES.get(format.toLowerCase())
}

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['date', '2026-01-31'],
  ['date-time', '2026-01-31T09:30:00Z'],
  ['time', '09:30:00Z'],
  ['duration', 'P1DT12H'],
  ['email', 'somebody@example.com'],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000'],
  ['uri', 'https://example.com/'],
  ['url', 'https://example.com/'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
])

function dateFit(text: string): FormatFit {
  if (!startsWithDate(text)) return 'wrong'
  if (text.length === 10) return 'fits'
  return dateTimeFit(text) === 'wrong' ? 'wrong' : 'doubtful'
}

function dateTimeFit(text: string): FormatFit {
  if (!startsWithDate(text)) return 'wrong'
  if (text.length === 10) return 'doubtful'
  const separator = text.charAt(10)
  const time = text.slice(11).trim()
  if (!/[Tt ]/.test(separator) || !isTime(time)) return 'wrong'
  return separator !== ' ' && STRICT_TIME.test(time) ? 'fits' : 'doubtful'
}

function startsWithDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function isTime(text: string): boolean {
  const [, hour, minute, second] = TIME.exec(text) ?? []
  return hour !== undefined && Number(hour) <= 24 && Number(minute) <= 59 && Number(second ?? 0) <= 60
}

function emailFit(text: string): FormatFit {
  const at = text.lastIndexOf('@')
  if (at <= 0 || at === text.length - 1) return 'wrong'
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  if (/\s/.test(domain) || (/[\s@]/.test(local) && !local.startsWith('"'))) return 'wrong'
  return 'fits'
}

function uuidFit(text: string): FormatFit {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) return 'fits'
  const bare = text.replace(/^urn:uuid:|[{}-]/gi, '')
  return /^[0-9a-f]{32}$/i.test(bare) ? 'doubtful' : 'wrong'
}

/** An address without a scheme is no URI by the book; what looks like a host or a path is often meant as one. */
function addressFit(text: string): FormatFit {
  if (/\s/.test(text.trim())) return 'wrong'
  if (SCHEME.test(text)) return 'fits'
  return /[./]/.test(text) ? 'doubtful' : 'wrong'
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}
