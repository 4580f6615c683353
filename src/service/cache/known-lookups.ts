import type { FileChanges } from './file-changes.ts'
import type { KeptRun } from './kept-run.ts'
import { listAt } from './number-lists.ts'

/** Which documents the paths of a kept run were looked for in: where these are as they were, no text needs a look. */
export class KnownLookups {
  readonly #kept: KeptRun
  readonly #changes: FileChanges
  #numbers: ReadonlyMap<string, number> | undefined

  constructor(kept: KeptRun, changes: FileChanges) {
    this.#kept = kept
    this.#changes = changes
  }

  /** Documents that may declare a path, in no order; `undefined` where the run did not look for it. */
  of(path: string): readonly string[] | undefined {
    const { paths, documents } = this.#kept.part('lookups')
    this.#numbers ??= new Map(paths.map((text, number) => [this.#kept.text(text), number]))
    const number = this.#numbers.get(path)
    if (number === undefined) return undefined
    const before = listAt(documents, number).map((document) => this.#kept.text(document))
    return [...before.filter((document) => !this.#changes.has(document)), ...this.#changes.mentioning(path)]
  }
}
