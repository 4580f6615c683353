import type { Equality, JsonPath, PathSegment } from '../syntax/json-path.ts'
import type { SchemaView } from '../swagger/model.ts'

/** Where a path into a response ends up. */
export type PathOutcome =
  /** Documented; `schemas` are the values it may yield, one for each way through the alternatives. */
  | { readonly kind: 'documented'; readonly schemas: readonly SchemaView[] }
  /** The response says nothing at this point (open schema, no example, a filter into the unknown). */
  | { readonly kind: 'unknown' }
  /** A segment that the documented response does not have. */
  | { readonly kind: 'undocumented'; readonly departure: Departure }

/** The point where a path leaves what is documented. */
export interface Departure {
  /** Index into the path's segments. */
  readonly segment: number
  readonly asked: PathSegment
  /** What is documented there instead. */
  readonly schema: SchemaView
  /**
   * `keys`: an object without that member; `not-object`, `not-list`: another type altogether; `filter`: no such member to
   * test; `filter-value`: a member that never has the value it is tested for.
   */
  readonly reason: 'keys' | 'not-object' | 'not-list' | 'filter' | 'filter-value'
  /** Documented members at that point, those of all alternatives, in the order of the document. */
  readonly known: readonly string[]
  /** What a filter tests for in vain, and all documented values of that member. */
  readonly inVain?: { readonly equality: Equality; readonly values: readonly string[] } | undefined
}

/** Several ways through alternatives are followed at once; a ladder of them is cut here. */
const MOST_VIEWS = 64

/**
 * Follows a JSONPath through a schema. Alternatives (`oneOf`, `anyOf`) are all followed; a path is documented when one
 * of them has it.
 */
export function followPath(schema: SchemaView, path: JsonPath): PathOutcome {
  let views: readonly SchemaView[] = spread([schema])
  for (const [segment, asked] of path.segments.entries()) {
    const steps = views.map((view) => takeSegment(view, asked))
    const reached = steps.flatMap((step) => (step.kind === 'reached' ? step.schemas : []))
    if (reached.length > 0) {
      views = spread(reached)
      continue
    }
    if (steps.length === 0 || steps.some((step) => step.kind === 'unknown')) return { kind: 'unknown' }
    return { kind: 'undocumented', departure: departureAt(views, segment, asked) }
  }
  return { kind: 'documented', schemas: views }
}

/** How deep and how wide {@link pathsEndingIn} looks. */
const MOST_DEPTH = 6
const MOST_LOOKS = 500

/**
 * Documented paths that end in the given members, the shortest first: where a value is that a path seeks in the wrong
 * place. Lists are entered by their first item.
 *
 * @param names what the path ends in, such as `['payments', 'uid']`; list items between them do not count.
 */
export function pathsEndingIn(schema: SchemaView, names: readonly string[], limit = 3): readonly string[] {
  const found: string[] = []
  const queue: Look[] = [{ view: schema, path: '$', trail: [] }]
  // Those that are added on the way have their turn too.
  for (const next of queue) {
    if (found.length === limit) break
    if (
      names.length > 0 &&
      next.trail.length >= names.length &&
      names.every((name, index) => next.trail.at(index - names.length) === name)
    ) {
      found.push(next.path)
      continue
    }
    if (next.trail.length >= MOST_DEPTH) continue
    if (queue.length < MOST_LOOKS) addMembers(next, queue)
  }
  return [...new Set(found)]
}

/** A value of a response that is looked at. */
interface Look {
  readonly view: SchemaView
  readonly path: string
  readonly trail: readonly string[]
}

/** Adds what lies in a value, as far as that is looked at. */
function addMembers({ view: outer, path, trail }: Look, queue: Look[]): void {
  for (const { properties, items } of spread([outer])) {
    for (const [name, view] of properties) {
      if (queue.length === MOST_LOOKS) return
      queue.push({ view, path: `${path}${spellName(name)}`, trail: [...trail, name] })
    }
    if (queue.length === MOST_LOOKS) return
    if (items !== undefined) queue.push({ view: items, path: `${path}[0]`, trail })
  }
}

function spellName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replace(/['\\]/g, '\\$&')}']`
}

type Taken =
  | { readonly kind: 'reached'; readonly schemas: readonly SchemaView[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' }

function takeSegment(view: SchemaView, asked: PathSegment): Taken {
  switch (asked.kind) {
    case 'name':
      return takeName(view, asked.name)
    case 'index':
    case 'slice':
      return takeItem(view, asked.kind === 'index' ? asked.index : 0)
    case 'wildcard':
      return takeChildren(view)
    case 'filter':
      return takeFiltered(view, asked)
    case 'descendant':
    case 'union':
      return { kind: 'unknown' }
  }
}

function takeName(view: SchemaView, name: string): Taken {
  const property = view.properties.get(name)
  if (property !== undefined) return { kind: 'reached', schemas: [property] }
  if (typeof view.additionalProperties === 'object') return { kind: 'reached', schemas: [view.additionalProperties] }
  if (!mayBe(view, 'object')) return { kind: 'absent' }
  return view.properties.size === 0 || isDeclaredOpen(view) ? { kind: 'unknown' } : { kind: 'absent' }
}

function takeItem(view: SchemaView, index: number): Taken {
  const item = view.prefixItems[index] ?? view.items
  if (item !== undefined) return { kind: 'reached', schemas: [item] }
  if (!mayBe(view, 'array') || (view.types === undefined && view.properties.size > 0)) return { kind: 'absent' }
  return { kind: 'unknown' }
}

/** What stands in a list or, whatever its name, in an object. */
function takeChildren(view: SchemaView): Taken {
  const item = takeItem(view, 0)
  if (item.kind === 'reached' || !mayBe(view, 'object')) return item
  const members = [...view.properties.values()]
  if (typeof view.additionalProperties === 'object') members.push(view.additionalProperties)
  if (members.length > 0) return { kind: 'reached', schemas: members.slice(0, MOST_VIEWS) }
  return item.kind === 'unknown' || isDeclaredOpen(view) ? { kind: 'unknown' } : { kind: 'absent' }
}

/**
 * A filter keeps items (or members) for which the named members exist and may have the value that they are tested for;
 * an unknown member would keep none.
 */
function takeFiltered(view: SchemaView, { names, equals }: Filter): Taken {
  const taken = takeChildren(view)
  if (taken.kind !== 'reached') return taken
  const items = spread(taken.schemas)
  const fits = items.filter(
    (item) =>
      names.every((trail) => membersAt(item, trail).length > 0) && equals.every((equality) => mayEqual(item, equality)),
  )
  return fits.length > 0 ? { kind: 'reached', schemas: fits } : { kind: 'absent' }
}

type Filter = Extract<PathSegment, { kind: 'filter' }>

/** Stands for a member of which nothing is known. */
const UNKNOWN = 'unknown'

/** What a member of an item may be; nothing where there is no such member. */
function membersAt(item: SchemaView, trail: readonly string[]): readonly (SchemaView | typeof UNKNOWN)[] {
  let views: readonly SchemaView[] = [item]
  for (const name of trail) {
    const taken = views.map((each) => takeName(each, name))
    if (taken.some((each) => each.kind === 'unknown')) return [UNKNOWN]
    views = spread(taken.flatMap((each) => (each.kind === 'reached' ? each.schemas : [])))
  }
  return views
}

function mayEqual(item: SchemaView, { names, value }: Equality): boolean {
  return membersAt(item, names).some((member) => {
    if (member === UNKNOWN || member.enumeration === undefined) return true
    // Some readers of paths tell a number from its digits, and some do not.
    return member.enumeration.some((each) => String(each) === String(value))
  })
}

/** What a filter tests items for that none of them has. */
function testedInVain(items: readonly SchemaView[], { equals }: Filter): Departure['inVain'] {
  const equality = equals.find((each) => !items.some((item) => mayEqual(item, each)))
  if (equality === undefined) return undefined
  const members = items.flatMap((item) => membersAt(item, equality.names))
  const values = members.flatMap((member) => (member === UNKNOWN ? [] : (member.enumeration ?? [])))
  return values.length === 0 ? undefined : { equality, values: [...new Set(values.map(String))] }
}

/** A view and all its alternatives, nested ones too. The view itself stays: what it declares holds besides. */
function spread(views: readonly SchemaView[]): readonly SchemaView[] {
  const all = new Map<string, SchemaView>()
  const open = [...views]
  for (const view of open) {
    if (all.size === MOST_VIEWS) break
    if (all.has(view.id)) continue
    all.set(view.id, view)
    for (const { schemas } of view.alternatives) for (const schema of schemas) open.push(schema)
  }
  // A schema that is nothing but its alternatives says nothing itself, and must not pass for an open one.
  const telling = [...all.values()].filter(
    (view) => view.alternatives.length === 0 || view.properties.size > 0 || view.items !== undefined,
  )
  return telling.length > 0 ? telling : [...all.values()]
}

function mayBe(view: SchemaView, type: 'object' | 'array'): boolean {
  return view.types === undefined || view.types.has(type)
}

/** An example cannot say that more is allowed: what it has is all that is documented. */
function isDeclaredOpen(view: SchemaView): boolean {
  if (view.origin === 'example') return false
  return view.additionalProperties === true || view.patternProperties.length > 0
}

function departureAt(views: readonly SchemaView[], segment: number, asked: PathSegment): Departure {
  const known = [...new Set(views.flatMap((view) => [...view.properties.keys()]))]
  const [first] = views
  if (first === undefined) throw new RangeError('a path departs from at least one schema')
  const schema = views.find((view) => view.properties.size > 0) ?? first
  if (asked.kind === 'name') {
    const reason = views.some((view) => mayBe(view, 'object')) && known.length > 0 ? 'keys' : 'not-object'
    return { segment, asked, schema, reason, known }
  }
  if (asked.kind === 'filter' && views.some((view) => view.items !== undefined)) {
    const items = views.flatMap((view) => (view.items === undefined ? [] : [view.items]))
    const spreadItems = spread(items)
    const members = [...new Set(spreadItems.flatMap((view) => [...view.properties.keys()]))]
    const inVain = testedInVain(spreadItems, asked)
    const reason = inVain === undefined ? 'filter' : 'filter-value'
    return { segment, asked, schema: items[0] ?? schema, reason, known: members, inVain }
  }
  return { segment, asked, schema, reason: 'not-list', known }
}
