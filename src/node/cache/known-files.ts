import { FileVersions } from './file-versions.ts'
import { KeyedFiles } from './keyed-files.ts'
import type { OwnFiles } from './own-files.ts'

/** Builds of the linter and projects for which something is kept in one folder. */
const MOST_KEPT = 6

/** What is known of the files of a project, and where that is kept. */
export class KnownFiles {
  readonly #kept: KeyedFiles
  readonly #key: string
  readonly versions: FileVersions

  /** @param origin the build and the project, as JSON holds them. */
  constructor(files: OwnFiles, origin: readonly string[]) {
    this.#kept = new KeyedFiles(files, 'files', MOST_KEPT)
    this.#key = JSON.stringify(origin)
    this.versions = FileVersions.decode(this.#kept.read(this.#key))
  }

  /** @param isThere whether there is a file of a path. */
  keep(isThere: (path: string) => boolean): void {
    if (this.versions.isWorthKeeping) this.#kept.write(this.#key, this.versions.encode(isThere))
  }
}
