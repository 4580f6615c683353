import { matchesPattern } from '../lint/file-pattern.ts'
import { type Host, NEVER_LISTED } from './host.ts'

/** A host as it would be if some of its files were different. */
export class OverlayHost implements Host {
  readonly #base: Host
  readonly #files: ReadonlyMap<string, string | undefined>

  /** @param files path → its text, or `undefined` where no file shall be */
  constructor(base: Host, files: ReadonlyMap<string, string | undefined>) {
    this.#base = base
    this.#files = files
  }

  read(path: string): string | undefined {
    return this.#files.has(path) ? this.#files.get(path) : this.#base.read(path)
  }

  list(patterns: readonly string[], ignore: readonly string[]): readonly string[] {
    const found = new Set(this.#base.list(patterns, ignore))
    const left = [...ignore, ...NEVER_LISTED]
    for (const [path, text] of this.#files) {
      if (text === undefined) found.delete(path)
      else if (!found.has(path) && matches(patterns, path) && !matches(left, path)) found.add(path)
    }
    return [...found].toSorted()
  }
}

function matches(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, path))
}
