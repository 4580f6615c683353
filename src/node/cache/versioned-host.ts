import { createHash } from 'node:crypto'
import { statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { DigestingHost } from '../../service/host.ts'
import type { NodeHost } from '../node-host.ts'
import type { FileVersions } from './file-versions.ts'

/** The file system, with digests that cost no more than a look at a file's times where these are known. */
export class VersionedHost implements DigestingHost {
  readonly #disk: NodeHost
  readonly #versions: FileVersions
  readonly #digests = new Map<string, string | undefined>()

  constructor(disk: NodeHost, versions: FileVersions) {
    this.#disk = disk
    this.#versions = versions
  }

  read(path: string): string | undefined {
    const readAt = Date.now()
    const stats = this.#stat(path)
    const text = this.#disk.read(path)
    const digest = text === undefined ? undefined : createHash('sha256').update(text).digest('base64')
    this.#digests.set(path, digest)
    if (digest !== undefined && stats !== undefined) this.#versions.note(path, digest, stats, readAt)
    return text
  }

  list(patterns: readonly string[], ignore: readonly string[]): readonly string[] {
    return this.#disk.list(patterns, ignore)
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
