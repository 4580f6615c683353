import { compareText } from '../text/compare-text.ts'
import { groupBy } from '../text/group-by.ts'
import type { ObservedUse } from './model.ts'

/** How often specs took a resource from an operation. */
export interface PriorCount {
  readonly taken: number
  /** Specs that took the resource from anywhere. */
  readonly of: number
  /** Where in the response it stood, as most of them wrote. */
  readonly jsonPath: string | undefined
}

/** What verified specs took from where, one vote a spec. */
export class Prior {
  readonly #byResource: ReadonlyMap<string, readonly ObservedUse[]>
  readonly #counts = new Map<string, ReadonlyMap<string, PriorCount>>()

  constructor(uses: readonly ObservedUse[]) {
    this.#byResource = groupBy(uses, ({ resource }) => resource)
  }

  /**
   * Producers of a resource by their identity.
   *
   * @param resource its words joined by a space
   */
  producersOf(resource: string): ReadonlyMap<string, PriorCount> {
    let counts = this.#counts.get(resource)
    if (counts === undefined) this.#counts.set(resource, (counts = count(this.#byResource.get(resource) ?? [])))
    return counts
  }
}

function count(uses: readonly ObservedUse[]): ReadonlyMap<string, PriorCount> {
  const of = new Set(uses.map(({ spec }) => spec)).size
  const counts = new Map<string, PriorCount>()
  for (const [producer, own] of groupBy(uses, (use) => use.producer)) {
    const taken = new Set(own.map(({ spec }) => spec)).size
    counts.set(producer, { taken, of, jsonPath: mostFrequent(own.map(({ jsonPath }) => jsonPath)) })
  }
  return counts
}

function mostFrequent(texts: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted(([first, many], [second, more]) => more - many || compareText(first, second))[0]?.[0]
}
