import type { ResourceName } from './model.ts'
import { singular, wordsOf } from './words.ts'

/** An operation in prose. */
export interface Mention {
  /** `undefined` where only the path is named. */
  readonly method: string | undefined
  /** With `{}` for parameters. */
  readonly path: string
}

/** Words for an identifier in prose. */
const IDENTIFIER_WORDS: ReadonlySet<string> = new Set(['id', 'uid', 'uuid', 'guid', 'identifier', 'ids', 'uids'])

/** Words between names in prose. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'the a an of to for in on by with from this that these which whose who is are was be as at it its if optional required ' +
    'unique must should can may will not no you your our their existing new given related specified valid and or when where ' +
    'external internal public global string integer number numeric list array see e g i note contains has have'
  ).split(' '),
)

/** Characters of a description that are read. */
const MAX_PROSE = 600

/** Words of a resource's name in prose. */
const MAX_WORDS = 3

/** `GET /v1/clients` or a bare `/v1/clients`; a path of one segment may be anything. */
export function mentionedOperations(description: string | undefined): readonly Mention[] {
  if (description === undefined || !description.includes('/')) return []
  const found = description
    .slice(0, MAX_PROSE)
    .matchAll(/(?:\b(GET|POST|PUT|PATCH) {1,3})?(?<![\w/.:])(\/[\w{}-]+(?:\/[\w{}:-]+)*)/g)
  return [...found]
    .map(([, method, path = '']) => ({ method, path: path.replace(/\{[^{}]*\}+|(?<=\/):\w+/g, '{}') }))
    .filter(({ path }) => path.indexOf('/', 1) > 0)
}

/** "UID of the invoice", "Matter/conversation UID": the resources beside the word for an identifier. */
export function describedResources(description: string | undefined): readonly ResourceName[] {
  if (description === undefined) return []
  const words = description
    .slice(0, MAX_PROSE)
    .replaceAll('/', ' or ')
    .split(/[^\p{L}\p{N}_]+/u)
    .flatMap(wordsOf)
  const found: ResourceName[] = []
  for (const [at, word] of words.entries()) {
    if (!IDENTIFIER_WORDS.has(word)) continue
    for (const group of alternatives(words.slice(Math.max(0, at - 5), at))) {
      found.push(group.slice(group.findLastIndex((each) => FILLERS.has(each)) + 1))
    }
    if (words[at + 1] === 'of' || words[at + 1] === 'for') found.push(...leadingNames(words.slice(at + 2, at + 8)))
  }
  return found.filter((name) => name.length > 0 && name.length <= MAX_WORDS).map(inSingular)
}

/** What stands before the next filler; where nothing closes the name, each length that it may have. */
function leadingNames(words: readonly string[]): readonly ResourceName[] {
  const rest = words.slice(words.findIndex((word) => !FILLERS.has(word)))
  const end = rest.findIndex((word) => FILLERS.has(word))
  if (end >= 0) return [rest.slice(0, end)]
  return [1, 2].map((length) => rest.slice(0, length))
}

function alternatives(words: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]]
  for (const word of words) {
    if (word === 'or' || word === 'and') groups.push([])
    else groups.at(-1)?.push(word)
  }
  return groups
}

function inSingular(name: ResourceName): ResourceName {
  return [...name.slice(0, -1), singular(name.at(-1) ?? '')]
}
