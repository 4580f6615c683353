import { fingerprint } from '../../diagnostic/fingerprint.ts'
import type { OwnFiles } from './own-files.ts'

/** What a cache keeps of one kind, a file for each key; of too many, the latest. */
export class KeyedFiles {
  readonly #files: OwnFiles
  readonly #kind: string
  readonly #most: number

  /**
   * @param kind what the names of the files begin with: letters only.
   * @param most files that are kept.
   */
  constructor(files: OwnFiles, kind: string, most: number) {
    this.#files = files
    this.#kind = kind
    this.#most = most
  }

  /**
   * What was written under a key.
   *
   * @param key as JSON on one line.
   */
  read(key: string): string | undefined {
    const text = this.#files.read(this.#nameOf(key))?.toString('utf8')
    // Names may coincide.
    return text?.startsWith(`${key}\n`) ? text.slice(key.length + 1) : undefined
  }

  /** @param key as JSON on one line. */
  write(key: string, text: string): void {
    this.#files.write(this.#nameOf(key), `${key}\n${text}`)
    this.#files.limit(new RegExp(`^${this.#kind}-[\\da-f]{16}\\.json`), this.#most)
  }

  #nameOf(key: string): string {
    return `${this.#kind}-${fingerprint([key])}.json`
  }
}
