/** Names for which every runner makes up a value at the time of the call. */
const GENERATORS = [
  'random_email',
  'random_firstname',
  'random_lastname',
  'random_phone',
  'random_string',
  'random_number',
  'random_address',
  'random_url',
  'unique_id',
  'timestamp',
  'future_datetime',
  'future_datetime_48h',
  'current_date',
] as const

/** Names that every runner replaces by a date, a time or a part of one. */
const DATES = [
  'today_date',
  'tomorrow_date',
  'next_week_date',
  'next_month_date',
  'yesterday_date',
  'start_of_month_date',
  'end_of_month_date',
  'now_datetime',
  'tomorrow_datetime',
  'next_week_datetime',
  'now_timestamp',
  'tomorrow_timestamp',
  'current_year',
  'current_month',
] as const

/** Every placeholder that needs no step and no config. */
export const BUILT_IN_PLACEHOLDERS: readonly string[] = [...GENERATORS, ...DATES]

const NAMES: ReadonlySet<string> = new Set(BUILT_IN_PLACEHOLDERS)

/** Whether runners supply `{{name}}` by themselves. */
export function isBuiltInPlaceholder(name: string): boolean {
  return NAMES.has(name)
}
