import { createHash } from 'node:crypto'
import { statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { DigestingHost } from '../../service/host.ts'
import type { NodeHost } from '../node-host.ts'
import type { FileVersions } from './file-versions.ts'

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

/** The file system, with digests that cost no more than a look at a file's times where these are known. */
export class VersionedHost implements DigestingHost {
  readonly #disk: NodeHost
  readonly #versions: FileVersions
  readonly #digests = new Map<string, string | undefined>()
  readonly #lists = new Map<string, HostTrace['lists'][number]>()
  #moved = false

  constructor(disk: NodeHost, versions: FileVersions) {
    this.#disk = disk
    this.#versions = versions
  }

  read(path: string): string | undefined {
    const readAt = Date.now()
    const stats = this.#stat(path)
    const text = this.#disk.read(path)
    const digest = text === undefined ? undefined : digestOf(text)
    if (this.#digests.has(path) && this.#digests.get(path) !== digest) this.#moved = true
    this.#digests.set(path, digest)
    if (digest !== undefined && stats !== undefined) this.#versions.note(path, digest, stats, readAt)
    return text
  }

  list(patterns: readonly string[], ignore: readonly string[]): readonly string[] {
    const found = this.#disk.list(patterns, ignore)
    this.#lists.set(JSON.stringify([patterns, ignore]), { patterns, ignore, digest: digestOf(found.join('\n')) })
    return found
  }

  /** What was seen so far; `undefined` where something changed under our eyes. */
  trace(): HostTrace | undefined {
    if (this.#moved) return undefined
    const files = [...this.#digests].map(([path, digest]) => [path, digest ?? null] as const)
    return { files, lists: [...this.#lists.values()] }
  }

  /** Whether all that was seen then would be seen now. */
  looksLike({ files, lists }: HostTrace): boolean {
    return (
      lists.every(
        ({ patterns, ignore, digest }) => digestOf(this.#disk.list(patterns, ignore).join('\n')) === digest,
      ) && files.every(([path, digest]) => (this.digest(path) ?? null) === digest)
    )
  }

  digest(path: string): string | undefined {
    if (this.#digests.has(path)) return this.#digests.get(path)
    const stats = this.#stat(path)
    const known = stats === undefined ? undefined : this.#versions.find(path, stats)
    if (known === undefined) this.read(path)
    else this.#digests.set(path, known)
    return this.#digests.get(path)
  }

  #stat(path: string): Stats | undefined {
    try {
      return statSync(join(this.#disk.root, path), { throwIfNoEntry: false })
    } catch {
      return undefined
    }
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
