import type { Consulted } from '../../project/consulted.ts'
import type { Project } from '../../project/project.ts'
import type { UsedProblem } from '../../rules/rule.ts'
import type { SwaggerDocument } from '../../swagger/model.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import { problemIdentity } from './document-notes.ts'
import type { KeptRun } from './kept-run.ts'
import type { RecalledSpecs } from './recalled-specs.ts'
import type { KeptSpec } from './run-to-keep.ts'

/** Which documents a judgement may have looked into. */
type Basis = Pick<KeptSpec, 'files' | 'everything'>

/** Who may have come upon a defect of a document: whoever was judged by it, though it be for a call that is no step. */
export interface Readers {
  /** Paths of specs that were judged in this run. */
  readonly fresh: readonly string[]
  /** Numbers of those that were judged in the kept one, ascending. */
  readonly recalled: readonly number[]
}

/** Readers by the document that they looked into, of the documents that the specs of a run use. */
export type ReadersByDocument = ReadonlyMap<string, Readers>

/** Who looked into which document in a run, and who came upon its defects first. */
export class DocumentReaders {
  readonly #basis = new Map<string, Basis>()
  /** Document → defect → the spec that came upon it first. */
  readonly #witnesses = new Map<string, Map<string, string>>()

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
   * Who looked into each document that any spec of the run uses.
   *
   * @param fresh specs that were judged in this run.
   */
  of(fresh: readonly JudgedSpec[], recalled: RecalledSpecs | undefined): ReadersByDocument {
    const used = new Set(fresh.flatMap(({ documents }) => documents))
    for (const document of recalled?.documents ?? []) used.add(document)
    const readers = new Map(
      [...used].map((document) => [document, { fresh: new Set<string>(), recalled: [] as number[] }]),
    )
    for (const { path } of fresh) {
      const { files, everything } = this.#basis.get(path) ?? { files: [], everything: false }
      for (const document of everything ? used : files) readers.get(document)?.fresh.add(path)
    }
    if (recalled !== undefined) addRecalled(recalled, (document) => readers.get(document)?.recalled)
    return new Map([...readers].map(([document, some]) => [document, { ...some, fresh: [...some.fresh] }]))
  }
}

/** @param listFor where the readers of a document go; `undefined` where nobody asks for them. */
function addRecalled(
  { kept, numbers }: { readonly kept: KeptRun; readonly numbers: readonly number[] },
  listFor: (document: string) => number[] | undefined,
): void {
  const { starts, values } = kept.part('bases').files
  const lists: (number[] | undefined)[] = Array.from({ length: kept.part('texts').length })
  const asked: number[][] = []
  for (const [path] of kept.part('head').files) {
    const list = (lists[path] = listFor(kept.text(path)))
    if (list !== undefined) asked.push(list)
  }
  for (const spec of numbers) {
    if (kept.isByEverything(spec)) for (const list of asked) list.push(spec)
    else for (let at = starts[spec] ?? 0; at < (starts[spec + 1] ?? 0); at++) lists[values[at] ?? 0]?.push(spec)
  }
}

function openedOf(files: ReadonlySet<string>, { store }: Project): readonly SwaggerDocument[] {
  return [...files].flatMap((path) => store.opened(path) ?? [])
}
