import type { Consulted } from '../../project/consulted.ts'
import type { Project } from '../../project/project.ts'
import type { UsedProblem } from '../../rules/rule.ts'
import type { SwaggerDocument } from '../../swagger/model.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import { problemIdentity } from './document-notes.ts'
import type { KeptSpec } from './kept-run.ts'

/** Which documents a judgement may have looked into. */
type Basis = Pick<KeptSpec, 'files' | 'everything'>

/** Specs by the document that they looked into. */
export type ReadersByDocument = ReadonlyMap<string, readonly string[]>

/** Who looked into which document in a run, and who came upon its defects first. */
export class DocumentReaders {
  readonly #basis = new Map<string, Basis>()
  /** Document → defect → the spec that came upon it first. */
  readonly #witnesses = new Map<string, Map<string, string>>()
  #known: { readonly judged: readonly JudgedSpec[]; readonly readers: ReadersByDocument } | undefined

  /** Notes what a spec was judged by. */
  note(path: string, basis: Basis): void {
    this.#basis.set(path, basis)
  }

  /** Notes which defects of documents a judgement came upon that were not met before in this run. */
  witness(path: string, { files, everything }: Consulted, project: Project): void {
    for (const document of everything ? project.store.documents : openedOf(files, project)) {
      const { problems } = document
      const met = this.#witnesses.get(document.source.path) ?? new Map<string, string>()
      if (met.size === problems.length) continue
      this.#witnesses.set(document.source.path, met)
      for (const problem of problems) {
        const identity = problemIdentity(problem)
        if (!met.has(identity)) met.set(identity, path)
      }
    }
  }

  /** The spec that came upon a defect first in this run: by itself, it would come upon it too. */
  witnessOf(document: string, problem: UsedProblem): string | undefined {
    return this.#witnesses.get(document)?.get(problemIdentity(problem))
  }

  /**
   * Who may have come upon a defect of the documents that specs of the run use: whoever was judged by a document, though
   * it be for a call that is no step.
   *
   * @param judged all specs of the run.
   */
  of(judged: readonly JudgedSpec[]): ReadersByDocument {
    if (this.#known?.judged === judged) return this.#known.readers
    const sets = new Map([...usersOf(judged).keys()].map((document) => [document, new Set<string>()]))
    for (const { path } of judged) {
      const { files, everything } = this.#basis.get(path) ?? { files: [], everything: false }
      for (const document of everything ? sets.keys() : files) sets.get(document)?.add(path)
    }
    const readers = new Map([...sets].map(([document, paths]) => [document, [...paths]] as const))
    this.#known = { judged, readers }
    return readers
  }
}

/** Which specs use which document. */
export function usersOf(judged: readonly JudgedSpec[]): ReadersByDocument {
  const users = new Map<string, string[]>()
  for (const { path, documents } of judged) {
    for (const document of documents) {
      const known = users.get(document)
      if (known === undefined) users.set(document, [path])
      else known.push(path)
    }
  }
  return users
}

function openedOf(files: ReadonlySet<string>, { store }: Project): readonly SwaggerDocument[] {
  return [...files].flatMap((path) => store.opened(path) ?? [])
}
