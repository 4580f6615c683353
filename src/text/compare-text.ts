/**
 * The order of texts by code unit, which is the same under every locale: for `sort` and `toSorted`.
 *
 * @returns below 0 where the first comes first, above 0 where the second does, 0 where they are equal.
 */
export function compareText(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0
}
