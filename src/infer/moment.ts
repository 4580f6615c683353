import type { Consumer } from './model.ts'
import { wordsOf } from './words.ts'

/** The runner's placeholder for a part of a path that is no identifier but a date: `/reports/{year}`, `/days/{date}`. */
export function momentOf({ in: place, field, schema }: Consumer): string | undefined {
  if (place !== 'path' || schema === undefined || schema.enumeration !== undefined) return undefined
  if (schema.format === 'date') return 'today_date'
  if (schema.format === 'date-time') return 'now_datetime'
  if (schema.types?.has('integer') !== true) return undefined
  const last = wordsOf(field).at(-1)
  return last === 'year' ? 'current_year' : last === 'month' ? 'current_month' : undefined
}
