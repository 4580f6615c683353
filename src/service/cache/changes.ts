import type { Project } from '../../project/project.ts'
import { LikelyDocuments } from '../../swagger/likely-documents.ts'
import { parseTemplate } from '../../swagger/path-template.ts'
import type { DigestingHost } from '../host.ts'
import type { Answers } from './answers.ts'
import type { KeptRun } from './kept-run.ts'
import type { KnownEndpoints } from './known-endpoints.ts'
import { listAt, someMarked } from './number-lists.ts'
import { SameAnswers } from './same-answers.ts'

/** What is different from the state that a kept run has seen, as far as judgements depend on it. */
export class Changes {
  readonly #kept: KeptRun
  /** Marks those texts of the run that are paths of changed files. */
  readonly #files: Uint8Array
  readonly #paths = new Set<string>()
  /** Marks those that are endpoints of specs which came, went or changed. */
  readonly #endpoints: Uint8Array
  #anyEndpoint = false
  readonly #anyDocument: boolean
  /** Documents that are new or others than they were. */
  readonly #documents: readonly string[]
  readonly #read: (path: string) => string | undefined
  #likely: LikelyDocuments | undefined
  readonly #mentioned = new Map<number, boolean>()
  readonly #answers: SameAnswers

  constructor(kept: KeptRun, endpoints: KnownEndpoints, project: Project, host: DigestingHost, answers: Answers) {
    this.#kept = kept
    this.#answers = new SameAnswers(kept, answers)
    const { documents, files } = kept.part('head')
    const { length } = kept.part('texts')
    this.#files = new Uint8Array(length)
    this.#endpoints = new Uint8Array(length)
    const now = new Set(project.documentPaths)
    const before = new Set(documents.map((path) => kept.text(path)))
    const different = new Set(project.documentPaths.filter((path) => !before.has(path)))
    let isAnyRemoved = false
    for (const [path, digest] of files) {
      const text = kept.text(path)
      if ((host.digest(text) ?? null) === digest) continue
      this.#markFile(path)
      if (now.has(text)) different.add(text)
    }
    for (const path of documents) {
      if (now.has(kept.text(path))) continue
      // It may still be there to be read, and is not searched any more.
      this.#markFile(path)
      isAnyRemoved = true
    }
    this.#documents = [...different]
    this.#read = (path) => host.read(path)
    this.#anyDocument = isAnyRemoved || different.size > 0
    this.#markEndpoints(endpoints.changed(project.specPaths, (path) => project.catalog.endpointOf(path)))
  }

  /** Whether what a spec was judged by is the same; its own text aside. */
  leaves(spec: number): boolean {
    if (!this.some) return true
    if (this.#anyEndpoint && someMarked(this.#kept.part('bases').endpoints, spec, this.#endpoints)) return false
    return !this.#concerns(spec) || this.#answers.has(spec, this.#files)
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
    return !this.#paths.has(path)
  }

  /** Whether anything is different at all. */
  get some(): boolean {
    return this.#paths.size > 0 || this.#anyDocument || this.#anyEndpoint
  }

  #markFile(path: number): void {
    this.#files[path] = 1
    this.#paths.add(this.#kept.text(path))
  }

  /** Whether a spec was judged by a file that is different, or would be by one that is new. */
  #concerns(spec: number): boolean {
    const { files, calls } = this.#kept.part('bases')
    if (this.#paths.size > 0 && someMarked(files, spec, this.#files)) return true
    if (!this.#anyDocument) return false
    return this.#kept.isByEverything(spec) || listAt(calls, spec).some((path) => this.#mentions(path))
  }

  /** Whether an operation may be declared by a changed document now. That it was, the files say. */
  #mentions(path: number): boolean {
    let mentioned = this.#mentioned.get(path)
    if (mentioned === undefined) {
      this.#likely ??= new LikelyDocuments(this.#documents.map((document) => this.#read(document) ?? ''))
      mentioned = this.#likely.find(parseTemplate(this.#kept.text(path)).segments).length > 0
      this.#mentioned.set(path, mentioned)
    }
    return mentioned
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
