import { isJson } from '../swagger/media-type.ts'
import type { MediaContent, Operation, SchemaView } from '../swagger/model.ts'
import { pathParameter } from '../swagger/path-parameter.ts'
import { readIdentifierName } from './identifier-name.ts'
import type { Consumer, IdentifierLocation } from './model.ts'
import { wordsOf } from './words.ts'

/** Objects one within the other in which identifiers are looked for. */
const MAX_DEPTH = 5

/** Members of all objects of one body that are looked at. */
const MAX_MEMBERS = 600

/** What a step of a consumer's trail is called that goes into a list. */
export const LIST_ITEM = '[]'

/** Every identifier that an operation asks for: path parameters, then the query's, then the body's, in their order. */
export function listConsumers(operation: Operation): readonly Consumer[] {
  return PLACES.flatMap((place) => consumersIn(operation, place))
}

const PLACES = ['path', 'query', 'body'] as const satisfies readonly IdentifierLocation[]

const LISTERS: Readonly<Record<IdentifierLocation, (operation: Operation) => Iterable<Consumer>>> = {
  path: pathConsumers,
  query: queryConsumers,
  body: bodyConsumers,
}

/** What was listed of each operation: specs call the same ones over and over. */
const LISTED = new WeakMap<Operation, Map<IdentifierLocation, readonly Consumer[]>>()

/** The identifiers that an operation asks for in one place. */
export function consumersIn(operation: Operation, place: IdentifierLocation): readonly Consumer[] {
  let places = LISTED.get(operation)
  if (places === undefined) LISTED.set(operation, (places = new Map()))
  let consumers = places.get(place)
  if (consumers === undefined) places.set(place, (consumers = [...LISTERS[place](operation)]))
  return consumers
}

function* pathConsumers(operation: Operation): Generator<Consumer> {
  for (const name of new Set(operation.template.parameters)) {
    const parameter = pathParameter(operation, name)
    yield {
      operation,
      field: name,
      in: 'path',
      trail: [name],
      required: true,
      wanted: true,
      usual: true,
      schema: parameter?.schema,
      description: parameter?.description ?? parameter?.schema.description,
      plural: false,
      kinds: [],
    }
  }
}

function* queryConsumers(operation: Operation): Generator<Consumer> {
  for (const { in: where, name, required, schema, description } of operation.parameters) {
    const read = where === 'query' ? readIdentifierName(lastKey(name)) : undefined
    if (read === undefined || read.weak) continue
    const plural = read.plural || schema.types?.has('array') === true
    yield {
      operation,
      field: name,
      in: 'query',
      trail: [name],
      required,
      wanted: required,
      usual: required,
      schema,
      description: description ?? schema.description,
      plural,
      kinds: [],
    }
  }
}

/** `filter[client_id]` filters by `client_id`. */
function lastKey(name: string): string {
  return /\[([^[\]]+)\](?:\[\])?$/.exec(name)?.[1] ?? name
}

function bodyConsumers(operation: Operation): readonly Consumer[] {
  const content = requestContent(operation)
  if (content?.schema === undefined) return []
  const found: Consumer[] = []
  const keys = keysOf(operation)
  let budget = MAX_MEMBERS
  const visit = (
    view: SchemaView,
    trail: readonly string[],
    above: readonly string[],
    example: unknown,
    needed: Pick<Consumer, 'required' | 'wanted' | 'usual'>,
  ): void => {
    if (above.includes(view.id) || above.length > MAX_DEPTH) return
    const inside = [...above, view.id]
    if (view.items !== undefined && view.properties.size === 0) {
      visit(view.items, [...trail, LIST_ITEM], inside, Array.isArray(example) ? example[0] : undefined, needed)
      return
    }
    const { members, needs } = membersOf(view)
    let kinds: KindsByStem | undefined
    for (const [name, member] of members) {
      if (budget-- <= 0) return
      if (member.readOnly) continue
      const required = needed.required && needs.has(name)
      const isFree = needs.size === 0
      // Where nothing is said to be required, what the example has is what people send.
      const isShown = typeof example === 'object' && example !== null ? Object.hasOwn(example, name) : undefined
      const wanted = needed.wanted && (isFree ? isShown !== false : needs.has(name))
      const usual = wanted && needed.usual && (!isFree || isShown === true)
      const read = readIdentifierName(name)
      const isText = isScalar(member)
      const plural = read?.plural === true || (!isText && member.items !== undefined)
      const isKey = isText && trail.length === 0 && keys.has(name)
      if (isKey || (read !== undefined && !read.weak && (isText || isListOfScalars(member)))) {
        found.push({
          operation,
          field: name,
          in: 'body',
          trail: [...trail, name],
          required,
          wanted,
          usual,
          schema: member,
          description: member.description,
          plural,
          kinds: kindsOf(name, (kinds ??= kindsByStem(members, example))),
        })
      } else if (!isText) {
        visit(member, [...trail, name], inside, memberOf(example, name), { required, wanted, usual })
      }
    }
  }
  const [first] = content.examples
  visit(content.schema, [], [], first?.value ?? content.schema.examples[0], {
    required: operation.requestBody?.required !== false || content.schema.required.size > 0,
    wanted: true,
    usual: true,
  })
  return found
}

/** What a `PUT /tenants/{code}` has in its body besides: the `code` of the thing that is changed. */
function keysOf({ method, template }: Operation): ReadonlySet<string> {
  return new Set(method === 'PUT' || method === 'PATCH' ? template.parameters : [])
}

function requestContent(operation: Operation): MediaContent | undefined {
  const content = operation.requestBody?.content
  return content?.find(isJson) ?? content?.[0]
}

/** Members of an object and the names of those that it needs, with those of its first alternative. */
function membersOf(view: SchemaView): {
  readonly members: ReadonlyMap<string, SchemaView>
  readonly needs: ReadonlySet<string>
} {
  const [group] = view.alternatives
  const [branch] = group?.schemas ?? []
  if (branch === undefined || branch.properties.size === 0) return { members: view.properties, needs: view.required }
  return {
    members: new Map([...view.properties, ...branch.properties]),
    needs: new Set([...view.required, ...branch.required]),
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

function isScalar(view: SchemaView): boolean {
  return (
    view.properties.size === 0 &&
    view.items === undefined &&
    view.alternatives.every(({ schemas }) => schemas.every((each) => each.properties.size === 0))
  )
}

function isListOfScalars(view: SchemaView): boolean {
  return view.items !== undefined && isScalar(view.items)
}

/** The value of `entity_type` that is sent, by the words before its last one. */
type KindsByStem = ReadonlyMap<string, string>

function kindsByStem(members: ReadonlyMap<string, SchemaView>, example: unknown): KindsByStem {
  const kinds = new Map<string, string>()
  for (const [name, { examples, default: usual, enumeration }] of members) {
    const words = wordsOf(name)
    const ending = words.at(-1)
    if (ending !== 'type' && ending !== 'kind' && ending !== 'class') continue
    const stem = words.slice(0, -1).join(' ')
    // A bare `type` may be of anything, unless it is one of a few.
    if (stem === '' && enumeration === undefined) continue
    const documented = [memberOf(example, name), ...examples, usual, ...(enumeration ?? [])]
    const sent = documented.find((value) => value !== undefined)
    if (typeof sent === 'string' && !kinds.has(stem)) kinds.set(stem, sent)
  }
  return kinds
}

/** What `entity_uid` is of, from `entity_type: { enum: [invoice, booking] }` beside it. */
function kindsOf(name: string, kinds: KindsByStem): readonly string[] {
  const kind = kinds.get((readIdentifierName(name)?.stem ?? []).join(' '))
  return kind === undefined ? [] : [kind]
}
