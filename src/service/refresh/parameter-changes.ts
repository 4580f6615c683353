import { joinTypes } from '../../project/flow-types.ts'
import type { SpecContext } from '../../project/model.ts'
import { declaredRows } from '../../rules/parameter-declaration.ts'
import { readTypeCell, typeAgrees } from '../../rules/type-cell.ts'
import type { ParameterRowData } from '../../scaffold/template-data.ts'
import type { ParameterLocation, ParameterRow, ParameterTable } from '../../spec/model.ts'
import { PARAMETER_COLUMNS } from '../../spec/parameter-table.ts'
import { headerKey } from '../../spec/table-cells.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { contentEnd } from './content-end.ts'
import type { SpecChange } from './model.ts'
import { PARAMETER_LOCATIONS, type ParameterReference, spellKeys, spellRow } from './parameter-reference.ts'
import { sentNames } from './sent-names.ts'
import { TableRows } from './table-rows.ts'

/**
 * Brings the rows of the parameter tables in line with the swagger: rows of parameters that are gone are taken away,
 * those of new ones added, and types and requirements corrected where they contradict it. Descriptions stay, and so does
 * every row of something that the request sends or that the spec's own notes speak of.
 */
export function* parameterChanges(context: SpecContext, reference: ParameterReference): Generator<SpecChange> {
  const gone = goneRows(context)
  yield* removals(context, reference, gone)
  for (const { table, row, declaration } of declaredRows(context)) {
    const name = row.name.value
    if (declaration.kind !== 'declared' || context.acknowledges(name)) continue
    const documented = reference.row(table.location, row.trail)?.type
    const edits = [
      ...typeEdits(row, declaration.schema, documented),
      ...requirementEdits(row, declaration.required, table),
    ]
    if (edits.length > 0) yield change(`corrects the ${table.location} parameter \`${name}\``, edits)
  }
  for (const location of PARAMETER_LOCATIONS) yield* additions(context, location, reference, gone)
}

/** Rows of what the swagger does not declare any more. */
function goneRows(context: SpecContext): ReadonlySet<ParameterRow> {
  const sent = sentNames(context)
  const gone = new Set<ParameterRow>()
  for (const { row, declaration } of declaredRows(context)) {
    if (declaration.kind !== 'undeclared' || sent.has(declaration.asked)) continue
    if (![declaration.asked, row.name.value].some((name) => context.acknowledges(name))) gone.add(row)
  }
  return gone
}

/** Takes rows away, and the heading with them where nothing is left below it. */
function* removals(
  { spec }: SpecContext,
  reference: ParameterReference,
  gone: ReadonlySet<ParameterRow>,
): Generator<SpecChange> {
  const { text } = spec.source
  for (const table of spec.parameterTables) {
    const rows = table.rows.filter((row) => gone.has(row))
    const isEmptied = rows.length > 0 && rows.length === table.table.rows.length
    if (isEmptied && reference.rows(table.location).length === 0 && isOnlyTable(table, text)) {
      const { span } = table.section
      const end = contentEnd(text, span)
      const edit = {
        span: { start: span.start, end: text.slice(end, span.end).trim() === '' ? span.end : end },
        text: '',
      }
      yield change(`removes the table of ${table.location} parameters`, [edit])
      continue
    }
    const writer = new TableRows(text, table.table)
    for (const row of rows)
      yield change(`removes the ${table.location} parameter \`${row.name.value}\``, [writer.remove(row.span)])
  }
}

function isOnlyTable({ section, table }: ParameterTable, text: string): boolean {
  const before = text.slice(section.title.span.end, table.span.start)
  const after = text.slice(table.span.end, contentEnd(text, section.span))
  return section.subsections.length === 0 && before.trim() === '' && after.trim() === ''
}

function change(title: string, edits: readonly TextEdit[]): SpecChange {
  return { part: 'parameter-table', title, edits }
}

function typeEdits({ type }: ParameterRow, schema: SchemaView, documented: string | undefined): readonly TextEdit[] {
  if (type === undefined) return []
  const said = readTypeCell(type.value)
  const declared = joinTypes([schema])
  if (said === undefined || declared === undefined || typeAgrees(said, declared)) return []
  const names = [...declared].filter((name) => name !== 'null').toSorted()
  const text = documented ?? names.join(' or ')
  return text === '' || text === 'any' ? [] : [{ span: type.span, text }]
}

function requirementEdits(
  { required: cell }: ParameterRow,
  required: boolean,
  table: ParameterTable,
): readonly TextEdit[] {
  if (cell === undefined || (cell.meaning !== 'yes' && cell.meaning !== 'no')) return []
  if ((cell.meaning === 'yes') === required) return []
  return [{ span: cell.span, text: spellRequirement(required, table) }]
}

/** "Yes" or "No", or the one word that the table has for it. */
function spellRequirement(required: boolean, { rows }: ParameterTable): string {
  const like = rows.find(({ required: cell }) => cell?.meaning === (required ? 'yes' : 'no'))?.required
  return like !== undefined && /^\S{1,12}$/.test(like.value) ? like.value : required ? 'Yes' : 'No'
}

/** Rows of what the tables of one place leave out, each behind the one that the swagger has before it. */
function* additions(
  { spec }: SpecContext,
  location: ParameterLocation,
  reference: ParameterReference,
  gone: ReadonlySet<ParameterRow>,
): Generator<SpecChange> {
  const tables = spec.parameterTables.filter((table) => table.location === location)
  const [table] = tables
  if (table === undefined) return
  const kept = tables.flatMap(({ rows }) => rows.filter((row) => !gone.has(row)))
  const absent = new Set(reference.absent(location, kept))
  const own = kept.filter((row) => table.rows.includes(row))
  const writer = new TableRows(spec.source.text, table.table)
  let anchor: ParameterRow | undefined
  for (const row of reference.rows(location)) {
    const keys = spellRow(row)
    anchor = own.findLast(({ trail }) => spellKeys(trail) === keys) ?? anchor
    if (absent.has(row)) {
      const edit = writer.insert(anchor?.span, [cellsOf(row, table)])
      yield change(`adds the ${location} parameter \`${row.name}\``, [edit])
    }
  }
}

/** What the headers of the columns stand for. */
const COLUMNS: ReadonlyMap<string, keyof ParameterRowData> = new Map<string, keyof ParameterRowData>([
  ...PARAMETER_COLUMNS,
  ['description', 'description'],
  ['notes', 'description'],
  ['details', 'description'],
])

/** The cells of a row, under the headers that its table has; a second column of a kind has nothing to add. */
function cellsOf(row: ParameterRowData, table: ParameterTable): readonly string[] {
  const columns = table.table.header.cells.map((cell) => COLUMNS.get(headerKey(cell)))
  const spelled = { ...row, required: spellRequirement(row.required === 'Yes', table) }
  return columns.map((column, index) =>
    column === undefined || columns.indexOf(column) < index ? '-' : spelled[column],
  )
}
