/** How many values aliases may add to a document. */
const MOST_ADDED_VALUES = 200_000
/** How deep aliases of aliases may lead. */
const MOST_LEVELS = 400

/** A list or an object, which has members of its own only. */
type Container = unknown[] | Record<string, unknown>

/**
 * Makes a tree of a value in which a collection may stand at several places, or within itself: each place but the first
 * gets a copy. Where that takes too many values (a few lines can stand for billions), or no end, the place gets `null`.
 *
 * @param value is changed
 * @returns whether nothing had to be left out
 */
export function endSharing(value: unknown): boolean {
  const seen = new Set<object>()
  const open = new Set<object>()
  let left = MOST_ADDED_VALUES
  let complete = true

  const cut = (): null => {
    complete = false
    return null
  }
  const enter = (part: Container): Container | null => {
    if (open.has(part) || open.size > MOST_LEVELS) return cut()
    if (seen.has(part)) {
      left--
      // It is not open, so that nothing in it is shared any more.
      return copy(part, open.size)
    }
    seen.add(part)
    open.add(part)
    replaceContainers(part, enter)
    open.delete(part)
    return part
  }
  const copy = (part: Container, level: number): Container | null => {
    if (level > MOST_LEVELS || left < 0) return cut()
    const copied = Array.isArray(part) ? [...part] : { ...part }
    const count = replaceContainers(copied, (inner) => copy(inner, level + 1))
    left -= count
    return copied
  }

  if (isContainer(value)) enter(value)
  return complete
}

/** Puts something else into the places of the collections in one; how many values are in it. */
function replaceContainers(part: Container, other: (inner: Container) => Container | null): number {
  if (Array.isArray(part)) {
    for (const [index, inner] of part.entries()) if (isContainer(inner)) part[index] = other(inner)
    return part.length
  }
  let count = 0
  for (const key in part) {
    const inner = part[key]
    count++
    // A key that is there is an ordinary one, whatever it is called.
    if (isContainer(inner)) part[key] = other(inner)
  }
  return count
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}
