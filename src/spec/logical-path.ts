import type { MapEntry, Node } from '../syntax/node.ts'
import type { TableCell, TableRow } from '../syntax/outline.ts'
import type { Span } from '../text/span.ts'
import type { ParameterTable, Section, Spec, Step, StepList, UidTable } from './model.ts'

/**
 * Names the innermost thing at an offset of a spec: `frontmatter/status`, `test-request/main_request/body.amount`,
 * `uid-table/client_id/get`, `section/Known Issues`.
 *
 * The name is made for fingerprints. It stays while lines move, steps are put before it or items of a list change
 * places, so two things may share a name; an ordinal stands in it only where the thing has no name at all.
 */
export function logicalPathAt(spec: Spec, offset: number): string {
  return (
    frontmatterPath(spec, offset) ??
    stepPath('prerequisites', spec.prerequisites, offset) ??
    stepPath('test-request', spec.testRequest, offset) ??
    uidTablePath(spec.uidTable, offset) ??
    resolutionPath(spec, offset) ??
    parameterTablePath(spec.parameterTables, offset) ??
    sectionPath(spec, offset)
  )
}

function frontmatterPath({ frontmatter }: Spec, offset: number): string | undefined {
  if (!frontmatter.present || !holds(frontmatter.span, offset)) return undefined
  return joined('frontmatter', trailIn(frontmatter.entries, offset))
}

function stepPath(name: string, list: StepList, offset: number): string | undefined {
  const block = list.blocks.find(({ fence }) => holds(fence.span, offset))
  if (block === undefined) return undefined
  const step = block.steps.find(({ node }) => holds(node.span, offset))
  if (step !== undefined) return joined(`${name}/${stepName(step)}`, trailIn(step.node.entries, offset))
  return joined(name, block.root?.kind === 'map' ? trailIn(block.root.entries, offset) : '')
}

function stepName({ id, method, path, index }: Step): string {
  if (id !== undefined && id.value !== '') return id.value
  if (path !== undefined) return method === undefined ? path.value : `${method.value} ${path.value}`
  return `#${index + 1}`
}

function uidTablePath(uidTable: UidTable | undefined, offset: number): string | undefined {
  if (uidTable === undefined || !holds(uidTable.table.span, offset)) return undefined
  const { table, columns, rows } = uidTable
  const index = table.rows.findIndex((row) => holds(row.span, offset))
  const row = table.rows[index]
  if (row === undefined) return joined('uid-table', cellAt(table.header, offset)?.value ?? '')
  const cell = cellAt(row, offset)
  const column = cell === undefined ? -1 : row.cells.indexOf(cell)
  const columnName = columns[column] ?? table.header.cells[column]?.value ?? ''
  return joined(`uid-table/${rows[index]?.fields[0]?.value ?? `#${index + 1}`}`, columnName)
}

function resolutionPath({ resolutionSteps }: Spec, offset: number): string | undefined {
  const item = resolutionSteps.find(({ span }) => holds(span, offset))
  return item && `resolution-steps/${item.field.value}`
}

function parameterTablePath(tables: readonly ParameterTable[], offset: number): string | undefined {
  const found = tables.find(({ table }) => holds(table.span, offset))
  if (found === undefined) return undefined
  const row = found.rows.find(({ span }) => holds(span, offset))
  return joined(`parameter-table/${found.location}`, row?.name.value ?? '')
}

function sectionPath({ title, sections }: Spec, offset: number): string {
  const names: string[] = []
  let level: readonly Section[] = sections
  for (let section = sectionAt(level, offset); section !== undefined; section = sectionAt(level, offset)) {
    names.push(section.title.value)
    level = section.subsections
  }
  if (names.length > 0) return `section/${names.join('/')}`
  return title !== undefined && holds(title.span, offset) ? 'title' : 'document'
}

/** Sections follow each other without a gap, so that an offset at a border belongs to the later one. */
function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  return sections.findLast(({ span }) => holds(span, offset))
}

/** Keys from an entry down to an offset: `body.items[].price`. Items of a list are not told apart. */
function trailIn(entries: readonly MapEntry[], offset: number): string {
  const entry = entries.findLast(({ keySpan, value }) => holds({ start: keySpan.start, end: value.span.end }, offset))
  return entry === undefined ? '' : entry.key + trailBelow(entry.value, offset)
}

function trailBelow(node: Node, offset: number): string {
  if (!holds(node.span, offset) || node.kind === 'scalar') return ''
  if (node.kind === 'list') {
    const item = node.items.findLast(({ span }) => holds(span, offset))
    // `[200]` is one value written as a list; only what has keys of its own gets a level of its own.
    return item === undefined || item.kind === 'scalar' ? '' : `[]${trailBelow(item, offset)}`
  }
  const below = trailIn(node.entries, offset)
  return below === '' ? '' : `.${below}`
}

function cellAt(row: TableRow, offset: number): TableCell | undefined {
  return row.cells.find(({ span }) => holds(span, offset))
}

/** An end counts as inside: that is where what is missing is told. */
function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

function joined(path: string, rest: string): string {
  return rest === '' ? path : `${path}/${rest}`
}
