import type { Project } from '../../project/project.ts'
import type { Answers } from './answers.ts'
import type { FileChanges } from './file-changes.ts'
import type { KeptRun } from './kept-run.ts'
import type { KnownEndpoints } from './known-endpoints.ts'
import { listAt, someMarked } from './number-lists.ts'
import { SameAnswers } from './same-answers.ts'

/** What is different from the state that a kept run has seen, as far as judgements depend on it. */
export class Changes {
  readonly #kept: KeptRun
  readonly #files: FileChanges
  /** Marks those texts of the run that are endpoints of specs which came, went or changed. */
  readonly #endpoints: Uint8Array
  #anyEndpoint = false
  readonly #answers: SameAnswers

  constructor(kept: KeptRun, files: FileChanges, endpoints: KnownEndpoints, project: Project, answers: Answers) {
    this.#kept = kept
    this.#files = files
    this.#answers = new SameAnswers(kept, files.marks, answers)
    this.#endpoints = new Uint8Array(kept.part('texts').length)
    this.#markEndpoints(endpoints.changed(project.specPaths, (path) => project.catalog.endpointOf(path)))
  }

  /** Whether what a spec was judged by is the same; its own text aside. */
  leaves(spec: number): boolean {
    if (!this.some) return true
    if (this.#anyEndpoint && someMarked(this.#kept.part('bases').endpoints, spec, this.#endpoints)) return false
    return !this.#concerns(spec) || this.#answers.has(spec)
  }

  /** The same without asking swagger: of what it was not asked for, it is not known. */
  isKnownToLeave(spec: number): boolean {
    return (this.#answers.isKnown(spec) || !this.#concerns(spec)) && this.leaves(spec)
  }

  /** How many specs were judged by files that are different, and would be judged the same all the same. */
  get leftByAnswers(): number {
    return this.#answers.count
  }

  /** Whether a file that a spec was judged by is the same. */
  leavesFile(path: string): boolean {
    return !this.#files.has(path)
  }

  /** Whether anything is different at all. */
  get some(): boolean {
    return this.#files.any || this.#files.anyDocument || this.#anyEndpoint
  }

  /** Whether a spec was judged by a file that is different, or would be by one that is new. */
  #concerns(spec: number): boolean {
    const { files, calls } = this.#kept.part('bases')
    if (this.#files.any && someMarked(files, spec, this.#files.marks)) return true
    if (!this.#files.anyDocument) return false
    return (
      this.#kept.isByEverything(spec) ||
      listAt(calls, spec).some((path) => this.#files.mentioning(this.#kept.text(path)).length > 0)
    )
  }

  #markEndpoints(changed: ReadonlySet<string>): void {
    if (changed.size === 0) return
    this.#anyEndpoint = true
    const texts = this.#kept.part('texts')
    for (let number = 0; number < texts.length; number++) {
      if (changed.has(texts[number] ?? '')) this.#endpoints[number] = 1
    }
  }
}
