import type { TableBlock, TableRow } from '../syntax/outline.ts'
import type { Section, UidColumn, UidRow, UidTable } from './model.ts'
import { walkSections } from './sections.ts'
import { cellsByColumn, headerKey } from './table-cells.ts'
import { readEndpointCell, readExtractCell, readFieldCell } from './uid-cells.ts'

/** Header cells, as {@link headerKey} has them. */
const COLUMNS: ReadonlyMap<string, UidColumn> = new Map([
  ['uidfield', 'field'],
  ['field', 'field'],
  ['getendpoint', 'get'],
  ['sourceendpoint', 'get'],
  ['source', 'get'],
  ['extractfrom', 'extract'],
  ['extractpath', 'extract'],
  ['createfresh', 'create'],
  ['cleanup', 'cleanup'],
  ['notes', 'notes'],
])

/**
 * Reads the table of the `UID Resolution Procedure`: the first one there with a column of fields, else the first one
 * there at all, so that a rule can say what is wrong with its header.
 */
export async function readUidTable(sections: readonly Section[]): Promise<UidTable | undefined> {
  const tables: Pick<UidTable, 'section' | 'table' | 'columns'>[] = []
  for (const procedure of walkSections(sections)) {
    if (procedure.role !== 'uid-resolution') continue
    for (const section of walkSections([procedure])) {
      for (const block of section.blocks) {
        if (block.kind === 'table') tables.push({ section, table: block, columns: readColumns(block) })
      }
    }
  }
  const chosen = tables.find(({ columns }) => columns.includes('field')) ?? tables[0]
  if (chosen === undefined) return undefined
  return { ...chosen, rows: await Promise.all(chosen.table.rows.map((row) => readRow(row, chosen.columns))) }
}

function readColumns(table: TableBlock): UidTable['columns'] {
  return table.header.cells.map((cell) => COLUMNS.get(headerKey(cell)))
}

async function readRow(row: TableRow, columns: UidTable['columns']): Promise<UidRow> {
  const cell = cellsByColumn(row, columns)
  const field = cell('field')
  const get = cell('get')
  const extract = cell('extract')
  const create = cell('create')
  const cleanup = cell('cleanup')
  const notes = cell('notes')
  return {
    span: row.span,
    cellCount: row.cells.length,
    fields: field === undefined ? [] : readFieldCell(field),
    get: get && readEndpointCell(get),
    extract: extract && (await readExtractCell(extract)),
    create: create && readEndpointCell(create),
    cleanup: cleanup && readEndpointCell(cleanup),
    notes: notes && readEndpointCell(notes),
  }
}
