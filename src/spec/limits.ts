import type { Problem } from '../diagnostic/finding.ts'
import { MOST_ROWS } from '../syntax/markdown-limits.ts'
import type { Block, FenceBlock, Outline, TableBlock, TableRow } from '../syntax/outline.ts'
import { pointSpan } from '../text/span.ts'

/**
 * What is read of one spec at most: tens of times what the longest ones of people have. A file that goes beyond is
 * made by a program, by accident or to keep a linter busy; what is left out of it is told.
 */
const MOST_BLOCKS: Readonly<Record<Block['kind'], number>> = { heading: 1000, fence: 200, table: 200, comment: 1000 }
const MOST_CELLS_A_ROW = 50
const MOST_CHARACTERS_A_CELL = 4000
/** Of all fences of YAML together, in UTF-16 units: what one block may have. */
const MOST_YAML = 128 * 1024
/** Of Prerequisites and of Test Request, each. */
export const MOST_STEPS = 300

/** Languages of fences that may hold steps. */
export const YAML_LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'yml'])

const NAMES: Readonly<Record<Block['kind'], string>> = {
  heading: 'headings',
  fence: 'fences',
  table: 'tables',
  comment: 'comments',
}

/** The outline as far as it is read, with a problem at the first block of each kind that is not. */
export function withinLimits(outline: Outline): Outline {
  if (isSmall(outline.blocks)) return outline
  const limiter = new Limiter()
  const blocks = outline.blocks.flatMap((block) => limiter.take(block) ?? [])
  return { ...outline, blocks, problems: [...outline.problems, ...limiter.problems] }
}

/** Whether no limit can be met: of nearly all files, and told without a look into them. */
function isSmall(blocks: readonly Block[]): boolean {
  if ((blocks.at(-1)?.span.end ?? 0) > MOST_YAML) return false
  return blocks.length <= MOST_BLOCKS.fence && blocks.every((block) => block.kind !== 'table' || isSmallTable(block))
}

function isSmallTable({ header, rows, span }: TableBlock): boolean {
  const isNarrow = [header, ...rows].every(({ cells }) => cells.length <= MOST_CELLS_A_ROW)
  // Two hundred tables of five rows are within the limit, too.
  return rows.length <= MOST_ROWS / MOST_BLOCKS.fence && isNarrow && span.end - span.start <= MOST_CHARACTERS_A_CELL
}

class Limiter {
  readonly problems: Problem[] = []
  readonly #left = { ...MOST_BLOCKS }
  readonly #told = new Set<string>()
  /** Of all tables together. */
  #rows = MOST_ROWS
  #yaml = MOST_YAML

  /** A block as far as it is read; `undefined` where that is not at all. */
  take(block: Block): Block | undefined {
    if (this.#left[block.kind]-- <= 0) {
      const what = `The file has more than ${MOST_BLOCKS[block.kind]} ${NAMES[block.kind]}`
      this.#tell(block.span.start, `${what}; from here on none of them is read.`)
      return undefined
    }
    if (block.kind === 'fence' && YAML_LANGUAGES.has(block.language.value)) return this.#fence(block)
    return block.kind === 'table' ? this.#table(block) : block
  }

  #fence(fence: FenceBlock): FenceBlock | undefined {
    // One that is too long by itself says so where it is read.
    const isFirst = this.#yaml === MOST_YAML
    this.#yaml -= fence.span.end - fence.span.start
    if (this.#yaml >= 0 || isFirst) return fence
    const what = `The \`yaml\` fences have more than ${MOST_YAML / 1024} KB together`
    this.#tell(fence.span.start, `${what}; from here on none of them is read.`)
    return undefined
  }

  #table(table: TableBlock): TableBlock {
    const rows = table.rows.slice(0, Math.max(0, this.#rows))
    this.#rows -= table.rows.length
    const beyond = table.rows[rows.length]
    if (beyond !== undefined) {
      this.#tell(beyond.span.start, `The tables have more than ${MOST_ROWS} rows; from here on none of them is read.`)
    }
    return { ...table, header: this.#row(table.header), rows: rows.map((row) => this.#row(row)) }
  }

  #row(row: TableRow): TableRow {
    const beyond = row.cells[MOST_CELLS_A_ROW]
    if (beyond !== undefined) {
      const message = `The table has a row of more than ${MOST_CELLS_A_ROW} cells; from here on none of them is read.`
      this.#tell(beyond.span.start, message)
    }
    const isLong = row.cells.some(({ value }) => value.length > MOST_CHARACTERS_A_CELL)
    if (beyond === undefined && !isLong) return row
    const cells = row.cells.slice(0, MOST_CELLS_A_ROW).map(({ value, span }) => {
      if (value.length <= MOST_CHARACTERS_A_CELL) return { value, span }
      const message = `This cell has more than ${MOST_CHARACTERS_A_CELL} characters; no more of it is read.`
      this.#tell(span.start, message)
      const end = span.start + MOST_CHARACTERS_A_CELL
      return { value: value.slice(0, MOST_CHARACTERS_A_CELL), span: { start: span.start, end } }
    })
    return { ...row, cells }
  }

  /** The same is not told twice of one file. */
  #tell(at: number, message: string): void {
    if (this.#told.has(message)) return
    this.#told.add(message)
    this.problems.push({ span: pointSpan(at), message })
  }
}
