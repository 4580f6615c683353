import type { Project } from '../../project/project.ts'
import { LikelyDocuments } from '../../swagger/likely-documents.ts'
import { parseTemplate } from '../../swagger/path-template.ts'
import type { DigestingHost } from '../host.ts'
import type { KeptRun, KeptSpec } from './kept-run.ts'

/** What is different from the state that a kept run has seen, as far as judgements depend on it. */
export class Changes {
  readonly #files = new Set<string>()
  /** Documents that are new or others than they were. */
  readonly #documents: readonly string[]
  readonly #read: (path: string) => string | undefined
  #likely: LikelyDocuments | undefined
  readonly #anyDocument: boolean
  readonly #endpoints = new Set<string>()
  readonly #mentioned = new Map<string, boolean>()

  constructor(kept: KeptRun, project: Project, host: DigestingHost) {
    for (const [path, digest] of kept.files) if ((host.digest(path) ?? null) !== digest) this.#files.add(path)
    const before = new Set(kept.documents)
    const added = project.documentPaths.filter((path) => !before.has(path))
    const now = new Set(project.documentPaths)
    const removed = kept.documents.filter((path) => !now.has(path))
    // It may still be there to be read, and is not searched any more.
    for (const path of removed) this.#files.add(path)
    const different = project.documentPaths.filter((path) => this.#files.has(path))
    this.#documents = [...added, ...different]
    this.#read = (path) => host.read(path)
    this.#anyDocument = removed.length > 0 || this.#documents.length > 0
    this.#noteEndpoints(kept, project, host)
  }

  /** Whether what a spec was judged by is the same; its own text aside. */
  leaves(spec: KeptSpec): boolean {
    if (this.#files.size > 0 && spec.files.some((path) => this.#files.has(path))) return false
    if (this.#anyDocument && (spec.everything || spec.calls.some((path) => this.#mentions(path)))) return false
    return this.#endpoints.size === 0 || !spec.endpoints.some((spelling) => this.#endpoints.has(spelling))
  }

  /** Whether a file that a spec was judged by is the same. */
  leavesFile(path: string): boolean {
    return !this.#files.has(path)
  }

  /** Whether anything is different at all. */
  get some(): boolean {
    return this.#files.size > 0 || this.#anyDocument || this.#endpoints.size > 0
  }

  /** Whether an operation may be declared by a changed document now. That it was, `files` says. */
  #mentions(path: string): boolean {
    let mentioned = this.#mentioned.get(path)
    if (mentioned === undefined) {
      this.#likely ??= new LikelyDocuments(this.#documents.map((document) => this.#read(document) ?? ''))
      mentioned = this.#likely.find(parseTemplate(path).segments).length > 0
      this.#mentioned.set(path, mentioned)
    }
    return mentioned
  }

  /** The endpoints that specs are about which came, went or changed, before and now. */
  #noteEndpoints(kept: KeptRun, project: Project, host: DigestingHost): void {
    const gone = new Set(kept.endpoints.keys())
    for (const path of project.specPaths) {
      const known = kept.endpoints.get(path)
      gone.delete(path)
      if (known !== undefined && known.digest === host.digest(path)) continue
      if (known?.endpoint !== undefined) this.#endpoints.add(known.endpoint)
      const endpoint = project.catalog.endpointOf(path)
      if (endpoint !== undefined) this.#endpoints.add(endpoint)
    }
    for (const path of gone) {
      const endpoint = kept.endpoints.get(path)?.endpoint
      if (endpoint !== undefined) this.#endpoints.add(endpoint)
    }
  }
}
