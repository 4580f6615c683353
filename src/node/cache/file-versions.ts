import type { Stats } from 'node:fs'
import { isFile } from '../text-file.ts'
import { type FileState, isSettled, isState, stateOf } from './file-state.ts'

/** The state of a file or folder, and when it was looked at, in milliseconds since the epoch. */
type State = readonly [...FileState, seenAt: number]

/** What a file held in a state. */
type Version = readonly [digest: string, ...State]

/** What a search for files found, and every folder that it looked into; one that was not there has no state. */
export interface Listing {
  readonly digest: string
  readonly paths: readonly string[]
  readonly folders: readonly (readonly [path: string, state: State | null])[]
}

interface Encoded {
  readonly root: string
  readonly files: readonly (readonly [path: string, version: Version])[]
  readonly listings: readonly (readonly [search: string, listing: Listing])[]
}

/** Searches that are kept; a config makes two or three. */
const MOST_LISTINGS = 12

/** Share of the files that has to be new to keep what is known of all. */
const MUCH_NEW = 0.002

/**
 * Contents of files, and of folders, by their state.
 */
export class FileVersions {
  readonly #root: string
  readonly #files: Map<string, Version>
  readonly #listings: Map<string, Listing>
  /** Paths of files that this run asked for. */
  readonly #asked = new Set<string>()
  #noted = 0

  private constructor({ root, files, listings }: Encoded) {
    this.#root = root
    this.#files = new Map(files)
    this.#listings = new Map(listings)
  }

  /**
   * @param json what {@link encode} made; `undefined` for nothing.
   * @param root of the project: what was kept of another one is nothing.
   */
  static decode(json: string | undefined, root: string): FileVersions {
    const known = json === undefined ? undefined : (JSON.parse(json) as Encoded)
    return new FileVersions(known?.root === root ? known : { root, files: [], listings: [] })
  }

  /** Whether reading again what is not known would cost more than keeping all anew. */
  get isWorthKeeping(): boolean {
    return this.#noted > this.#files.size * MUCH_NEW
  }

  /** All that is known, but of files that are gone, and of searches that were not made lately. */
  encode(): string {
    return JSON.stringify({
      root: this.#root,
      files: [...this.#files].filter(([path]) => this.#asked.has(path) || isFile(`${this.#root}/${path}`)),
      listings: [...this.#listings].slice(-MOST_LISTINGS),
    } satisfies Encoded)
  }

  /** The digest of a file in this state; `undefined` where it is another one, or may be. */
  find(path: string, stats: Stats): string | undefined {
    const known = this.#files.get(path)
    if (known === undefined) return undefined
    this.#asked.add(path)
    const [digest, ...state] = known
    return isSame(state, stats) ? digest : undefined
  }

  /** @param stats of the file before it was read */
  note(path: string, digest: string, stats: Stats, seenAt: number): void {
    // What was too fresh to be trusted may be trusted from now on.
    if (this.find(path, stats) === undefined) this.#noted++
    this.#asked.add(path)
    this.#files.set(path, [digest, ...stateOf(stats), seenAt])
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
      return state === null ? stats === undefined : stats !== undefined && isSame(state, stats)
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
    const states = [...folders].map(
      ([path, stats]) => [path, stats ? ([...stateOf(stats), seenAt] as const) : null] as const,
    )
    this.#keepListing(search, { digest, paths, folders: states })
    this.#noted += paths.length
  }

  /** The latest last. */
  #keepListing(search: string, listing: Listing): void {
    this.#listings.delete(search)
    this.#listings.set(search, listing)
  }
}

/** Whether nothing can have changed: not even since it was seen, without a trace in its times. */
function isSame([size, mtimeMs, ctimeMs, ino, seenAt]: State, stats: Stats): boolean {
  const state: FileState = [size, mtimeMs, ctimeMs, ino]
  return isState(state, stats) && isSettled(state, seenAt)
}
