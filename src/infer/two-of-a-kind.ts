import type { Consumer } from './model.ts'
import { wordsOf } from './words.ts'

/** Words for the one of two of a kind to which something is done: `target_account_id` beside an `account_id`. */
const OTHER: ReadonlySet<string> = new Set(['destination', 'new', 'recipient', 'second', 'secondary', 'target', 'to'])

/** Whether two identifiers of one request are of two things, though of one kind. */
export function areApart(first: Consumer, second: Consumer): boolean {
  if (first.operation !== second.operation || first.field === second.field) return false
  return (first.in === 'path' && second.in === 'path') || isOfOther(first) !== isOfOther(second)
}

function isOfOther({ field }: Consumer): boolean {
  return OTHER.has(wordsOf(field)[0] ?? '')
}

/** The same of the second item; `undefined` where no list is read. */
export function nextInList(jsonPath: string): string | undefined {
  const at = jsonPath.lastIndexOf('[0]')
  return at < 0 ? undefined : `${jsonPath.slice(0, at)}[1]${jsonPath.slice(at + '[0]'.length)}`
}
