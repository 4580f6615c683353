import type { SchemaView } from '../swagger/model.ts'
import type { Consumer } from './model.ts'
import { wordsOf } from './words.ts'

/** The runner's placeholder for a part of a path that is no identifier but a date: `/reports/{year}`, `/days/{date}`. */
export function momentOf({ in: place, field, schema }: Consumer): string | undefined {
  if (place !== 'path' || schema === undefined || schema.enumeration !== undefined) return undefined
  if (schema.format === 'date') return 'today_date'
  if (schema.format === 'date-time') return 'now_datetime'
  return partOfDate(field, schema)
}

/** The same for a parameter of a query: only those of a part of a date, since a date may be before or after another. */
export function momentOfQuery(name: string, schema: SchemaView): string | undefined {
  return schema.enumeration === undefined ? partOfDate(name, schema) : undefined
}

function partOfDate(name: string, { types }: SchemaView): string | undefined {
  if (types?.has('integer') !== true) return undefined
  const last = wordsOf(name).at(-1)
  return last === 'year' ? 'current_year' : last === 'month' ? 'current_month' : undefined
}
