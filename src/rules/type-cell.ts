import { isSlip } from '../text/nearest-name.ts'
import type { JsonType } from '../swagger/model.ts'

/** Words that people write for a type. Each stands for all the types that a careful reader would accept. */
const WORDS: ReadonlyMap<string, readonly JsonType[]> = new Map<string, readonly JsonType[]>([
  ['string', ['string']],
  ['str', ['string']],
  ['text', ['string']],
  ['uuid', ['string']],
  ['uid', ['string']],
  ['email', ['string']],
  ['uri', ['string']],
  ['url', ['string']],
  ['date', ['string']],
  ['datetime', ['string']],
  ['timestamp', ['string', 'integer', 'number']],
  ['file', ['string']],
  ['binary', ['string']],
  ['enum', ['string', 'integer', 'number']],
  ['int', ['integer']],
  ['int32', ['integer']],
  ['int64', ['integer']],
  ['integer', ['integer']],
  ['long', ['integer']],
  ['number', ['number']],
  ['float', ['number']],
  ['double', ['number']],
  ['decimal', ['number', 'string']],
  ['numeric', ['number', 'string']],
  ['bool', ['boolean']],
  ['boolean', ['boolean']],
  ['array', ['array']],
  ['list', ['array']],
  ['object', ['object']],
  ['hash', ['object']],
  ['map', ['object']],
  ['json', ['object', 'array', 'string']],
])

/** Words around a type that say nothing of it. */
const NOISE = new Set(['of', 'a', 'an', 'or', 'and', 'nullable', 'null', 'optional', 'required', 'iso', 'the'])

/**
 * What a Type cell says: `string`, `integer (cents)`, `string[]`, `array of objects`, `string | null`. `undefined` where
 * it has a word that is no type, since a guess would be a false alarm.
 */
export function readTypeCell(cell: string): ReadonlySet<JsonType> | undefined {
  const text = cell
    .replace(/[`*]/g, '')
    .replace(/\([^)]*\)/g, ' ')
    .trim()
    .toLowerCase()
  if (text === '' || text.length > 80) return undefined
  if (/\[\s*\]$/.test(text) || /^(?:array|list)\b/.test(text)) return new Set(['array'])
  const types = new Set<JsonType>()
  for (const word of text.split(/[\s/|,]+/)) {
    if (word === '' || NOISE.has(word)) continue
    const several = WORDS.get(word) === undefined ? WORDS.get(word.replace(/s$/, '')) : undefined
    const meant = WORDS.get(word) ?? several ?? WORDS.get(word.replaceAll('-', ''))
    if (meant === undefined) return undefined
    for (const type of meant) types.add(type)
    if (several !== undefined) types.add('array')
  }
  return types.size === 0 ? undefined : types
}

/** A word in a Type cell that is no type but nearly one: `strnig`. */
export interface MisspeltType {
  readonly said: string
  readonly meant: string
  /** Where the word stands in the cell. */
  readonly offset: number
}

/** The slip in a cell of one word; words that teams made up for types of their own are none. */
export function misspeltType(cell: string): MisspeltType | undefined {
  const match = /^[`*\s]*([A-Za-z]{4,})[`*\s]*$/.exec(cell)
  const said = match?.[1]
  if (said === undefined || readTypeCell(said) !== undefined) return undefined
  const meant = SPELLED_OUT.find((word) => isSlip(said.toLowerCase(), word))
  return meant === undefined ? undefined : { said, meant, offset: cell.indexOf(said) }
}

const SPELLED_OUT = ['string', 'integer', 'number', 'boolean', 'array', 'object']

/** Whether one of the types said is one of those declared; an integer is a number too. */
export function typeAgrees(said: ReadonlySet<JsonType>, declared: ReadonlySet<JsonType>): boolean {
  for (const type of said) {
    if (declared.has(type)) return true
    if (type === 'integer' && declared.has('number')) return true
    if (type === 'number' && declared.has('integer')) return true
  }
  return false
}
