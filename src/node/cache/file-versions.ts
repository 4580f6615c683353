import type { Stats } from 'node:fs'
import { type FileState, isSettled, isState, stateOf } from './file-state.ts'

/** What a file held in a state. */
interface Version {
  readonly digest: string
  readonly state: FileState
}

/** What a search for files found, and every folder that it looked into; one that was not there has no state. */
export interface Listing {
  readonly digest: string
  readonly paths: readonly string[]
  readonly folders: readonly (readonly [path: string, state: FileState | null])[]
}

interface Encoded {
  /** A column each, which is read many times faster than as many rows; of states, their numbers one after another. */
  readonly paths: readonly string[]
  readonly digests: readonly string[]
  readonly states: readonly number[]
  readonly listings: readonly (readonly [search: string, listing: Listing])[]
}

const NOTHING: Encoded = { paths: [], digests: [], states: [], listings: [] }

/** Searches that are kept; a config makes two or three. */
const MOST_LISTINGS = 12

/** Share of the files that has to be new to keep what is known of all. */
const MUCH_NEW = 0.002

/**
 * Contents of files, and of folders, by their state. Only a state that stands for one content alone is kept.
 */
export class FileVersions {
  readonly #encoded: Encoded
  /** Files of an earlier run by their place in the columns. */
  readonly #places: ReadonlyMap<string, number>
  /** Files that are new, or other than they were; `undefined` where nothing can be said of one. */
  readonly #fresh = new Map<string, Version | undefined>()
  readonly #listings: Map<string, Listing>
  #noted = 0

  private constructor(encoded: Encoded) {
    this.#encoded = encoded
    this.#places = new Map(encoded.paths.map((path, place) => [path, place]))
    this.#listings = new Map(encoded.listings)
  }

  /** @param json what {@link encode} of this build made of this project; `undefined` for nothing. */
  static decode(json: string | undefined): FileVersions {
    return new FileVersions(json === undefined ? NOTHING : (JSON.parse(json) as Encoded))
  }

  /** Files of which something was known before. */
  get count(): number {
    return this.#places.size
  }

  /** Whether reading again what is not known would cost more than keeping all anew. */
  get isWorthKeeping(): boolean {
    return this.#noted > this.#places.size * MUCH_NEW
  }

  /**
   * All that is known, but of files that are gone, and of searches that were not made lately.
   *
   * @param isThere whether there is a file of a path.
   */
  encode(isThere: (path: string) => boolean): string {
    const known = [...this.#known()].filter(([path]) => isThere(path))
    return JSON.stringify({
      paths: known.map(([path]) => path),
      digests: known.map(([, { digest }]) => digest),
      states: known.flatMap(([, { state }]) => state),
      listings: [...this.#listings].slice(-MOST_LISTINGS),
    } satisfies Encoded)
  }

  /** The digest of a file in this state; `undefined` where it is another one, or may be. */
  find(path: string, stats: Stats): string | undefined {
    if (this.#fresh.has(path)) {
      const fresh = this.#fresh.get(path)
      return fresh !== undefined && isState(fresh.state, stats) ? fresh.digest : undefined
    }
    const place = this.#places.get(path)
    if (place === undefined) return undefined
    return isStateAt(this.#encoded.states, place, stats) ? this.#encoded.digests[place] : undefined
  }

  /** @param stats of the file before it was read */
  note(path: string, digest: string, stats: Stats, seenAt: number): void {
    if (this.find(path, stats) !== undefined) return
    const state = stateOf(stats)
    this.#noted++
    // What is too fresh to be trusted may be another one the next moment, and look the same.
    this.#fresh.set(path, isSettled(state, seenAt) ? { digest, state } : undefined)
  }

  /**
   * What a search found, if it would find the same now.
   *
   * @param stat of a folder by its path; `undefined` where there is none.
   */
  findListing(search: string, stat: (path: string) => Stats | undefined): Listing | undefined {
    const known = this.#listings.get(search)
    const holds = known?.folders.every(([path, state]) => {
      const stats = stat(path)
      return state === null ? stats === undefined : stats !== undefined && isState(state, stats)
    })
    if (known === undefined || holds !== true) return undefined
    this.#keepListing(search, known)
    return known
  }

  /** @param folders with their state before they were looked into */
  noteListing(
    search: string,
    { digest, paths }: Pick<Listing, 'digest' | 'paths'>,
    folders: ReadonlyMap<string, Stats | undefined>,
    seenAt: number,
  ): void {
    const states = [...folders].map(([path, stats]) => [path, stats ? stateOf(stats) : null] as const)
    this.#listings.delete(search)
    if (states.every(([, state]) => state === null || isSettled(state, seenAt)))
      this.#keepListing(search, { digest, paths, folders: states })
    this.#noted += paths.length
  }

  /** The latest last. */
  #keepListing(search: string, listing: Listing): void {
    this.#listings.delete(search)
    this.#listings.set(search, listing)
  }

  *#known(): Iterable<readonly [path: string, version: Version]> {
    for (const [path, place] of this.#places) {
      if (this.#fresh.has(path)) continue
      const [size = 0, mtimeMs = 0, ctimeMs = 0, ino = 0] = this.#encoded.states.slice(
        place * WIDTH,
        (place + 1) * WIDTH,
      )
      yield [path, { digest: this.#encoded.digests[place] ?? '', state: [size, mtimeMs, ctimeMs, ino] }]
    }
    for (const [path, version] of this.#fresh) if (version !== undefined) yield [path, version]
  }
}

/** Numbers of a state. */
const WIDTH = 4

/** As {@link isState}, for one of many states in a row: it is asked for every file of a project. */
function isStateAt(states: readonly number[], place: number, stats: Stats): boolean {
  const at = place * WIDTH
  return (
    states[at] === stats.size &&
    states[at + 1] === stats.mtimeMs &&
    states[at + 2] === stats.ctimeMs &&
    states[at + 3] === stats.ino
  )
}
