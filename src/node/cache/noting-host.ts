import type { Host } from '../../service/host.ts'
import type { NodeHost } from '../node-host.ts'
import { type LookedAt, lookedAtIn } from './disk-snapshot.ts'

/** The file system, with a note of where it was looked at. */
export class NotingHost implements Host {
  readonly #disk: NodeHost
  readonly #files = new Set<string>()
  readonly #searched = new Set<string>()
  readonly #lists = new Map<string, readonly string[]>()

  constructor(disk: NodeHost) {
    this.#disk = disk
  }

  read(path: string): string | undefined {
    this.#files.add(path)
    return this.#disk.read(path)
  }

  list(patterns: readonly string[], ignore: readonly string[]): readonly string[] {
    const search = JSON.stringify([patterns, ignore])
    let paths = this.#lists.get(search)
    if (paths === undefined) {
      paths = this.#disk.list(patterns, ignore, (folder) => this.#searched.add(folder))
      this.#lists.set(search, paths)
    }
    return paths
  }

  /** Where it was looked at so far; `undefined` where that is too much to look at again. */
  get lookedAt(): LookedAt | undefined {
    return lookedAtIn(this.#disk.root, this.#files, this.#searched)
  }
}
