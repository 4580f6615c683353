import type { TableCell, TableRow } from '../syntax/outline.ts'
import type { Located } from '../text/span.ts'

/** Markup around a name, and the signs that people put before an entry to say "yes". */
const DECORATION = ' \t`*~✓✔✅☑\uFE0F'

const LINK = /\[((?:[^[\]]|\[[^[\]]*\])+)\]\([^()\s]*\)/g

const NOTHING: ReadonlySet<string> = new Set(['', 'n/a', 'na', 'none', 'no', 'nil', 'null', '❌', '✗', '✘', '×'])

/** A header cell as we compare it: letters only, lower case. `Clean-up` and `**Cleanup**` are one. */
export function headerKey(cell: TableCell): string {
  return cell.value.toLowerCase().replace(/[^a-z]/g, '')
}

/** Reads what a row says under each column, by the column's name; the first column of a name has it. */
export function cellsByColumn<C extends string>(
  row: TableRow,
  columns: readonly (C | undefined)[],
): (column: C) => TableCell | undefined {
  return (column) => {
    const index = columns.indexOf(column)
    return index < 0 ? undefined : row.cells[index]
  }
}

/** A cell without the markup around its text: links, backticks, emphasis, check marks. */
export function bareCell(cell: Located<string>): Located<string> {
  return partOfCell({ value: withoutLinks(cell.value), span: cell.span }, 0, cell.value.length)
}

/** The text with `[name](address)` as `name`, and blanks in place of the rest, so that every offset stays. */
export function withoutLinks(text: string): string {
  if (!text.includes('](')) return text
  return text.replace(LINK, (link, name: string) => ` ${name}`.padEnd(link.length))
}

/** The part of a cell from `start` to `end` without the markup around it. */
export function partOfCell(cell: Located<string>, start: number, end: number): Located<string> {
  let first = start
  let last = end
  while (first < last && DECORATION.includes(cell.value.charAt(first))) first++
  while (last > first && DECORATION.includes(cell.value.charAt(last - 1))) last--
  return {
    value: cell.value.slice(first, last),
    span: { start: cell.span.start + first, end: cell.span.start + last },
  }
}

const NOTHING_IN_WORDS = /^(?:none|not|nothing) (?:needed|required|necessary|applicable|available)\.?$/

/** Whether a bare text says that there is nothing: empty, dashes, "n/a", `_none_`, "not applicable". */
export function saysNothing(text: string): boolean {
  const plain = text.replace(/^_(.*)_$/s, '$1').toLowerCase()
  return NOTHING.has(plain) || NOTHING_IN_WORDS.test(plain) || /^[-–—−\s]+$/.test(plain)
}

/** The offset at which a note in parentheses at the end of a text starts; the text's end where there is none. */
export function noteStart(text: string): number {
  if (!text.endsWith(')')) return text.length
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text.charAt(at)
    if (character === ')') depth += 1
    else if (character === '(' && --depth === 0) return at
  }
  return text.length
}
