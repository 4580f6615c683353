import { entryOf, type ListNode, type MapNode, type Node, type ScalarNode } from '../../syntax/node.ts'
import type { Alternatives, Condition, JsonType, SchemaView } from '../../swagger/model.ts'
import type { Checker } from './checker.ts'
import { enumerationOf } from './enumeration.ts'
import { scalarType, takesType, typesTaken } from './json-type.ts'
import { matchesPattern } from './pattern.ts'
import { isOpenKey, placeholderShare } from './placeholder-value.ts'
import { scalarMismatch } from './scalar.ts'

/** Levels of nesting that are looked at. */
const DEEPEST = 20

/** `undefined` where nobody can tell: for what a placeholder becomes, and for what a lenient server may take. */
type Fit = boolean | undefined

type Part = Pick<Checker, 'options' | 'effort'>

/**
 * Whether a value is valid for a schema by the letter, as conditions and exclusions have to know: unlike in
 * `findMismatches`, an object may have keys that are not listed, and a doubt is no answer.
 *
 * A property that is listed and absent is a doubt as well: `if: { properties: { kind: { const: card } } }` holds, by the
 * letter, for whatever has no `kind`, which is hardly ever what was meant.
 */
export function fitsSchema(node: Node, schema: SchemaView, part: Part, depth = 0): Fit {
  const { options, effort } = part
  if (effort.fits-- <= 0 || depth > DEEPEST || !schema.isWhole || options.opaque?.has(node) === true) return undefined
  if (placeholderShare(node, options.source) !== 'none') return undefined
  return allOf(answers(node, schema, part, depth + 1))
}

/** Whether a condition holds for a value. */
export function isMet({ when }: Condition, node: Node, part: Part, depth = 0): Fit {
  if (typeof when !== 'string') return fitsSchema(node, when, part, depth)
  if (node.kind !== 'map') return false
  const entry = entryOf(node, when)
  if (entry === undefined) return node.entries.some(({ key }) => isOpenKey(key)) ? undefined : false
  // Many a server takes `null` for a key that is not there.
  return entry.value.kind === 'scalar' && entry.value.value === null ? undefined : true
}

function allOf(each: Iterable<Fit>): Fit {
  let all: Fit = true
  for (const answer of each) {
    if (answer === false) return false
    if (answer === undefined) all = undefined
  }
  return all
}

function* answers(node: Node, schema: SchemaView, part: Part, depth: number): Generator<Fit> {
  if (node.kind === 'scalar') yield scalarFits(node, schema, part)
  else yield containerTypeFits(node, schema, part)
  if (node.kind === 'map') yield* mapAnswers(node, schema, part, depth)
  else if (node.kind === 'list') yield* listAnswers(node, schema, part, depth)
  for (const group of schema.alternatives) yield groupFits(node, group, part, depth)
  for (const condition of schema.demands.conditions) {
    const met = isMet(condition, node, part, depth)
    const branch = met === true ? condition.holds : condition.otherwise
    if (met === undefined) yield undefined
    else if (branch !== undefined) yield fitsSchema(node, branch, part, depth)
  }
  for (const excluded of schema.demands.exclusions) {
    const fits = fitsSchema(node, excluded, part, depth)
    yield fits === undefined ? undefined : !fits
  }
}

function scalarFits(node: ScalarNode, schema: SchemaView, { options, effort }: Part): Fit {
  const { value } = node
  const textual = options.textual === true
  const { types, enumeration, pattern } = schema
  // What the members imply of the type is no more than likely.
  if (types === undefined && typesTaken(schema) !== undefined) return undefined
  if (value === null) {
    const isTaken = (types?.has('null') ?? true) && (enumeration?.includes(null) ?? true)
    return isTaken && !textual ? true : undefined
  }
  if (enumeration !== undefined) {
    const { values, byText } = enumerationOf(enumeration)
    if (values.has(value)) return types === undefined || takesType(types, scalarType(value)) ? true : undefined
    return byText.has(String(value)) ? (textual ? true : undefined) : false
  }
  const written = node.style === 'plain' ? options.source.slice(node.span) : String(value)
  const mismatch = scalarMismatch(node, schema, { trail: [], written, textual, effort })
  // No server has to mind a format.
  if (mismatch !== undefined)
    return mismatch.certainty === 'soft' || mismatch.kind === 'wrong-format' ? undefined : false
  return pattern === undefined || (typeof value === 'string' && matchesPattern(pattern, value, effort)) || undefined
}

function containerTypeFits(node: ListNode | MapNode, schema: SchemaView, { options }: Part): Fit {
  const type: JsonType = node.kind === 'list' ? 'array' : 'object'
  if (schema.enumeration !== undefined || options.textual === true) return undefined
  if (schema.types !== undefined) return schema.types.has(type)
  return (typesTaken(schema)?.has(type) ?? true) || undefined
}

function* mapAnswers(node: MapNode, schema: SchemaView, part: Part, depth: number): Generator<Fit> {
  const { required, properties, patternProperties, additionalProperties, minProperties = 0, maxProperties } = schema
  const values = new Map(node.entries.map(({ key, value }) => [key, value]))
  const isOpen = node.entries.some(({ key }) => isOpenKey(key))
  for (const name of required) {
    if (!values.has(name)) yield isOpen || properties.get(name)?.readOnly === true ? undefined : false
  }
  for (const [name, property] of properties) {
    const value = values.get(name)
    if (value !== undefined) yield fitsSchema(value, property, part, depth)
    else if (!required.has(name) && property.types?.size !== 0) yield undefined
  }
  const isFree = additionalProperties === undefined || additionalProperties === true
  if (patternProperties.length > 0 || !isFree) {
    if ([...values.keys()].some((key) => !properties.has(key))) yield undefined
  }
  const isCounted = values.size >= minProperties && values.size <= (maxProperties ?? Infinity)
  if (minProperties > 0 || maxProperties !== undefined) yield isOpen ? undefined : isCounted
  for (const names of schema.demands.keyNames) {
    for (const { key, keySpan } of node.entries) {
      yield fitsSchema({ kind: 'scalar', value: key, style: 'double', span: keySpan }, names, part, depth)
    }
  }
}

function* listAnswers({ items }: ListNode, schema: SchemaView, part: Part, depth: number): Generator<Fit> {
  const { minItems = 0, maxItems = Infinity, uniqueItems, prefixItems } = schema
  yield items.length >= minItems && items.length <= maxItems
  if (uniqueItems && items.length > 1) yield undefined
  for (const [index, item] of items.entries()) {
    const each = prefixItems[index] ?? schema.items
    if (each !== undefined) yield fitsSchema(item, each, part, depth)
  }
  for (const { schema: contained, least, most } of schema.demands.contained) {
    const { certain, possible } = countFitting(items, contained, part, depth)
    if (possible < least || certain > most) yield false
    else if (certain < least || possible > most) yield undefined
  }
}

/** How many items fit a schema, and how many may. */
export function countFitting(
  items: readonly Node[],
  schema: SchemaView,
  part: Part,
  depth = 0,
): { readonly certain: number; readonly possible: number } {
  const fits = items.map((item) => fitsSchema(item, schema, part, depth))
  return { certain: fits.filter((fit) => fit === true).length, possible: fits.filter((fit) => fit !== false).length }
}

function groupFits(node: Node, { kind, schemas, discriminator }: Alternatives, part: Part, depth: number): Fit {
  // Which alternative a tag leads to is no matter of what fits.
  if (discriminator !== undefined) return undefined
  let certain = 0
  let possible = 0
  for (const schema of schemas) {
    if (part.effort.fits <= 0) return undefined
    const fits = fitsSchema(node, schema, part, depth)
    if (fits === true) certain++
    if (fits !== false) possible++
    if (certain > (kind === 'oneOf' ? 1 : 0)) return kind === 'anyOf'
  }
  return possible === 0 ? false : certain === 1 && possible === 1 ? true : undefined
}
