import type { MapEntry, MapNode, Node } from '../syntax/node.ts'
import { foldName } from '../text/fold-name.ts'
import { nearestWords } from './step-spelling.ts'

/** The keys that one kind of mapping may have. */
export interface Vocabulary {
  readonly keys: ReadonlySet<string>
  readonly required: readonly string[]
  /** Other words for a key, likeliest meaning first; written without case, `_` and `-`. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>
  /** Whether a value can be that of a required key, so that `pathway: 3` is not taken for a `path`. */
  readonly fits: (key: string, value: Node) => boolean
}

/** The key of YAML 1.1 that takes over the keys of another mapping. */
export const MERGE_KEY = '<<'

/** Keys of a step. */
export const STEP_VOCABULARY: Vocabulary = {
  keys: new Set([
    'id',
    'description',
    'method',
    'path',
    'params',
    'body',
    'token',
    'extract',
    'expect',
    'onFail',
    'skipReason',
    'useFallback',
    'x_on_behalf_of',
    'content_type',
    'form_fields',
    'file_fields',
    'sleep',
  ]),
  required: ['id', 'method', 'path', 'expect'],
  synonyms: readSynonyms({
    id: 'name stepId key',
    description: 'name title summary note notes comment desc',
    method: 'verb httpMethod requestMethod type',
    path: 'url uri endpoint route href',
    params: 'query queryParams queryParameters parameters searchParams',
    body: 'payload data json requestBody bodyParams',
    token: 'tokens auth tokenType authToken authorization',
    extract: 'extracts extractions capture captures save store outputs',
    expect: 'expects expected expectation expectations assert assertions status statusCode expectedStatus expectStatus',
    onFail: 'onFailure onError onFailed ifFails failure',
    skipReason: 'reason skipBecause',
    useFallback: 'useFallbackApi useFallbackUrl fallback fallbackApi',
    x_on_behalf_of: 'onBehalfOf',
    content_type: 'contentType mediaType',
    form_fields: 'form formData fields',
    file_fields: 'files attachments uploads',
    sleep: 'wait delay pause waitMs delayMs sleepMs',
  }),
  fits(key, value) {
    if (key === 'expect') return value.kind !== 'scalar' || typeof value.value === 'number'
    if (value.kind !== 'scalar' || typeof value.value !== 'string') return false
    if (key === 'path') return /^["'\s]*(?:\/|\{\{|https?:)/.test(value.value)
    return key === 'method' ? /^\s*[A-Za-z]{3,7}\s*$/.test(value.value) : /^[\w-]+$/.test(value.value)
  },
}

/** Keys of a step's `expect`. */
export const EXPECT_VOCABULARY: Vocabulary = {
  keys: new Set(['status']),
  required: ['status'],
  synonyms: readSynonyms({ status: 'statusCode statusCodes code codes httpStatus responseStatus responseCode' }),
  fits: () => true,
}

/** Keys of a block of steps. */
export const BLOCK_VOCABULARY: Vocabulary = {
  keys: new Set(['steps']),
  required: ['steps'],
  synonyms: readSynonyms({ steps: 'requests request prerequisites testSteps testRequest' }),
  fits: (_key, value) => value.kind === 'list',
}

/**
 * What an unknown key may have meant: keys that the mapping does not have yet, likeliest first. Synonyms come before
 * words that are merely spelt alike.
 */
export function meaningsOf(key: string, node: MapNode, { keys, synonyms }: Vocabulary): readonly string[] {
  const present = keysOf(node)
  const absent = [...keys].filter((known) => !present.has(known))
  const named = (synonyms.get(foldName(key)) ?? []).filter((known) => absent.includes(known))
  return named.length > 0 ? named.slice(0, 1) : nearestWords(key, absent)
}

const KEYS = new WeakMap<MapNode, ReadonlySet<string>>()

/** Gathered once: a mapping may have thousands of unknown keys, and each asks for what is there already. */
function keysOf(node: MapNode): ReadonlySet<string> {
  let keys = KEYS.get(node)
  if (keys === undefined) KEYS.set(node, (keys = new Set(node.entries.map((entry) => entry.key))))
  return keys
}

/** Required keys that are there under a wrong name: required key → the entry that stands for it. */
export function misnamedKeys(node: MapNode, vocabulary: Vocabulary): ReadonlyMap<string, MapEntry> {
  const found = new Map<string, MapEntry>()
  for (const entry of node.entries) {
    if (vocabulary.keys.has(entry.key)) continue
    const [meant] = meaningsOf(entry.key, node, vocabulary)
    if (meant === undefined || found.has(meant) || !vocabulary.required.includes(meant)) continue
    if (vocabulary.fits(meant, entry.value)) found.set(meant, entry)
  }
  return found
}

/** Entries whose key is not of the vocabulary and stands for no required one; those are for `steps/shape`. */
export function unknownEntries(node: MapNode, vocabulary: Vocabulary): readonly MapEntry[] {
  const misnamed = new Set(misnamedKeys(node, vocabulary).values())
  return node.entries.filter((entry) => !vocabulary.keys.has(entry.key) && !misnamed.has(entry))
}

/** Whether a step lacks a key because it has it under a name of which `steps/unknown-key` tells: `query` for `params`. */
export function hasUnderOtherName(step: MapNode, key: string): boolean {
  return unknownEntries(step, STEP_VOCABULARY).some((entry) => meaningsOf(entry.key, step, STEP_VOCABULARY)[0] === key)
}

/** A word may stand for several keys: the first that a step does not have is meant. */
function readSynonyms(words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const meanings = new Map<string, string[]>()
  for (const [key, others] of Object.entries(words)) {
    for (const other of others.split(' ')) {
      const list = meanings.get(foldName(other))
      if (list === undefined) meanings.set(foldName(other), [key])
      else list.push(key)
    }
  }
  return meanings
}
