import type { SpecContext } from '../../project/model.ts'
import type { ParameterRowData } from '../../scaffold/template-data.ts'
import type { ParameterTable, Section } from '../../spec/model.ts'
import { walkSections } from '../../spec/sections.ts'
import { lineEndingAt } from '../../text/lines.ts'
import { contentEnd } from './content-end.ts'
import type { SpecChange } from './model.ts'
import { PARAMETER_LOCATIONS, type ParameterReference } from './parameter-reference.ts'

/**
 * Tables for places of which the spec has none. Only a section that is laid out as ours is added to: one with other
 * tables in it has an order of its own.
 */
export function* newTables({ spec }: SpecContext, reference: ParameterReference): Generator<SpecChange> {
  const section = spec.sections.find(({ role }) => role === 'parameters')
  if (section === undefined || !isLaidOutAsOurs(section, spec.parameterTables)) return
  const { text } = spec.source
  const ending = lineEndingAt(text)
  for (const location of PARAMETER_LOCATIONS) {
    if (spec.parameterTables.some((table) => table.location === location)) continue
    const rows = reference.absent(location, [])
    if (rows.length === 0) continue
    const before = spec.parameterTables.findLast(
      (table) =>
        PARAMETER_LOCATIONS.indexOf(table.location) < PARAMETER_LOCATIONS.indexOf(location) &&
        section.subsections.includes(table.section),
    )
    const start = contentEnd(text, before?.section.span ?? openingOf(section))
    const lines = ['', '', `### ${reference.title(location)}`, '', ...tableLines(rows)]
    yield {
      part: 'parameter-table',
      title: `adds the table of ${location} parameters`,
      edits: [{ span: { start, end: start }, text: lines.join(ending) }],
    }
  }
}

/** What stands in a section before its first subsection. */
function openingOf({ span, subsections }: Section): Section['span'] {
  return { start: span.start, end: subsections[0]?.span.start ?? span.end }
}

function isLaidOutAsOurs(section: Section, tables: readonly ParameterTable[]): boolean {
  const known = new Set(tables.map((table) => table.section))
  return walkSections([section]).every((each) => known.has(each) || each.blocks.every(({ kind }) => kind !== 'table'))
}

function tableLines(rows: readonly ParameterRowData[]): readonly string[] {
  return [
    '| Parameter | Type | Required | Description |',
    '|-----------|------|----------|-------------|',
    ...rows.map(({ name, type, required, description }) => `| ${name} | ${type} | ${required} | ${description} |`),
  ]
}
