/** Names of dates that do not depend on the day of the test. */
const LASTING = /birth|born|dob|founded|anniversary|established/i

const PAST =
  /(?:^|_)(?:since|after|created|updated|modified|deleted|trashed|archived|issued|paid|received|hired|joined|past)(?:_|$)/

const END = /(?:^|_)(?:ends?|until|till|to|due|expir\w*|deadline|through|before|finish\w*)(?:_|$)/

/** Whether a date is of long ago, and does not depend on the day of the test. */
export function isLasting(name: string): boolean {
  return LASTING.test(name)
}

/** What stands for a moment of some format, in a field of some name. */
export interface DateText {
  readonly placeholder: string
  /** What the placeholder may become, for those who cannot have placeholders. */
  readonly literal: string
}

/**
 * The date to send in a field: tomorrow, a week later where the name is that of an end, yesterday where it is of the
 * past, so that a start is before its end.
 *
 * @returns `undefined` where the format is none of a date, or the date is one that does not move
 */
export function dateFor(name: string, format: string | undefined): DateText | undefined {
  if (isLasting(name)) return undefined
  const words = spelledOut(name)
  if (format === 'date') {
    if (PAST.test(words)) return { placeholder: '{{yesterday_date}}', literal: '2030-01-14' }
    if (END.test(words)) return { placeholder: '{{next_week_date}}', literal: '2030-01-22' }
    return { placeholder: '{{tomorrow_date}}', literal: '2030-01-16' }
  }
  if (format !== 'date-time') return undefined
  if (PAST.test(words)) return { placeholder: '{{now_datetime}}', literal: '2030-01-15T09:00:00Z' }
  if (END.test(words)) return { placeholder: '{{next_week_datetime}}', literal: '2030-01-22T09:00:00Z' }
  return { placeholder: '{{tomorrow_datetime}}', literal: '2030-01-16T09:00:00Z' }
}

/** The format of a field that has none, where its name and its example both say that it is a date. */
export function unsaidFormat(name: string, example: unknown): 'date' | undefined {
  const isDate = typeof example === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(example)
  return isDate && /(?:^|_)(?:date|day|on)$/.test(spelledOut(name)) ? 'date' : undefined
}

/** The format that the name of a text alone asks for, where nothing else is said of it. */
export function likelyFormat(name: string): 'date' | 'date-time' | undefined {
  const words = spelledOut(name)
  if (/(?:^|_)date$/.test(words)) return 'date'
  return /_at$|(?:^|_)(?:datetime|timestamp)$/.test(words) ? 'date-time' : undefined
}

/** `dueDate` → `due_date`. */
function spelledOut(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}
