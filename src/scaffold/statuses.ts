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
