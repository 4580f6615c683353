import { type Fault, misspellings, type PlantedFault, replaceOnLine } from './fault.ts'
import { rowsBelow } from './reference-faults.ts'
import type { SpecLine, SpecLines } from './spec-lines.ts'

/** A cell of a row: its text without blanks and backticks, and its column in the line. */
interface Cell {
  readonly text: string
  readonly column: number
  readonly header: string
}

/** The cells of a row under the names of their columns; none where the row has more or fewer than its header. */
function cellsOf(spec: SpecLines, row: SpecLine): readonly Cell[] {
  const above = spec.lines.slice(0, row.number - 1).findLastIndex(({ text }) => !text.startsWith('|'))
  const header = split(spec.lines[above + 1]?.text ?? '').map(({ text }) => text.toLowerCase())
  const cells = split(row.text)
  return cells.length === header.length ? cells.map((cell, index) => ({ ...cell, header: header[index] ?? '' })) : []
}

function split(line: string): readonly { readonly text: string; readonly column: number }[] {
  return [...line.matchAll(/(?<=\|)([\s`]*)([^|`]*?)[\s`]*(?=\|)/g)].map(({ 1: blank = '', 2: text = '', index }) => ({
    text,
    column: index + blank.length,
  }))
}

function* plantCells(spec: SpecLines, section: RegExp, column: RegExp, word: RegExp): Iterable<PlantedFault> {
  for (const row of rowsBelow(spec, section)) {
    for (const { text, column: start, header } of cellsOf(spec, row)) {
      const match = column.test(header) ? word.exec(text) : null
      if (match === null) continue
      const at = start + match.index
      for (const wrong of misspellings(match[0])) yield replaceOnLine(spec, row.number, at, match[0], wrong)
    }
  }
}

/** Misspells the names of the columns. */
function* plantHeaders(spec: SpecLines): Iterable<PlantedFault> {
  const rows = [...rowsBelow(spec, /^## UID Resolution/)]
  const first = rows[0]
  const header = first === undefined ? undefined : spec.lines[first.number - 3]
  if (header === undefined) return
  for (const { text, column } of split(header.text)) {
    // Blanks in another place make no other name.
    for (const wrong of misspellings(text).filter((each) => each.replaceAll(' ', '') !== text.replaceAll(' ', ''))) {
      yield replaceOnLine(spec, header.number, column, text, wrong)
    }
  }
}

const UID = /^## UID Resolution/
const PARAMETERS = /^### (?:Path|Query|Header|Body) Parameters$/

/** A typo in each kind of cell. Notes and descriptions are prose, in which no slip can be told from a word. */
export const TABLE_FAULTS: readonly Fault[] = [
  { name: 'a column of the UID table', rules: ['uid-table/shape'], plant: plantHeaders },
  {
    name: 'a field of the UID table',
    rules: ['uid-table/unused-field'],
    plant: (spec) => plantCells(spec, UID, /field/, /^[a-z]\w{3,}$/i),
  },
  {
    name: 'a path of the UID table',
    rules: ['uid-table/extract'],
    plant: (spec) => plantCells(spec, UID, /extract/, /(?<=\.)[a-z_]{2,}$/i),
  },
  {
    name: 'a type of a parameter table',
    rules: ['parameter-table/type'],
    plant: (spec) => plantCells(spec, PARAMETERS, /^type$/, /^[a-z]{4,}$/i),
  },
  {
    name: 'a Required of a parameter table',
    rules: ['parameter-table/required'],
    plant: (spec) => plantCells(spec, PARAMETERS, /^required$/, /^(?:Yes|No)$/),
  },
]
