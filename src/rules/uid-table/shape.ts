import type { Finding } from '../../diagnostic/finding.ts'
import { nearestNames } from '../../text/nearest-name.ts'
import type { UidColumn, UidTable } from '../../spec/model.ts'
import type { SourceFile } from '../../text/source-file.ts'
import type { Located } from '../../text/span.ts'
import type { Rule } from '../rule.ts'
import { counted, didYouMean, listed, quoted } from '../wording.ts'

/** Proper names of the columns. */
const TITLES: Readonly<Record<UidColumn, string>> = {
  field: 'UID Field',
  get: 'GET Endpoint',
  extract: 'Extract From',
  create: 'Create Fresh',
  cleanup: 'Cleanup',
  notes: 'Notes',
}

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  *check({ spec }) {
    const table = spec.uidTable
    if (table === undefined) return
    yield* unknownColumns(table)
    yield* missingColumns(table)
    yield* unevenRows(table)
    yield* repeatedRows(table, spec.source)
  },
}

function* unknownColumns({ table, columns }: UidTable): Generator<Finding> {
  const absent = Object.entries(TITLES).filter(([column]) => !columns.some((each) => each === column))
  for (const [index, cell] of table.header.cells.entries()) {
    if (columns[index] !== undefined || isCounter(cell.value)) continue
    const nearest = nearestNames(
      cell.value,
      absent.map(([, title]) => title),
    )
    const [only] = nearest
    yield {
      at: { span: cell.span.end > cell.span.start ? cell.span : table.header.span },
      message:
        cell.value === ''
          ? 'A column of the UID table has no name.'
          : `${quoted(cell.value)} is no column of a UID table.`,
      help: didYouMean(nearest) ?? `The columns are ${listed(Object.values(TITLES))}.`,
      evidence: cell.value,
      ...(only !== undefined && nearest.length === 1
        ? { fix: { title: `rename to ${quoted(only)}`, safety: 'safe', edits: [{ span: cell.span, text: only }] } }
        : {}),
    }
  }
}

/** `#` and `№` head the numbers of the rows. */
function isCounter(title: string): boolean {
  return /^[#№]$/.test(title)
}

/** A table says at least which field comes from where. A misspelt column has its finding already. */
function* missingColumns({ table, columns }: UidTable): Generator<Finding> {
  if (columns.includes(undefined)) return
  const needed: readonly UidColumn[] = ['field', 'get']
  const absent = needed.filter((column) => !columns.includes(column)).map((column) => TITLES[column])
  if (absent.length === 0) return
  yield {
    at: { span: table.header.span },
    message: `The UID table has no column ${listed(absent, 'or')}.`,
    help: 'It says for every identifier which operation gives it, and where in the answer it stands.',
    evidence: absent.join(' '),
  }
}

function* unevenRows({ table, rows }: UidTable): Generator<Finding> {
  const expected = table.header.cells.length
  for (const row of rows) {
    if (row.cellCount === expected) continue
    yield {
      at: { span: row.span },
      message: `This row has ${counted(row.cellCount, 'cell')}, and the header has ${expected}.`,
      help:
        row.cellCount > expected
          ? 'A `|` within a cell is written `\\|`.'
          : 'Write `-` in a cell that has nothing to say.',
      evidence: row.fields.map((field) => field.value).join(' '),
    }
  }
}

/** Two rows of one field: which of them holds? A note in the cell (`id (of the order)`) makes it another one. */
function* repeatedRows({ table, columns, rows }: UidTable, source: SourceFile): Generator<Finding> {
  const firsts = new Map<string, Located<string>>()
  for (const [index, row] of rows.entries()) {
    const [name] = row.fields
    const cell = table.rows[index]?.cells[columns.indexOf('field')]
    if (name === undefined || cell === undefined) continue
    const first = firsts.get(cell.value)
    if (first === undefined) {
      firsts.set(cell.value, name)
      continue
    }
    yield {
      at: { span: name.span },
      message: `${quoted(name.value)} has a row above already.`,
      help: 'Leave the one that holds, and write other ways to get the value into its notes.',
      evidence: `again ${name.value}`,
      related: [{ at: { source, span: first.span }, message: 'the first row' }],
    }
  }
}
