import type { IdentifierPlan } from '../../infer/model.ts'
import type { FlowDefinition, SpecContext } from '../../project/model.ts'
import { code, escapeCell } from '../../scaffold/prose.ts'
import type { UidRowData } from '../../scaffold/template-data.ts'
import { relativePath, uidData } from '../../scaffold/uid-rows.ts'
import type { UidColumn, UidTable } from '../../spec/model.ts'
import { titleKey } from '../../spec/section-names.ts'
import { walkSections } from '../../spec/sections.ts'
import { lineEndingAt } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { contentEnd } from './content-end.ts'
import type { SpecChange } from './model.ts'
import { type SentIdentifier, sentIdentifiers } from './sent-identifiers.ts'
import { TableRows } from './table-rows.ts'

/**
 * Adds rows to the UID table for identifiers that the test request sends as placeholders and that have none. A spec
 * without the table gets one only where something is sent that nothing supplies.
 */
export function* uidChanges(context: SpecContext, plan: IdentifierPlan): Generator<SpecChange> {
  const { spec } = context
  const rows = sentIdentifiers(context, plan)
    .filter(({ names }) => spec.uidTable === undefined || !hasRow(spec.uidTable, names))
    .flatMap((sent) => {
      const row = rowOf(sent, plan)
      return row === undefined ? [] : [{ row, isOpen: sent.source.kind === 'undefined' }]
    })
  if (spec.uidTable === undefined) {
    const open = rows.filter(({ isOpen }) => isOpen).map(({ row }) => row)
    if (open.length > 0) yield* newSection(context, open)
    return
  }
  if (!spec.uidTable.columns.includes('field')) return
  for (const { row } of rows) {
    const edits = [insertRow(context, spec.uidTable, row), ...instructionEdits(context, row)]
    yield { part: 'uid-table', title: `adds the UID row \`${row.field}\``, edits }
  }
}

function hasRow({ rows }: UidTable, names: ReadonlySet<string>): boolean {
  return rows.some(({ fields }) =>
    fields.some(({ value }) => {
      const name = value.toLowerCase()
      return names.has(name) || names.has(name.split(/[.[\]]+/).findLast((part) => part !== '') ?? '')
    }),
  )
}

/** What the spec's own steps do where they supply the identifier, else what is inferred. */
function rowOf({ source, placeholder, identifier }: SentIdentifier, plan: IdentifierPlan): UidRowData | undefined {
  if (source.kind === 'extract') return definedRow(placeholder, source.definition)
  if (source.kind !== 'undefined') return undefined
  const [row] = uidData({ ...plan, identifiers: [identifier] }, [placeholder]).rows
  return row && { ...row, field: placeholder }
}

function definedRow(field: string, { step, extract }: FlowDefinition): UidRowData | undefined {
  const { method, path } = step.step
  const said = method === undefined || path === undefined ? undefined : `${method.value} ${path.pathname.value}`
  const label = step.operation?.label ?? said
  if (label === undefined || extract.text === undefined) return undefined
  const taken = relativePath(extract.text.value)
  const isRead = label.startsWith('GET ')
  return {
    field,
    get: isRead ? escapeCell(label) : '-',
    extract: escapeCell(taken),
    create: isRead ? '-' : escapeCell(label),
    cleanup: '-',
    notes: '-',
    instructions: [{ number: 1, text: `Call ${code(label)} and extract ${code(taken)}` }],
  }
}

function insertRow({ spec }: SpecContext, { table, columns }: UidTable, row: UidRowData): TextEdit {
  const cells = columns.map((column: UidColumn | undefined) => (column === undefined ? '-' : row[column]))
  return new TableRows(spec.source.text, table).insert(table.rows.at(-1)?.span, [cells])
}

/** The same in the prose that repeats the table, where there is such. */
function instructionEdits({ spec }: SpecContext, row: UidRowData): readonly TextEdit[] {
  const section = walkSections(spec.sections).find(({ title }) => titleKey(title.value) === 'resolution steps')
  if (section === undefined) return []
  const { text } = spec.source
  const start = contentEnd(text, section.span)
  const lines = ['', '', ...instructionLines(row)]
  return [{ span: { start, end: start }, text: lines.join(lineEndingAt(text)) }]
}

function instructionLines({ field, instructions }: UidRowData): readonly string[] {
  return [`**${field}**:`, '', ...instructions.map(({ number, text }) => `${number}. ${text}`)]
}

function* newSection({ spec }: SpecContext, rows: readonly UidRowData[]): Generator<SpecChange> {
  const { text } = spec.source
  const table = [
    '| UID Field | GET Endpoint | Extract From | Create Fresh | Cleanup | Notes |',
    '|-----------|--------------|--------------|--------------|---------|-------|',
    ...rows.map(
      ({ field, get, extract, create, cleanup, notes }) =>
        `| ${field} | ${get} | ${extract} | ${create} | ${cleanup} | ${notes} |`,
    ),
    '',
    '### Resolution Steps',
    ...rows.flatMap((row) => ['', ...instructionLines(row)]),
  ]
  const there = spec.sections.find(({ role }) => role === 'uid-resolution')
  const before = spec.testRequest.section
  const title = `adds the UID ${rows.length === 1 ? 'row' : 'rows'} ${rows.map(({ field }) => `\`${field}\``).join(', ')}`
  if (there !== undefined) {
    const start = contentEnd(text, there.span)
    const block = ['', '', ...table].join(lineEndingAt(text))
    yield { part: 'uid-table', title, edits: [{ span: { start, end: start }, text: block }] }
  } else if (before !== undefined) {
    const { start } = before.span
    const block = ['## UID Resolution Procedure', '', ...table, '', ''].join(lineEndingAt(text))
    yield { part: 'uid-table', title, edits: [{ span: { start, end: start }, text: block }] }
  }
}
