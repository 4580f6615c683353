import { isBuiltInPlaceholder } from '../spec/built-in-placeholders.ts'
import { readIdentifierName } from './identifier-name.ts'
import type { Consumer } from './model.ts'
import type { Target } from './target.ts'
import { singular, wordsOf } from './words.ts'

/**
 * The placeholder that stands for an identifier: the field's own name where that says what it is of (`client_id`,
 * `clientId`), else the resource's (`client_id` for the `{id}` of `/clients/{id}`). Always `\w+`, and none that a runner
 * would generate.
 */
export function variableName({ field, plural }: Consumer, target: Target): string {
  const key = /\[(\w+)\](?:\[\])?$/.exec(field)?.[1] ?? field
  const read = readIdentifierName(key)
  const [resource] = target.names
  const isBare = read !== undefined && read.stem.length === 0 && resource !== undefined
  const own = isBare ? [...resource, target.suffix].join('_') : plural ? inSingular(key) : key
  const name = own.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/[^\w]+/g, '') || 'identifier'
  return isBuiltInPlaceholder(name) ? `${name}_value` : name
}

/** `client_ids` → `client_id`; the letter case of the rest stays. */
function inSingular(name: string): string {
  const last = wordsOf(name).at(-1)
  if (last === undefined || !name.toLowerCase().endsWith(last)) return name
  const single = last === 'ids' ? 'id' : singular(last)
  return name.slice(0, name.length - (last.length - single.length))
}

/** The name, or with a number behind it where others have it already. */
export function unusedName(name: string, isUsed: (name: string) => boolean): string {
  if (!isUsed(name)) return name
  let number = 2
  while (isUsed(`${name}_${number}`)) number++
  return `${name}_${number}`
}
