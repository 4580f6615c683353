import { realpathSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import type { DigestingHost } from '../../service/host.ts'
import type { NodeHost } from '../node-host.ts'
import { statOf } from '../text-file.ts'
import { type LookedAt, lookedAtIn } from './disk-snapshot.ts'
import type { FileVersions, Listing } from './file-versions.ts'

/** Everything that a run saw of a project. */
export interface HostTrace {
  /** Digest of what each path held; `null` for nothing. */
  readonly files: readonly (readonly [path: string, digest: string | null])[]
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
    if (this.#digests.has(path)) return this.#digests.get(path)
    const file = this.#pathOf(path)
    const stats = this.#isInPlace(file.slice(0, file.lastIndexOf('/'))) ? statOf(file) : undefined
    const known = stats === undefined ? undefined : this.#versions.find(path, stats)
    if (known === undefined) this.read(path)
    else this.#digests.set(path, known)
    return this.#digests.get(path)
  }

  /** What was seen so far; `undefined` where something changed under our eyes. */
  trace(): HostTrace | undefined {
    if (this.#moved) return undefined
    const files = [...this.#digests].map(([path, digest]) => [path, digest ?? null] as const)
    return { files, lists: [...this.#lists.values()] }
  }

  /** Where on the disk that was; `undefined` where it is too much to look at again. */
  get lookedAt(): LookedAt | undefined {
    const searched = [...this.#listings.values()].flatMap((found) => found.searched)
    return lookedAtIn(this.#disk.root, new Set(this.#digests.keys()), searched)
  }

  /** Whether all that was seen then would be seen now. */
  looksLike({ files, lists }: HostTrace): boolean {
    return (
      lists.every(({ patterns, ignore, digest }) => this.#listing(patterns, ignore).digest === digest) &&
      files.every(([path, digest]) => (this.digest(path) ?? null) === digest)
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

/** Loads Node's cryptography when the first file is read: where nothing has changed, none is. */
export function digestOf(text: string): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('base64')
}
