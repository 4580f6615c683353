import type { Operation } from '../swagger/model.ts'

/** The statuses that a test expects, and why where they are no success. */
export interface ExpectedStatuses {
  readonly statuses: readonly number[]
  /** Nothing that the swagger documents is a success, or it documents nothing. */
  readonly assumed: boolean
}

/** Documented successes; 200 where only a range, a default or nothing is documented. */
export function expectedStatuses({ responses }: Operation): ExpectedStatuses {
  const documented = responses.map(({ status }) => status).filter((status) => /^\d{3}$/.test(status))
  const of = (first: string) =>
    [...new Set(documented.filter((status) => status.startsWith(first)).map(Number))].toSorted((a, b) => a - b)
  const successes = of('2')
  if (successes.length > 0) return { statuses: successes, assumed: false }
  if (responses.some(({ status }) => status === '2XX' || status === 'default'))
    return { statuses: [200, 201], assumed: false }
  const redirects = of('3')
  return redirects.length > 0 ? { statuses: redirects, assumed: false } : { statuses: [200], assumed: true }
}

/** What RFC 9110 calls the statuses that documents leave undescribed. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['200', 'OK'],
  ['201', 'Created'],
  ['202', 'Accepted'],
  ['204', 'No Content'],
  ['301', 'Moved Permanently'],
  ['302', 'Found'],
  ['303', 'See Other'],
  ['304', 'Not Modified'],
  ['400', 'Bad Request'],
  ['401', 'Unauthorized'],
  ['403', 'Forbidden'],
  ['404', 'Not Found'],
  ['405', 'Method Not Allowed'],
  ['406', 'Not Acceptable'],
  ['409', 'Conflict'],
  ['410', 'Gone'],
  ['412', 'Precondition Failed'],
  ['413', 'Content Too Large'],
  ['415', 'Unsupported Media Type'],
  ['422', 'Unprocessable Content'],
  ['429', 'Too Many Requests'],
  ['500', 'Internal Server Error'],
  ['502', 'Bad Gateway'],
  ['503', 'Service Unavailable'],
  ['504', 'Gateway Timeout'],
])

/** What a status means where its document does not say it. */
export function usualMeaning(status: string): string {
  return REASONS.get(status) ?? 'Not described'
}
