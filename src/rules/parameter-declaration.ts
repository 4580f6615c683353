import { withAlternatives } from '../project/conformance/schema-stack.ts'
import type { SpecContext } from '../project/model.ts'
import type { ParameterLocation, ParameterRow, ParameterTable } from '../spec/model.ts'
import { isCredential } from '../swagger/credentials.ts'
import type { Operation, Parameter, SchemaView } from '../swagger/model.ts'

/** What swagger says of one row of a parameter table. */
export type Declaration =
  | {
      readonly kind: 'declared'
      readonly schema: SchemaView
      readonly required: boolean
      /** Where the row is about a whole parameter, that one. */
      readonly parameter?: Parameter
    }
  /** `known` are the names that could have been meant at that point, `place` is where they are declared. */
  | {
      readonly kind: 'undeclared'
      readonly known: readonly string[]
      readonly asked: string
      readonly parent: string | undefined
      readonly schema: SchemaView | undefined
    }
  /** The swagger leaves it open, or another rule tells of it. */
  | { readonly kind: 'unknown' }

/** Schemas that are looked at for one step of a name: alternatives of alternatives may be without number. */
const MOST_VIEWS = 64

/** Rows of all tables with what swagger says of each, where the operation is known. */
export function* declaredRows(context: SpecContext): Generator<{
  readonly table: ParameterTable
  readonly row: ParameterRow
  readonly operation: Operation
  readonly declaration: Declaration
}> {
  const { operation } = context
  if (operation === undefined) return
  for (const table of context.spec.parameterTables) {
    for (const row of table.rows)
      yield { table, row, operation, declaration: declarationOf(context, operation, table.location, row) }
  }
}

/** What HTTP itself and the keys of a step send, and so no document declares; `x_on_behalf_of` is such a key. */
const STANDARD_HEADERS =
  /^(?:authorization|content-type|content-length|accept|accept-encoding|user-agent|host|cookie|x-on-behalf-of)$/i

function declarationOf(
  context: SpecContext,
  operation: Operation,
  location: ParameterLocation,
  row: ParameterRow,
): Declaration {
  if (location === 'body') return bodyDeclaration(operation, row)
  const declared = operation.parameters.filter((parameter) => parameter.in === location)
  const name = bareName(row.name.value)
  const parameter =
    declared.find((each) => sameName(each, name)) ??
    declared.find((each) => isObject(each.schema) && each.name === row.trail[0])
  if (parameter !== undefined) {
    const whole = { schema: parameter.schema, required: parameter.required || location === 'path' }
    const declaration = memberDeclaration(
      whole,
      parameter.name === row.name.value ? [] : row.trail.slice(1),
      parameter.name,
    )
    const isWhole = declaration.kind === 'declared' && declaration.schema === whole.schema
    return isWhole ? { ...declaration, parameter } : declaration
  }
  // The members of an object may stand in the query by themselves.
  const [spread] = location === 'query' ? declared.flatMap(({ schema }) => propertiesOf(schema, name)) : []
  if (spread !== undefined) return { kind: 'declared', ...spread }
  if (location === 'query' && context.config.query.allow.includes(name)) return { kind: 'unknown' }
  // An endpoint that renames a parameter has its own finding.
  if (location === 'path' && context.spec.frontmatter.operation?.path.value.includes(`{${name}}`) === true)
    return { kind: 'unknown' }
  // Few documents declare the headers that every call carries.
  if (location === 'header' && declared.length === 0) return { kind: 'unknown' }
  if (location === 'header' && STANDARD_HEADERS.test(name)) return { kind: 'unknown' }
  if (isCredential(operation.document, location, name)) return { kind: 'unknown' }
  if (operation.hasMoreParameters || operation.parameters.some((each) => each.in === 'querystring')) {
    return { kind: 'unknown' }
  }
  return {
    kind: 'undeclared',
    known: declared.map((each) => each.name),
    asked: name,
    parent: undefined,
    schema: undefined,
  }
}

/** `filter[from]` is the member `from` of the object `filter`; whatever is not of an object is of the whole parameter. */
function memberDeclaration(whole: Declared, trail: readonly string[], name: string): Declaration {
  let found = whole
  let parent = name
  for (const key of trail) {
    if (!isObject(found.schema)) break
    const [member] = propertiesOf(found.schema, key)
    if (member === undefined) return missing([found.schema], key, parent)
    found = member
    parent = `${parent}.${key}`
  }
  return { kind: 'declared', ...found }
}

function isObject({ types, properties }: SchemaView): boolean {
  return types?.has('object') === true || properties.size > 0
}

/** `ids[]` is a way to write `ids`. */
function bareName(name: string): string {
  return name.replace(/\[\]$/, '')
}

function sameName(parameter: Parameter, name: string): boolean {
  if (parameter.in === 'header') return parameter.name.toLowerCase() === name.toLowerCase()
  return bareName(parameter.name) === name || parameter.name === name.replace(/\[.*$/, '')
}

function bodyDeclaration(operation: Operation, row: ParameterRow): Declaration {
  const schemas = (operation.requestBody?.content ?? []).flatMap((content) =>
    content.schema === undefined ? [] : [content.schema],
  )
  const telling = schemas.filter((schema) => schema.origin === 'schema')
  if (telling.length === 0) return { kind: 'unknown' }
  const literal = telling.flatMap((schema) => propertiesOf(schema, row.name.value))
  const [whole] = literal
  if (whole !== undefined) return { kind: 'declared', ...whole }
  let views: readonly SchemaView[] = telling
  let found: Declared | undefined
  let parent: string | undefined
  for (const key of row.trail) {
    const steps = distinct(views.flatMap((view) => (key === '[]' ? itemsOf(view) : propertiesOf(listItem(view), key))))
    const [first] = steps
    if (first === undefined) {
      // A body that is told by an example alone takes more than it shows.
      return telling.length < schemas.length ? { kind: 'unknown' } : missing(views.map(listItem), key, parent)
    }
    found = first
    views = steps.map((step) => step.schema)
    if (key !== '[]') parent = parent === undefined ? key : `${parent}.${key}`
  }
  return found === undefined ? { kind: 'unknown' } : { kind: 'declared', ...found }
}

function missing(views: readonly SchemaView[], key: string, parent: string | undefined): Declaration {
  const known = [...allKeys(views)]
  const [schema] = views
  const open = views.some((view) => isOpen(view))
  return open || known.length === 0 || key === '[]'
    ? { kind: 'unknown' }
    : { kind: 'undeclared', known, asked: key, parent, schema }
}

/** A table may leave out the `[]` of a list. */
function listItem(view: SchemaView): SchemaView {
  return view.properties.size === 0 && view.items !== undefined ? view.items : view
}

/** What a schema declares at one step. */
interface Declared {
  readonly schema: SchemaView
  readonly required: boolean
}

function itemsOf(view: SchemaView): readonly Declared[] {
  return withAlternatives([view], MOST_VIEWS).flatMap(({ items }) =>
    items === undefined ? [] : [{ schema: items, required: false }],
  )
}

function propertiesOf(view: SchemaView, key: string): readonly Declared[] {
  return withAlternatives([view], MOST_VIEWS).flatMap(({ properties, required }) => {
    const schema = properties.get(key)
    return schema === undefined ? [] : [{ schema, required: required.has(key) }]
  })
}

/** Of those that several alternatives share, one is enough. */
function distinct(declared: readonly Declared[]): readonly Declared[] {
  if (declared.length < 2) return declared
  return [...new Map(declared.toReversed().map((each) => [each.schema.id, each])).values()]
    .toReversed()
    .slice(0, MOST_VIEWS)
}

/** Names of properties, those of alternatives too: each is gathered as it comes, as alternatives share most of them. */
function allKeys(views: readonly SchemaView[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const view of views) {
    for (const key of view.properties.keys()) keys.add(key)
    for (const { schemas } of view.alternatives) {
      for (const { properties } of schemas) for (const key of properties.keys()) keys.add(key)
    }
  }
  return keys
}

function isOpen(view: SchemaView): boolean {
  if (
    view.additionalProperties === true ||
    typeof view.additionalProperties === 'object' ||
    view.patternProperties.length > 0
  )
    return true
  return view.properties.size === 0 && view.alternatives.length === 0
}
