import type { Frontmatter } from '../spec/model.ts'
import { entryOf, type MapEntry, type MapNode, type Node } from '../syntax/node.ts'
import { readDateTime } from './frontmatter-dates.ts'
import { meaningOfStatus } from './frontmatter-status.ts'
import { misnamedKeys, type Vocabulary } from './step-keys.ts'

/** What the value of a field has to be. */
export type FieldType = 'text' | 'texts' | 'date-time' | 'count' | 'boolean' | 'statuses'

/** Every field that a frontmatter may have, in the order in which specs write them. */
export const FIELD_TYPES: ReadonlyMap<string, FieldType> = new Map([
  ['endpoint', 'text'],
  ['swagger', 'text'],
  ['domain', 'text'],
  ['tags', 'texts'],
  ['status', 'text'],
  ['savedAt', 'date-time'],
  ['verifiedAt', 'date-time'],
  ['timesReused', 'count'],
  ['tokens', 'texts'],
  ['expectedOutcome', 'statuses'],
  ['expectedOutcomeReason', 'text'],
  ['skipReason', 'text'],
  ['requiresTestData', 'boolean'],
  ['testDataDescription', 'text'],
  ['useFallbackApi', 'boolean'],
])

const FIELD_NAMES: ReadonlySet<string> = new Set(FIELD_TYPES.keys())

/** A field that a spec cannot do without, and how grave its absence is. */
export interface RequiredField {
  readonly name: string
  readonly severity: 'error' | 'warning'
}

/** The fields that this frontmatter must have: when a spec was verified is asked of verified specs only. */
export function requiredFields({ status }: Frontmatter): readonly RequiredField[] {
  const verified = status !== undefined && meaningOfStatus(status.value) === 'verified'
  return [
    { name: 'endpoint', severity: 'error' },
    { name: 'swagger', severity: 'error' },
    { name: 'domain', severity: 'error' },
    { name: 'tags', severity: 'error' },
    { name: 'status', severity: 'error' },
    { name: 'savedAt', severity: 'warning' },
    ...(verified ? [{ name: 'verifiedAt', severity: 'warning' } as const] : []),
    { name: 'timesReused', severity: 'warning' },
  ]
}

/** The field as it was written; the last one where it is repeated. */
export function fieldOf(frontmatter: Frontmatter, name: string): MapEntry | undefined {
  return entryOf(mapOf(frontmatter), name)
}

/** The keys of this frontmatter as a vocabulary, so that a misspelt one is told from one that is a team's own. */
export function vocabularyOf(frontmatter: Frontmatter): Vocabulary {
  return {
    keys: FIELD_NAMES,
    required: requiredFields(frontmatter).map(({ name }) => name),
    synonyms: SYNONYMS,
    fits: fitsField,
  }
}

/** The frontmatter as a mapping, as the functions on keys want it. */
export function mapOf({ entries, span }: Frontmatter): MapNode {
  return { kind: 'map', entries, span }
}

/** Required fields that are there under a wrong name: field → the entry that stands for it. */
export function misnamedFields(frontmatter: Frontmatter): ReadonlyMap<string, MapEntry> {
  return misnamedKeys(mapOf(frontmatter), vocabularyOf(frontmatter))
}

/** Whether a field is there, under its own name or under a misspelt one. */
export function isSaid(frontmatter: Frontmatter, name: string): boolean {
  if (fieldOf(frontmatter, name) !== undefined) return true
  const vocabulary = { ...vocabularyOf(frontmatter), required: [name], fits: () => true }
  return misnamedKeys(mapOf(frontmatter), vocabulary).has(name)
}

/** No value at all, or text of blanks alone. */
export function isBlank({ value }: MapEntry): boolean {
  return (
    value.kind === 'scalar' && (value.value === null || (typeof value.value === 'string' && value.value.trim() === ''))
  )
}

/** Whether a value can be that of a field, so that `statusNote: see below` is not taken for a misspelt `status`. */
function fitsField(name: string, value: Node): boolean {
  if (value.kind === 'list') return name === 'tags'
  if (value.kind === 'map') return false
  if (name === 'timesReused') return typeof value.value === 'number'
  if (name === 'tags' || typeof value.value !== 'string') return false
  switch (FIELD_TYPES.get(name)) {
    case 'date-time':
      return readDateTime(value.value).kind !== 'unreadable'
    case 'text':
      if (name === 'endpoint') return /^\s*[A-Za-z]+\s+\//.test(value.value)
      return name === 'swagger' ? /\.(?:json|ya?ml)\s*$/i.test(value.value) : /^\s*[\w-]+\s*$/.test(value.value)
    default:
      return false
  }
}

/** Other words for a field, without letter case, `_` and `-`. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['operation', ['endpoint']],
  ['route', ['endpoint']],
  ['openapi', ['swagger']],
  ['swaggerfile', ['swagger']],
  ['swaggerpath', ['swagger']],
  ['openapifile', ['swagger']],
  ['category', ['domain']],
  ['folder', ['domain']],
  ['labels', ['tags']],
  ['keywords', ['tags']],
  ['state', ['status']],
  ['created', ['savedAt']],
  ['createdat', ['savedAt']],
  ['saved', ['savedAt']],
  ['savedon', ['savedAt']],
  ['verified', ['verifiedAt']],
  ['verifiedon', ['verifiedAt']],
  ['lastverified', ['verifiedAt']],
  ['lastverifiedat', ['verifiedAt']],
  ['reused', ['timesReused']],
  ['reusecount', ['timesReused']],
  ['timesused', ['timesReused']],
  ['auth', ['tokens']],
  ['expectedstatus', ['expectedOutcome']],
  ['expectedstatuses', ['expectedOutcome']],
  ['outcome', ['expectedOutcome']],
  ['outcomereason', ['expectedOutcomeReason']],
  ['expectedstatusreason', ['expectedOutcomeReason']],
  ['reason', ['skipReason']],
  ['skippedreason', ['skipReason']],
  ['reasonskipped', ['skipReason']],
  ['needstestdata', ['requiresTestData']],
  ['testdata', ['testDataDescription']],
  ['fallback', ['useFallbackApi']],
  ['usefallback', ['useFallbackApi']],
  ['fallbackapi', ['useFallbackApi']],
])
