/** How many values aliases may add to a document. */
const MOST_ADDED_VALUES = 200_000
/** How deep aliases of aliases may lead. */
const MOST_LEVELS = 400

/** A value that is a tree, and whether anything had to be left out for that. */
export interface TreeCopy {
  readonly value: unknown
  readonly complete: boolean
}

/**
 * Copies a value in which a collection may stand at several places, or within itself, so that each place has its own.
 * Where that takes too many values (a few lines can stand for billions), or no end, the place gets `null`.
 *
 * @param size an upper bound of how many values the document itself writes out
 */
export function copyWithoutSharing(value: unknown, size: number): TreeCopy {
  const open = new Set<object>()
  let left = size + MOST_ADDED_VALUES
  let complete = true
  const copy = (part: unknown): unknown => {
    left--
    if (typeof part !== 'object' || part === null) return part
    if (left < 0 || open.has(part) || open.size > MOST_LEVELS) {
      complete = false
      return null
    }
    open.add(part)
    const copied = Array.isArray(part)
      ? part.map(copy)
      : Object.fromEntries(Object.entries(part).map(([key, member]) => [key, copy(member)]))
    open.delete(part)
    return copied
  }
  return { value: copy(value), complete }
}
