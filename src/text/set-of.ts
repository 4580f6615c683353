const SETS = new WeakMap<readonly unknown[], ReadonlySet<unknown>>()

/**
 * A list that never changes as a set, made once a list: for looking things up in lists that a stranger may have made
 * long, such as an enumeration or the variables of a config.
 */
export function setOf(list: readonly unknown[]): ReadonlySet<unknown> {
  let set = SETS.get(list)
  if (set === undefined) SETS.set(list, (set = new Set(list)))
  return set
}
