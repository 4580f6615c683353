import { chooseContent } from '../infer/sampling/sample-body.ts'
import type { Operation, ParameterIn, SchemaView } from '../swagger/model.ts'
import { cellOf, code, escapeCell } from './prose.ts'
import type { ParameterData, ParameterRowData, ParameterTableData } from './template-data.ts'

/** Rows of one body: what is required is shown however deep, and this many rows at the most. */
const MAX_ROWS = 60
const MAX_DEPTH = 5

const UNDESCRIBED = 'Not described'

const TITLES: readonly (readonly [ParameterIn, string])[] = [
  ['path', 'Path Parameters'],
  ['query', 'Query Parameters'],
  ['header', 'Header Parameters'],
]

/** The parameter tables of an operation, those that would be empty left out. */
export function parameterData(operation: Operation): ParameterData {
  const tables: ParameterTableData[] = TITLES.map(([place, title]) => ({
    title,
    rows: parameterRows(operation, place),
  }))
  tables.push({ title: 'Body Parameters', rows: bodyRows(operation) })
  const filled = tables.filter(({ rows }) => rows.length > 0)
  return { hasTables: filled.length > 0, tables: filled }
}

function parameterRows(operation: Operation, place: ParameterIn): readonly ParameterRowData[] {
  const declared = operation.parameters.filter((parameter) => parameter.in === place)
  const rows = declared.map(({ name, required, schema, description, deprecated }) => ({
    name: nameCell(name),
    type: typeCell(schema),
    required: required || place === 'path' ? 'Yes' : 'No',
    description: describe(description ?? schema.description, deprecated),
  }))
  if (place !== 'path') return rows
  const known = new Set(declared.map(({ name }) => name))
  const undeclared = [...new Set(operation.template.parameters)].filter((name) => !known.has(name))
  return [
    ...rows,
    ...undeclared.map((name) => ({
      name: nameCell(name),
      type: 'string',
      required: 'Yes',
      description: 'Not declared by the swagger',
    })),
  ]
}

function bodyRows(operation: Operation): readonly ParameterRowData[] {
  const schema = chooseContent(operation.requestBody?.content ?? [])?.schema
  if (schema === undefined) return []
  const rows: ParameterRowData[] = []
  const visit = (view: SchemaView, prefix: string, above: readonly string[], whole: boolean): void => {
    if (above.includes(view.id) || above.length > MAX_DEPTH) return
    const inside = [...above, view.id]
    if (view.items !== undefined && view.properties.size === 0) {
      visit(view.items, `${prefix}[]`, inside, whole)
      return
    }
    for (const [name, member] of view.properties) {
      if (rows.length >= MAX_ROWS) return
      const required = view.required.has(name)
      if (member.readOnly || (!whole && !required)) continue
      // A dot or a bracket within a name would be read as a way into an object.
      if (/[.[\]`|]/.test(name) && prefix !== '') continue
      const path = prefix === '' ? name : `${prefix}.${name}`
      rows.push({
        name: nameCell(path),
        type: typeCell(member),
        required: required ? 'Yes' : 'No',
        description: describe(member.description, member.deprecated),
      })
      if (required) visit(member, path, inside, false)
    }
  }
  visit(schema, '', [], true)
  return rows
}

/** What Markdown would take for something else stands as code. */
function nameCell(name: string): string {
  return /[<>*()\s]/.test(name) ? code(name.replace(/\\?\|/g, '\\|')) : escapeCell(name)
}

function describe(description: string | undefined, deprecated: boolean): string {
  const text = cellOf(description)
  return [deprecated ? 'Deprecated.' : '', text === '' ? UNDESCRIBED : text].filter((part) => part !== '').join(' ')
}

/** `string`, `integer or null`, `array of string`, `string (date)`. */
function typeCell(view: SchemaView): string {
  const types = [...(view.types ?? [])].filter((type) => type !== 'null')
  const [only] = types
  if (only === undefined) return 'any'
  if (types.length > 1) return types.toSorted().join(' or ')
  if (only === 'array') {
    const inner = [...(view.items?.types ?? [])].filter((type) => type !== 'null')
    return inner.length === 1 ? `array of ${inner[0]}` : 'array'
  }
  return view.format === undefined || !/^[\w-]{1,20}$/.test(view.format) ? only : `${only} (${view.format})`
}
