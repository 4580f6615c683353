import { parameterData } from '../../scaffold/parameter-rows.ts'
import type { ParameterRowData } from '../../scaffold/template-data.ts'
import type { ParameterLocation, ParameterRow } from '../../spec/model.ts'
import { readTrail } from '../../spec/parameter-table.ts'
import type { Operation } from '../../swagger/model.ts'

/** So many optional parameters may be left out of a table without its author having chosen to. */
const FEW = 3

const TITLES: ReadonlyMap<ParameterLocation, string> = new Map([
  ['path', 'Path Parameters'],
  ['query', 'Query Parameters'],
  ['header', 'Header Parameters'],
  ['body', 'Body Parameters'],
])

/** Every place of which there may be a table, in the order in which a spec has them. */
export const PARAMETER_LOCATIONS: readonly ParameterLocation[] = [...TITLES.keys()]

/** The parameter tables as they would be written anew. */
export class ParameterReference {
  readonly #rows: ReadonlyMap<string, readonly ParameterRowData[]>

  constructor(operation: Operation) {
    this.#rows = new Map(parameterData(operation).tables.map(({ title, rows }) => [title, rows]))
  }

  /** The heading of the table of a place. */
  title(location: ParameterLocation): string {
    return TITLES.get(location) ?? location
  }

  /** All rows of a place, in the order of the swagger. */
  rows(location: ParameterLocation): readonly ParameterRowData[] {
    return this.#rows.get(this.title(location)) ?? []
  }

  /** The row of one parameter. */
  row(location: ParameterLocation, trail: readonly string[]): ParameterRowData | undefined {
    return this.rows(location).find(({ name }) => spellRow({ name }) === spellKeys(trail))
  }

  /**
   * What a table leaves out. One that leaves out more optional parameters than it shows does so on purpose, and so does
   * one that never goes into objects: only what is required is missing there.
   *
   * @param present rows that there are
   */
  absent(location: ParameterLocation, present: readonly Pick<ParameterRow, 'trail'>[]): readonly ParameterRowData[] {
    const trails = present.map(({ trail }) => spellKeys(trail))
    // A body that is a list begins with its items.
    const roots = new Set(present.map(({ trail }) => spellKeys(trail.filter((key) => key !== '[]').slice(0, 1))))
    const goesDeep = trails.some((trail) => trail.includes('.'))
    const rows = this.rows(location).map((row) => ({ row, keys: spellRow(row) }))
    const top = rows.filter(({ keys }) => !keys.includes('.'))
    const optional = top.filter(({ row }) => row.required === 'No')
    const left = optional.filter(({ keys }) => !roots.has(keys))
    const isChoice = left.length > Math.max(FEW, optional.length - left.length)
    const added = new Set(
      top.filter(({ row, keys }) => !roots.has(keys) && (row.required === 'Yes' || !isChoice)).map(({ keys }) => keys),
    )
    return rows
      .filter(({ row, keys }) => {
        const [root = ''] = keys.split('.')
        if (root === keys || added.has(root)) return added.has(root)
        return goesDeep && row.required === 'Yes' && roots.has(root) && !trails.includes(keys)
      })
      .map(({ row }) => row)
  }
}

/** The way to the parameter of a row as it is written, where odd names stand as code. */
export function spellRow({ name }: Pick<ParameterRowData, 'name'>): string {
  return spellKeys(readTrail(name.replace(/^`+ ?| ?`+$/g, '')))
}

/** One spelling of the way to a parameter: a table may leave out the `[]` of a list, and mind no case. */
export function spellKeys(trail: readonly string[]): string {
  return trail
    .filter((key) => key !== '[]')
    .map((key) => key.toLowerCase())
    .join('.')
}
