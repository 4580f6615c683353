import type { MapEntry } from './node.ts'

/** Characters of a key beyond which it is left to the reference reader; YAML allows 1024. */
export const LONGEST_KEY = 1000

/** From this size on, a mapping's keys are looked up in a set; most mappings are not worth one. */
const MANY = 16

/** The entries of a mapping while it is read, which know whether a key is there already. */
export class GivenEntries {
  readonly entries: MapEntry[] = []
  #keys: Set<string> | undefined

  /** Adds an entry; whether its key is new. */
  add(entry: MapEntry): boolean {
    if (this.#has(entry.key)) return false
    this.entries.push(entry)
    if (this.#keys !== undefined) this.#keys.add(entry.key)
    else if (this.entries.length === MANY) this.#keys = new Set(this.entries.map(({ key }) => key))
    return true
  }

  #has(key: string): boolean {
    if (this.#keys !== undefined) return this.#keys.has(key)
    // By index: so few are not worth an iterator each time.
    for (let index = 0; index < this.entries.length; index++) {
      if (this.entries[index]?.key === key) return true
    }
    return false
  }
}
