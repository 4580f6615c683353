/** Lists of numbers, one after another: as JSON they are read many times faster than an array of arrays. */
export interface NumberLists {
  /** Where each list starts in `values`, and where the last one ends. */
  readonly starts: readonly number[]
  readonly values: readonly number[]
}

/** The lists as one. */
export function toNumberLists(lists: Iterable<readonly number[]>): NumberLists {
  const starts = [0]
  const values: number[] = []
  for (const list of lists) {
    for (const value of list) values.push(value)
    starts.push(values.length)
  }
  return { starts, values }
}

/** One of the lists; empty where there is none of that number. */
export function listAt({ starts, values }: NumberLists, number: number): readonly number[] {
  return values.slice(starts[number] ?? 0, starts[number + 1] ?? 0)
}

/** Whether any number of one of the lists is marked. */
export function someMarked({ starts, values }: NumberLists, number: number, marks: Uint8Array): boolean {
  const end = starts[number + 1] ?? 0
  for (let at = starts[number] ?? 0; at < end; at++) if (marks[values[at] ?? 0] === 1) return true
  return false
}
