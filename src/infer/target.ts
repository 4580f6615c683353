import { describedResources, type Mention, mentionedOperations } from './description.ts'
import { readIdentifierName } from './identifier-name.ts'
import type { Consumer, ResourceName } from './model.ts'
import { namesResource, type OperationShape, pathOf } from './operation-shape.ts'
import { withoutResource } from './producer-index.ts'
import { kindOfSchema, type ScalarKind } from './response-leaves.ts'
import { resourceWords, sameWords } from './words.ts'

/** What an identifier is of. */
export interface Target {
  /** Names of the resource, the most telling first. Empty where nothing names it. */
  readonly names: readonly ResourceName[]
  readonly suffix: string
  /** A path parameter that is no id: a code, a key, a slug. */
  readonly weak: boolean
  /** One that is called as the thing itself is: `{branch}`, or a `{ref}`. What of it is meant, the name does not say. */
  readonly bare: boolean
  /** What is left of its name without that of its collection: `tax number` of `/clients/{clientTaxNumber}`. */
  readonly member: readonly string[]
  /** What the parameter or the field holds; `undefined` where it may be either. */
  readonly type: ScalarKind | undefined
  /** The path of the collection that it picks from: `/v1/clients` for `/v1/clients/{id}`. */
  readonly collection: string | undefined
  /** The names say nothing: `entity_uid`, `object_id`. */
  readonly generic: boolean
  /** Resources that the field's description speaks of: "UID of the invoice". */
  readonly described: readonly ResourceName[]
  /** Operations that the field's description mentions. */
  readonly mentioned: readonly Mention[]
}

/** Words that may stand for any resource. */
const GENERIC: ReadonlySet<string> = new Set(
  'entity object resource item reference record subject element thing external owner payload ref'.split(' '),
)

/** Words before a resource that say what part it plays. */
const ROLES: ReadonlySet<string> = new Set(
  (
    'to from source target parent new related old current default original destination linked associated assigned ' +
    'selected primary secondary main previous next owner sub root first last preferred initial requested given the my'
  ).split(' '),
)

/** @param aliases resource → another name of it, in words joined by a space */
export function targetOf(consumer: Consumer, shape: OperationShape, aliases: ReadonlyMap<string, string>): Target {
  const read = readIdentifierName(lastName(consumer.trail))
  const names: ResourceName[] = []
  const add = (words: ResourceName) => {
    if (words.length > 0 && !names.some((known) => sameWords(known, words))) names.push(words)
  }
  const addWithAlias = (words: ResourceName) => {
    const alias = aliases.get(words.join(' '))
    // The config corrects the name: what it says holds instead.
    add(alias === undefined ? words : alias.split(' '))
  }
  const before = consumer.in === 'path' ? segmentsBefore(shape, consumer.field) : undefined
  for (const kind of consumer.kinds) addWithAlias(resourceWords(kind))
  const stem = read?.stem ?? resourceWords(consumer.field)
  addWithAlias(stem)
  addWithAlias(withoutRole(stem))
  if (stem.length === 0 || withoutRole(stem).length === 0) {
    if (before === undefined) for (const words of holders(consumer, shape)) addWithAlias(words)
    else addWithAlias(resourceOf(before))
  }
  return {
    names,
    suffix: read?.suffix ?? consumer.field.toLowerCase(),
    weak: read === undefined || read.weak,
    bare: read === undefined || (read.suffix === 'ref' && read.stem.length === 0),
    member: withoutResource(consumer.field, before?.at(-1)?.text ?? ''),
    type: consumer.schema && kindOfSchema(consumer.schema),
    collection: before === undefined || before.length === 0 ? undefined : pathOf(before),
    generic: names.length > 0 && names.every((words) => words.every((word) => GENERIC.has(word))),
    described: describedResources(consumer.description),
    mentioned: mentionedOperations(consumer.description),
  }
}

/** Aliases of a config in words: `payment_statuses: payment_requests` and `payment_status_id: …` mean the same. */
export function readAliases(aliases: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(aliases).map(([name, other]) => [resourceKey(name), resourceKey(other)]))
}

function resourceKey(name: string): string {
  const read = readIdentifierName(name)
  const words = read === undefined || read.stem.length === 0 ? resourceWords(name) : read.stem
  return words.join(' ')
}

/** The last key of a trail that is a name: `filter[client_id]` and `clients.[]` included. */
function lastName(trail: readonly string[]): string {
  const key = trail.findLast((each) => each !== '[]') ?? ''
  return /\[([^[\]]+)\](?:\[\])?$/.exec(key)?.[1] ?? key
}

/** `source client` is a client; `parent` alone says nothing of what it is a parent. */
function withoutRole(words: ResourceName): ResourceName {
  const [first, ...rest] = words
  return first !== undefined && ROLES.has(first) ? withoutRole(rest) : words
}

function segmentsBefore(shape: OperationShape, parameter: string): OperationShape['segments'] {
  const at = shape.segments.findIndex((segment) => segment.parameters.includes(parameter))
  return at < 0 ? [] : shape.segments.slice(0, at)
}

/** A bare `id` in a path is of what stands before it, verbs and versions aside. */
function resourceOf(before: OperationShape['segments']): ResourceName {
  const telling = before.findLast(namesResource)
  return telling === undefined ? [] : resourceWords(telling.text)
}

/** A bare `id` in a body is of what holds it, one at its root of what the operation is about. */
function holders(consumer: Consumer, shape: OperationShape): readonly ResourceName[] {
  const holder = consumer.trail.slice(0, -1).findLast((key) => key !== '[]')
  return holder === undefined ? [shape.resource] : [resourceWords(holder), withoutRole(resourceWords(holder))]
}
