import { isJson } from '../swagger/media-type.ts'
import type { ApiResponse, MediaContent, Operation, SchemaView } from '../swagger/model.ts'

/** A scalar of a documented response. */
export interface ResponseLeaf {
  readonly name: string
  /** Names of the objects that hold it, outermost first; lists leave no trace. */
  readonly containers: readonly string[]
  /** Name of the schema that holds it, where a `$ref` led there. */
  readonly schemaName: string | undefined
  /** `$.data.clients[0].id` */
  readonly jsonPath: string
  /** How many lists it stands in. */
  readonly lists: number
  /** `undefined` where it may be either. */
  readonly type: ScalarKind | undefined
}

/** What a value is, as far as one identifier cannot be taken for another. */
export type ScalarKind = 'number' | 'text'

/** What all values of a schema are; `undefined` where it does not say. */
export function kindOfSchema({ types }: Pick<SchemaView, 'types'>): ScalarKind | undefined {
  if (types === undefined) return undefined
  const isNumber = types.has('integer') || types.has('number')
  return isNumber === types.has('string') ? undefined : isNumber ? 'number' : 'text'
}

/** A text of digits may be the way in which a number is written. */
function kindOfValue(value: unknown): ScalarKind | undefined {
  if (typeof value === 'number') return 'number'
  return typeof value === 'string' && !/^\d*$/.test(value) ? 'text' : undefined
}

/** Objects and lists below the root that are entered. */
const MAX_DEPTH = 7

/** Objects that one response is looked at; breadth first, so that what is left out is what lies deepest. */
const MAX_OBJECTS = 150

/** Members of one object that are looked at. */
const MAX_MEMBERS = 400

/** Alternatives one within the other that are followed: the first branch each time. */
const MAX_ALTERNATIVES = 4

/**
 * Every scalar of the 2xx responses of an operation, of schemas and of what examples have where the schema leaves it open;
 * each JSONPath once.
 */
export function responseLeaves(operation: Operation, wanted: (name: string) => boolean): readonly ResponseLeaf[] {
  const leaves = new Map<string, ResponseLeaf>()
  for (const response of successes(operation)) {
    const content = jsonContent(response)
    if (content === undefined) continue
    if (content.schema !== undefined) walkSchema(content.schema, wanted, leaves)
    for (const { value } of content.examples.slice(0, 3)) walkValue(value, content.schema, wanted, leaves)
  }
  return [...leaves.values()]
}

/** `default` stands for success where no 2xx is documented. */
function successes({ responses }: Operation): readonly ApiResponse[] {
  const documented = responses.filter(({ status }) => status.startsWith('2'))
  return documented.length > 0 ? documented : responses.filter(({ status }) => status === 'default')
}

function jsonContent(response: ApiResponse): MediaContent | undefined {
  return response.content.find(isJson) ?? response.content[0]
}

/** An object or list that is still to be looked at. */
interface Pending<Value> {
  readonly value: Value
  readonly path: string
  readonly containers: readonly string[]
  readonly lists: number
  readonly depth: number
  /** Schemas above it: one within itself says nothing new. */
  readonly above: readonly string[]
}

function walkSchema(root: SchemaView, wanted: (name: string) => boolean, leaves: Map<string, ResponseLeaf>): void {
  const queue: Pending<SchemaView>[] = [{ value: root, path: '$', containers: [], lists: 0, depth: 0, above: [] }]
  for (let at = 0; at < queue.length && at < MAX_OBJECTS; at++) {
    const next = queue[at]
    if (next === undefined) break
    const { value: view, path, containers, lists, depth, above } = next
    const item = view.items ?? view.prefixItems[0]
    if (item !== undefined && view.properties.size === 0) {
      if (depth < MAX_DEPTH)
        queue.push({ ...next, value: item, path: `${path}[0]`, lists: lists + 1, depth: depth + 1 })
      continue
    }
    for (const [name, member] of membersOf(view)) {
      const memberPath = path + spellMember(name)
      if (isHolder(member)) {
        if (depth >= MAX_DEPTH || above.includes(member.id)) continue
        queue.push({
          value: member,
          path: memberPath,
          containers: [...containers, name],
          lists,
          depth: depth + 1,
          above: [...above, view.id],
        })
      } else if (!leaves.has(memberPath) && wanted(name)) {
        leaves.set(memberPath, {
          name,
          containers,
          schemaName: view.name,
          jsonPath: memberPath,
          lists,
          type: kindOfSchema(member),
        })
      }
    }
  }
}

/** Own members, and those of the first branch of each group of alternatives. */
function membersOf(view: SchemaView): readonly (readonly [string, SchemaView])[] {
  if (view.alternatives.length === 0) return [...view.properties].slice(0, MAX_MEMBERS)
  const members = new Map<string, SchemaView>()
  const add = (from: SchemaView, depth: number): void => {
    for (const [name, member] of from.properties) if (!members.has(name)) members.set(name, member)
    if (depth >= MAX_ALTERNATIVES) return
    for (const { schemas } of from.alternatives) {
      const [first] = schemas
      if (first !== undefined) add(first, depth + 1)
    }
  }
  add(view, 0)
  return [...members].slice(0, MAX_MEMBERS)
}

function isHolder(view: SchemaView): boolean {
  const { types } = view
  // Most members are of a type that holds nothing: what else their schemas say need not be read.
  if (types !== undefined && !types.has('object') && !types.has('array') && types.size > 0) return false
  return view.items !== undefined || view.properties.size > 0 || view.alternatives.length > 0
}

/** A value of an example, and what the schema says of it; `undefined` where it says nothing. */
type Exemplified = Pending<unknown> & { readonly schema: SchemaView | undefined }

function walkValue(
  root: unknown,
  schema: SchemaView | undefined,
  wanted: (name: string) => boolean,
  leaves: Map<string, ResponseLeaf>,
): void {
  const queue: Exemplified[] = [{ value: root, schema, path: '$', containers: [], lists: 0, depth: 0, above: [] }]
  for (let at = 0; at < queue.length && at < MAX_OBJECTS; at++) {
    const next = queue[at]
    if (next === undefined) break
    const { value, path, containers, lists, depth } = next
    if (Array.isArray(value)) {
      const item = next.schema?.items ?? next.schema?.prefixItems[0]
      if (depth < MAX_DEPTH)
        queue.push({ ...next, value: value[0], schema: item, path: `${path}[0]`, lists: lists + 1, depth: depth + 1 })
      continue
    }
    if (typeof value !== 'object' || value === null) continue
    for (const [name, member] of Object.entries(value).slice(0, MAX_MEMBERS)) {
      const documented = next.schema?.properties.get(name)
      if (documented === undefined && next.schema !== undefined && saysAllMembers(next.schema)) continue
      const memberPath = path + spellMember(name)
      if (typeof member === 'object' && member !== null) {
        const below = { schema: documented, path: memberPath, containers: [...containers, name], depth: depth + 1 }
        if (depth < MAX_DEPTH) queue.push({ ...next, ...below, value: member })
      } else if (!leaves.has(memberPath) && wanted(name)) {
        leaves.set(memberPath, {
          name,
          containers,
          schemaName: undefined,
          jsonPath: memberPath,
          lists,
          type: kindOfValue(member),
        })
      }
    }
  }
}

/** Whether members that a schema does not name are not to be counted on, though an example has them. */
function saysAllMembers(view: SchemaView): boolean {
  const { origin, properties, additionalProperties, patternProperties, alternatives } = view
  if (origin === 'example' || properties.size === 0 || patternProperties.length > 0 || alternatives.length > 0)
    return false
  return additionalProperties === undefined || additionalProperties === false
}

/** `.name`, or `['a name']` where the short form cannot say it. */
function spellMember(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replace(/[\\']/g, '\\$&')}']`
}
