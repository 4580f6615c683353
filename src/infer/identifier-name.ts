import { singular, wordsOf } from './words.ts'

/** A name read as that of an identifier: `client_package_uid` is the `uid` of a `client package`. */
export interface IdentifierName {
  /** What it identifies, in words; empty for a bare `id`. The last word is singular. */
  readonly stem: readonly string[]
  /** `id`, `uid`, `uuid`, `guid`, `sid`; for a weak name `code` and the like. */
  readonly suffix: string
  /** Names one of many things that may or may not identify: trusted only where both sides use it. */
  readonly weak: boolean
  /** `client_ids` */
  readonly plural: boolean
}

const SUFFIXES: ReadonlySet<string> = new Set(['id', 'uid', 'uuid', 'guid', 'sid'])

const WEAK_SUFFIXES: ReadonlySet<string> = new Set([
  'code',
  'key',
  'token',
  'slug',
  'name',
  'number',
  'handle',
  'login',
  'sha',
  'ref',
])

/** Words that end like `userid` and are none. */
const NO_IDENTIFIERS: ReadonlySet<string> = new Set(
  (
    'acid afraid aid android asteroid avoid braid candid covid druid fluid forbid grid hybrid humid invalid kid liquid ' +
    'lucid maid mermaid mid orchid overpaid paid plaid postpaid prepaid pyramid raid rapid repaid rid rigid said ' +
    'solid splendid squid steroid stupid timid unpaid valid vivid void'
  ).split(' '),
)

/** `undefined` for a name that is not that of an identifier. */
export function readIdentifierName(name: string): IdentifierName | undefined {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === undefined) return undefined
  const suffix = singular(last)
  // `ids` is too short to be taken for a plural by its ending.
  const ending = last === 'ids' ? 'id' : suffix
  const stem = stemOf(words.slice(0, -1))
  if (SUFFIXES.has(ending)) return { stem, suffix: ending, weak: false, plural: ending !== last }
  const glued = readGlued(last)
  if (glued !== undefined) return { ...glued, stem: stemOf([...words.slice(0, -1), glued.head]), weak: false }
  if (WEAK_SUFFIXES.has(ending)) return { stem, suffix: ending, weak: true, plural: ending !== last }
  return undefined
}

function readGlued(
  word: string,
): { readonly head: string; readonly suffix: string; readonly plural: boolean } | undefined {
  const match = /^(\p{L}{3,}?)(uuid|guid|uid|id)(s?)$/u.exec(word)
  const [, head = '', suffix = '', ending = ''] = match ?? []
  if (match === null || NO_IDENTIFIERS.has(head + suffix)) return undefined
  return { head, suffix, plural: ending !== '' }
}

function stemOf(words: readonly string[]): readonly string[] {
  const last = words.at(-1)
  return last === undefined ? words : [...words.slice(0, -1), singular(last)]
}
