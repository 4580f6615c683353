import { compareText } from '../text/compare-text.ts'

/** How many paths a hint names. */
const MOST_PATHS = 3

/**
 * What the specs of a run read from each operation: a spec that reads something undocumented is helped by what the
 * others read.
 */
export class Practice {
  /** Operation identity → path → specs that read it. */
  readonly #read = new Map<string, Map<string, Set<string>>>()
  readonly #doubted = new Set<string>()

  /**
   * Notes every extract of a spec.
   *
   * @param reads identity of the operation, and the path that is read from it.
   */
  add(spec: string, reads: readonly (readonly [identity: string, path: string])[]): void {
    for (const [identity, path] of reads) {
      const paths = getOrMake(this.#read, identity, () => new Map<string, Set<string>>())
      getOrMake(paths, path, () => new Set<string>()).add(spec)
    }
  }

  /** A path that a finding is about is no example to follow. */
  doubt(identity: string, path: string): void {
    this.#doubted.add(`${identity} ${path}`)
  }

  /** "Other specs read `$.data.client.id` (4) from it.", the most common first; `undefined` where no spec but `own` does. */
  hint(identity: string, own: string): string | undefined {
    const paths = [...(this.#read.get(identity) ?? [])]
      .filter(([path]) => !this.#doubted.has(`${identity} ${path}`))
      .map(([path, specs]) => [path, specs.size - (specs.has(own) ? 1 : 0)] as const)
      .filter(([, others]) => others > 0)
      .toSorted(([first, some], [second, others]) => others - some || compareText(first, second))
      .slice(0, MOST_PATHS)
      .map(([path, others]) => `\`${path}\` (${others})`)
    return paths.length === 0 ? undefined : `Other specs read ${paths.join(', ')} from it.`
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
