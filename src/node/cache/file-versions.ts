import type { Stats } from 'node:fs'

/** A content, and the state of the file that had it. */
interface Version {
  readonly digest: string
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly ino: number
  /** When it was read, in milliseconds since the epoch. */
  readonly readAt: number
}

/** Time within which a second change may leave the same times as the first: two seconds where a file system counts them. */
const COARSE_MS = 2000
const FINE_MS = 50

/**
 * Contents of files by their state, as Git's index has them: a file whose size, times and place on the disk are the same
 * is the same file.
 */
export class FileVersions {
  readonly #known: Map<string, Version>
  /** Something was noted that is worth keeping. */
  changed = false

  private constructor(known: Map<string, Version>) {
    this.#known = known
  }

  static empty(): FileVersions {
    return new FileVersions(new Map())
  }

  /** From what {@link encode} made. */
  static decode(json: string): FileVersions {
    const rows = JSON.parse(json) as [string, string, number, number, number, number, number][]
    const known = new Map<string, Version>()
    for (const [path, digest, size, mtimeMs, ctimeMs, ino, readAt] of rows) {
      known.set(path, { digest, size, mtimeMs, ctimeMs, ino, readAt })
    }
    return new FileVersions(known)
  }

  encode(): string {
    const rows = [...this.#known].map(([path, { digest, size, mtimeMs, ctimeMs, ino, readAt }]) => [
      path,
      digest,
      size,
      mtimeMs,
      ctimeMs,
      ino,
      readAt,
    ])
    return JSON.stringify(rows)
  }

  /** The digest of a file in this state; `undefined` where it is another one, or may be. */
  find(path: string, { size, mtimeMs, ctimeMs, ino }: Stats): string | undefined {
    const known = this.#known.get(path)
    if (known === undefined || known.size !== size || known.ino !== ino) return undefined
    if (known.mtimeMs !== mtimeMs || known.ctimeMs !== ctimeMs) return undefined
    return this.#isFresh(mtimeMs, ctimeMs, known.readAt) ? undefined : known.digest
  }

  /** Whether a file may have been changed again since it was read, without a trace in its times. */
  #isFresh(mtimeMs: number, ctimeMs: number, readAt: number): boolean {
    const isCoarse = mtimeMs % 1000 === 0 && ctimeMs % 1000 === 0
    return Math.max(mtimeMs, ctimeMs) >= readAt - (isCoarse ? COARSE_MS : FINE_MS)
  }

  /** @param stats of the file before it was read */
  note(path: string, digest: string, { size, mtimeMs, ctimeMs, ino }: Stats, readAt: number): void {
    const known = this.#known.get(path)
    this.#known.set(path, { digest, size, mtimeMs, ctimeMs, ino, readAt })
    const isSame = known?.size === size && known.ino === ino && known.mtimeMs === mtimeMs && known.ctimeMs === ctimeMs
    // What was too fresh to be trusted may be trusted from now on.
    this.changed ||= !isSame || this.#isFresh(mtimeMs, ctimeMs, known.readAt)
  }
}
