import { realpathSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import type { DigestingHost } from '../../service/host.ts'
import type { NodeHost } from '../node-host.ts'
import { isFile, statOf } from '../text-file.ts'
import { type LookedAt, lookedAtIn } from './disk-snapshot.ts'
import type { FileVersions, Listing } from './file-versions.ts'

/** Everything that a run saw of a project. */
export interface HostTrace {
  /** What was looked at, and the digest of what each path held; `null` for nothing. */
  readonly paths: readonly string[]
  readonly digests: readonly (string | null)[]
  readonly lists: readonly {
    readonly patterns: readonly string[]
    readonly ignore: readonly string[]
    readonly digest: string
  }[]
}

/** What a search found, and the absolute paths of all folders that it looked into. */
interface Found extends Pick<Listing, 'paths' | 'digest'> {
  readonly searched: readonly string[]
}

/** The file system, with digests that cost no more than a look at a file's times where these are known. */
export class VersionedHost implements DigestingHost {
  readonly #disk: NodeHost
  readonly #versions: FileVersions
  readonly #digests = new Map<string, string | undefined>()
  readonly #lists = new Map<string, HostTrace['lists'][number]>()
  readonly #listings = new Map<string, Found>()
  /** Folders by whether they stand where their path says, and no link above them leads elsewhere. */
  readonly #inPlace = new Map<string, boolean>()
  #moved = false

  constructor(disk: NodeHost, versions: FileVersions) {
    this.#disk = disk
    this.#versions = versions
  }

  read(path: string): string | undefined {
    const seenAt = Date.now()
    const stats = statOf(this.#pathOf(path))
    const text = this.#disk.read(path)
    const digest = text === undefined ? undefined : digestOf(text)
    if (this.#digests.has(path) && this.#digests.get(path) !== digest) this.#moved = true
    this.#digests.set(path, digest)
    if (digest !== undefined && stats !== undefined) this.#versions.note(path, digest, stats, seenAt)
    return text
  }

  list(patterns: readonly string[], ignore: readonly string[]): readonly string[] {
    const { paths, digest } = this.#listing(patterns, ignore)
    this.#lists.set(searchOf(patterns, ignore), { patterns, ignore, digest })
    return paths
  }

  digest(path: string): string | undefined {
    const seen = this.#digests.get(path)
    if (seen !== undefined || this.#digests.has(path)) return seen
    const file = this.#pathOf(path)
    const stats = this.#isInPlace(file.slice(0, file.lastIndexOf('/'))) ? statOf(file) : undefined
    const known = stats === undefined ? undefined : this.#versions.find(path, stats)
    if (known === undefined) this.read(path)
    else this.#digests.set(path, known)
    return this.#digests.get(path)
  }

  digestOf(text: string): string {
    return digestOf(text)
  }

  /** Whether there is a file. */
  isThere(path: string): boolean {
    return this.#digests.has(path) ? this.#digests.get(path) !== undefined : isFile(this.#pathOf(path))
  }

  /** What was seen so far; `undefined` where something changed under our eyes. */
  trace(): HostTrace | undefined {
    if (this.#moved) return undefined
    const digests = [...this.#digests.values()].map((digest) => digest ?? null)
    return { paths: [...this.#digests.keys()], digests, lists: [...this.#lists.values()] }
  }

  /** Where on the disk that was; `undefined` where it is too much to look at again. */
  get lookedAt(): LookedAt | undefined {
    const searched = [...this.#listings.values()].flatMap((found) => found.searched)
    return lookedAtIn(this.#disk.root, this.#digests, searched)
  }

  /** Whether all that was seen then would be seen now. */
  looksLike({ paths, digests, lists }: HostTrace): boolean {
    return (
      lists.every(({ patterns, ignore, digest }) => this.#listing(patterns, ignore).digest === digest) &&
      paths.every((path, at) => (this.digest(path) ?? null) === digests[at])
    )
  }

  #listing(patterns: readonly string[], ignore: readonly string[]): Found {
    const search = searchOf(patterns, ignore)
    const known = this.#listings.get(search) ?? this.#knownListing(search) ?? this.#search(patterns, ignore)
    this.#listings.set(search, known)
    return known
  }

  #search(patterns: readonly string[], ignore: readonly string[]): Found {
    const seenAt = Date.now()
    const folders = new Map<string, Stats | undefined>()
    const paths = this.#disk.list(patterns, ignore, (folder) => folders.set(folder, statOf(folder)))
    const found = { paths, digest: digestOf(paths.join('\n')), searched: [...folders.keys()] }
    this.#versions.noteListing(searchOf(patterns, ignore), found, folders, seenAt)
    return found
  }

  #knownListing(search: string): Found | undefined {
    const known = this.#versions.findListing(search, statOf)
    if (known?.folders.every(([folder, state]) => state === null || this.#isInPlace(folder)) !== true) return undefined
    return { ...known, searched: known.folders.map(([folder]) => folder) }
  }

  /** A folder that was moved out of the project and is linked to from its place has the times that it had. */
  #isInPlace(folder: string): boolean {
    let isInPlace = this.#inPlace.get(folder)
    if (isInPlace === undefined) this.#inPlace.set(folder, (isInPlace = realOf(folder) === resolve(folder)))
    return isInPlace
  }

  #pathOf(path: string): string {
    return `${this.#disk.root}/${path}`
  }
}

function searchOf(patterns: readonly string[], ignore: readonly string[]): string {
  return JSON.stringify([patterns, ignore])
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

/** Characters of a digest: 132 bits, of which nobody finds two alike. */
const DIGEST_LENGTH = 22

/** Loads Node's cryptography when the first file is read: where nothing has changed, none is. */
export function digestOf(text: string): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256').update(text)
  return hash.digest('base64').slice(0, DIGEST_LENGTH)
}
