import type { TableBlock, TableRow } from '../syntax/outline.ts'
import type { Located } from '../text/span.ts'
import type { ParameterLocation, ParameterRow, ParameterTable, Section } from './model.ts'
import { titleKey } from './section-names.ts'
import { bareCell, cellsByColumn, headerKey, noteStart, partOfCell, saysNothing } from './table-cells.ts'

type ParameterColumn = 'name' | 'type' | 'required'

/** Columns by what their headers may be. */
export const PARAMETER_COLUMNS: ReadonlyMap<string, ParameterColumn> = new Map([
  ['parameter', 'name'],
  ['param', 'name'],
  ['name', 'name'],
  ['field', 'name'],
  ['type', 'type'],
  ['required', 'required'],
  ['req', 'required'],
  ['mandatory', 'required'],
])

const LOCATIONS: ReadonlyMap<string, ParameterLocation> = new Map([
  ['path parameters', 'path'],
  ['query parameters', 'query'],
  ['header parameters', 'header'],
  ['body parameters', 'body'],
])

/**
 * Reads the parameter tables: the first table of each `Path|Query|Header|Body Parameters` section, be it a level-2
 * section or one within `Parameters Reference`. Further tables there, and those under other headings, describe nested
 * objects and are left alone.
 */
export function readParameterTables(sections: readonly Section[]): readonly ParameterTable[] {
  return candidates(sections).flatMap((section) => {
    const table = section.blocks.find((block) => block.kind === 'table')
    if (table === undefined) return []
    const location = LOCATIONS.get(titleKey(section.title.value))
    if (location === undefined) return []
    const columns = table.header.cells.map((cell) => PARAMETER_COLUMNS.get(headerKey(cell)))
    return columns.includes('name') ? [{ location, section, table, rows: readRows(table, columns) }] : []
  })
}

/** Top-level sections, each followed by the subsections that it has as the reference. */
function candidates(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section) => [section, ...(section.role === 'parameters' ? section.subsections : [])])
}

function readRows(table: TableBlock, columns: readonly (ParameterColumn | undefined)[]): readonly ParameterRow[] {
  return table.rows.map((row) => readRow(row, columns)).filter((row) => row !== undefined)
}

/** `undefined` for a row that names no parameter. */
function readRow(row: TableRow, columns: readonly (ParameterColumn | undefined)[]): ParameterRow | undefined {
  const cell = cellsByColumn(row, columns)
  const name = readName(cell('name'))
  if (name === undefined) return undefined
  const type = cell('type')
  const required = cell('required')
  return {
    name,
    trail: readTrail(name.value),
    type: type && bareCell(type),
    required: required && { ...required, meaning: meaningOf(required.value) },
    span: row.span,
  }
}

/** The name without markup, braces around it and a note behind it. */
function readName(cell: Located<string> | undefined): Located<string> | undefined {
  if (cell === undefined) return undefined
  const bare = bareCell(cell)
  const name = partOfCell(bare, 0, noteStart(bare.value))
  const braced = /^\{[^{}]*\}$/.test(name.value) ? partOfCell(name, 1, name.value.length - 1) : name
  return saysNothing(braced.value) ? undefined : braced
}

/** `items[].id` → `items`, `[]`, `id`; `a[b]` → `a`, `b`; an index stands for every item. */
export function readTrail(name: string): readonly string[] {
  return [...name.matchAll(/\[([^[\]]*)\]|[^.[\]]+/g)].map(([part, inner]) => {
    if (inner === undefined) return part
    return inner === '' || inner === '*' || /^\d+$/.test(inner) ? '[]' : inner.replace(/^['"]|['"]$/g, '')
  })
}

/**
 * What a `Required` cell means. "Yes*" points to a footnote with the conditions, as "Yes, if …" says them at once: both
 * are conditional.
 */
function meaningOf(text: string): NonNullable<ParameterRow['required']>['meaning'] {
  const bare = text
    .replace(/[`_]/g, '')
    .replace(/^\*+([^*]+)\*+$/, '$1')
    .trim()
    .toLowerCase()
  if (/\b(?:conditional|conditionally|depends|if|when|unless|or|either)\b|^(?:yes|required|true)\s*[*†]/.test(bare)) {
    return 'conditional'
  }
  if (/^(?:yes|y|true|required|mandatory|ja|oui|sí|はい|必須)(?!\p{L})|^[✓✔✅☑]/u.test(bare)) return 'yes'
  if (/^(?:no|n|false|optional|nein|non|いいえ|任意)(?!\p{L})|^[✗✘❌]/u.test(bare)) return 'no'
  return 'unclear'
}
