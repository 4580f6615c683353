import { LikelyDocuments } from '../../swagger/likely-documents.ts'
import { parseTemplate } from '../../swagger/path-template.ts'
import type { DigestingHost } from '../host.ts'
import type { KeptRun } from './kept-run.ts'

/** Which files are different from those that a kept run has seen. */
export class FileChanges {
  readonly #host: DigestingHost
  readonly #changed = new Set<string>()
  /** Documents that are new or others than they were. */
  readonly #documents: readonly string[]
  #likely: LikelyDocuments | undefined
  readonly #mentions = new Map<string, readonly string[]>()
  /** Marks those texts of the run that are paths of changed files. */
  readonly marks: Uint8Array
  /** A document is new, gone, or another one than it was. */
  readonly anyDocument: boolean

  /** @param documents paths of those that are searched now. */
  constructor(kept: KeptRun, documents: readonly string[], host: DigestingHost) {
    this.#host = host
    this.marks = new Uint8Array(kept.part('texts').length)
    const head = kept.part('head')
    const now = new Set(documents)
    const before = new Set(head.documents.map((path) => kept.text(path)))
    const different = new Set(documents.filter((path) => !before.has(path)))
    let isAnyRemoved = false
    for (const [number, digest] of head.files) {
      const path = kept.text(number)
      if ((host.digest(path) ?? null) === digest) continue
      this.#mark(number, path)
      if (now.has(path)) different.add(path)
    }
    for (const number of head.documents) {
      const path = kept.text(number)
      if (now.has(path)) continue
      // It may still be there to be read, and is not searched any more.
      this.#mark(number, path)
      isAnyRemoved = true
    }
    this.#documents = [...different]
    this.anyDocument = isAnyRemoved || different.size > 0
  }

  /** Whether any file is different. */
  get any(): boolean {
    return this.#changed.size > 0
  }

  /** Whether a file that the run has seen is. */
  has(path: string): boolean {
    return this.#changed.has(path)
  }

  /** Documents that are searched and different, and may declare a path now. That they did, the run tells. */
  mentioning(path: string): readonly string[] {
    let mentioning = this.#mentions.get(path)
    if (mentioning === undefined) {
      this.#likely ??= new LikelyDocuments(this.#documents.map((document) => this.#host.read(document) ?? ''))
      const found = this.#likely.find(parseTemplate(path).segments)
      mentioning = found.flatMap((number) => this.#documents[number] ?? [])
      this.#mentions.set(path, mentioning)
    }
    return mentioning
  }

  #mark(number: number, path: string): void {
    this.marks[number] = 1
    this.#changed.add(path)
  }
}
