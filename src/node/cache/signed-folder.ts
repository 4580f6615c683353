import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { discard } from './keep-file.ts'
import type { SignedFiles } from './signed-file.ts'

/** What is kept about one project. */
export type KeptKind = 'run' | 'result' | 'files'

/** The files of a cache, by kind and by whatever they are kept for. Nothing that this user's runs did not write is read. */
export class SignedFolder {
  readonly #path: string
  readonly #files: SignedFiles

  constructor(path: string, files: SignedFiles) {
    this.#path = path
    this.#files = files
  }

  /** @param key anything that JSON holds. */
  read(kind: KeptKind, key: unknown): string | undefined {
    return this.#files.read(this.#fileOf(kind, key))
  }

  /** Whether it could be kept. */
  write(kind: KeptKind, key: unknown, content: string): boolean {
    return this.#files.write(this.#fileOf(kind, key), content)
  }

  /** Throws away all of a kind but the latest. */
  limit(kind: KeptKind, most: number): void {
    const files = this.#list(kind)
    if (files.length <= most) return
    const dated = files.map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    for (const { path } of dated.toSorted((first, second) => second.time - first.time).slice(most)) discard(path)
  }

  #list(kind: KeptKind): readonly string[] {
    try {
      const names = readdirSync(this.#path)
      return names.filter((name) => name.startsWith(`${kind}-`)).map((name) => join(this.#path, name))
    } catch {
      return []
    }
  }

  #fileOf(kind: KeptKind, key: unknown): string {
    const hash = createHash('sha256').update(JSON.stringify(key)).digest('hex')
    return join(this.#path, `${kind}-${hash.slice(0, 24)}.json`)
  }
}
