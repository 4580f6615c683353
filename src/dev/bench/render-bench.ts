import type { BenchResult, CaseResult } from './run-cases.ts'
import type { Verdict } from './verdict.ts'

/** How the cells of a row are told apart. */
type Table = readonly (readonly string[])[]

const HEAD = ['case', 'CPU', '× empty', 'wall', 'peak', 'target']

/** The figures for a terminal. */
export function renderText(result: BenchResult): string {
  const table = [HEAD, ...rowsOf(result)]
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        isNumeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

/** The figures as a table of Markdown. */
export function renderMarkdown(result: BenchResult): string {
  const rows = [HEAD, HEAD.map((_, column) => (isNumeric(column) ? '---:' : '---')), ...rowsOf(result)]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function isNumeric(column: number): boolean {
  return column >= 1 && column <= 4
}

function rowsOf({ empty, cases }: BenchResult): Table {
  return [
    ['an empty `node` process', milliseconds(empty.cpu), '1.00', milliseconds(empty.wall), megabytes(empty.peak), ''],
    ...cases.map(rowOf),
  ]
}

function rowOf(result: CaseResult): readonly string[] {
  if ('skipped' in result) return [result.title, '–', '–', '–', '–', `skipped: ${result.skipped}`]
  const { figures, verdicts, title } = result
  return [
    title,
    milliseconds(figures.cpu),
    figures.ratio.toFixed(2),
    milliseconds(figures.wall),
    megabytes(figures.peak),
    verdicts.map(sentence).join('; '),
  ]
}

function sentence({ figure, limit, value, met }: Verdict): string {
  const verdict = met ? 'met' : 'missed'
  switch (figure) {
    case 'ratio':
      return `≤ ${limit}: ${verdict}`
    case 'peak':
      return `≤ ${megabytes(limit)}: ${verdict}`
    case 'growth':
      return `growth ${value.toFixed(2)} ≤ ${limit}: ${verdict}`
  }
}

function milliseconds(time: number): string {
  return `${time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString('en')} ms`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
