import { shownPlace } from '../../lint/diagnose.ts'
import type { Consulted } from '../../project/consulted.ts'
import type { Project } from '../../project/project.ts'
import type { UsedProblem } from '../../rules/rule.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import type { Changes } from './changes.ts'
import { keptIdentity, metProblems, noted, problemIdentity, withNotes } from './document-notes.ts'
import { DocumentReaders, type ReadersByDocument } from './document-readers.ts'
import type { KeptProblem, KeptRun } from './kept-run.ts'
import type { RecalledSpecs } from './recalled-specs.ts'
import { judgementName, type KeptSpec, type NotedProblem, type Notes } from './run-to-keep.ts'

/**
 * The defects that specs came upon in swagger documents: of those that are judged, this run tells; of those that are
 * recalled, what earlier runs noted.
 */
export class MetDefects {
  readonly #kept: KeptRun | undefined
  /** The number of this run. */
  readonly #run: number
  readonly #readers = new DocumentReaders()
  /** Paths of the specs of which this run has a judgement of its own. */
  readonly #fresh = new Set<string>()
  #recalled: RecalledSpecs | undefined
  #changes: Changes | undefined
  #byDocument: { readonly fresh: readonly JudgedSpec[]; readonly readers: ReadersByDocument } | undefined
  /** Document → defect that recalled specs came upon → name of its witness. */
  readonly #carried = new Map<string, ReadonlyMap<string, string>>()

  /** @param run its number. */
  constructor(kept: KeptRun | undefined, run: number) {
    this.#kept = kept
    this.#run = run
  }

  /** Takes the specs that are not judged. */
  recall(recalled: RecalledSpecs, changes: Changes): void {
    this.#recalled = recalled
    this.#changes = changes
  }

  /** Takes what a spec was judged by. */
  note(path: string, kept: Pick<KeptSpec, 'files' | 'everything'>): void {
    this.#fresh.add(path)
    this.#readers.note(path, kept)
  }

  /** Notes which defects of documents a judgement came upon that were not met before in this run. */
  witness(path: string, consulted: Consulted, project: Project): void {
    this.#readers.witness(path, consulted, project)
  }

  /**
   * Recalled specs that have to be judged all the same, since it is not known what they came upon in a document.
   *
   * @param fresh all specs that were judged in this run.
   */
  doubtful(fresh: readonly JudgedSpec[], project: Project): readonly string[] {
    const doubtful = new Set<number>()
    for (const [document, { recalled }] of this.#readersOf(fresh)) {
      if (recalled.length === 0 || this.#notedIn(document, recalled, project) !== undefined) continue
      for (const spec of recalled) doubtful.add(spec)
    }
    return [...doubtful].flatMap((spec) => this.#kept?.pathOf(spec) ?? [])
  }

  /**
   * What recalled specs came upon in each document that is used, besides what was met in this run.
   *
   * @param fresh all specs that were judged in this run.
   */
  problemsIn(fresh: readonly JudgedSpec[], project: Project): ReadonlyMap<string, readonly UsedProblem[]> {
    const all = new Map<string, readonly UsedProblem[]>()
    for (const [document, { recalled }] of this.#readersOf(fresh)) {
      const problems = recalled.length === 0 ? [] : (this.#notedIn(document, recalled, project) ?? [])
      if (problems.length === 0) continue
      const carried = problems.map(([{ message, file, pointer, at }]) => ({
        message,
        source: { path: file },
        pointer,
        at,
      }))
      all.set(document, carried)
      const witnesses = problems.map(([problem, by]) => [keptIdentity(problem), this.#kept?.nameOf(by) ?? ''] as const)
      this.#carried.set(document, new Map(witnesses))
    }
    return all
  }

  /**
   * Whether the kept run tells all that its specs came upon, each document by itself.
   *
   * @param fresh all specs that were judged in this run.
   */
  areNoted(fresh: readonly JudgedSpec[]): boolean {
    return [...this.#readersOf(fresh)].every(
      ([document, { recalled }]) => noted(this.#kept?.notesOn(document) ?? [], recalled, new Set()) !== undefined,
    )
  }

  /**
   * What is to be noted for the next run, by document.
   *
   * @param fresh all specs that were judged in this run.
   * @param problems of each document that the specs of this run use.
   * @param changes since the kept run; `undefined` where there is none.
   */
  async notes(
    fresh: readonly JudgedSpec[],
    problems: ReadonlyMap<string, readonly UsedProblem[]>,
    changes: Changes | undefined,
  ): Promise<ReadonlyMap<string, readonly Notes[]>> {
    const notes = new Map((this.#kept?.notes ?? []).filter(([path]) => changes?.leavesFile(path) === true))
    for (const [document, readers] of this.#readersOf(fresh)) {
      const found = await Promise.all(
        (problems.get(document) ?? []).map((problem) => notedProblem(problem, this.#witnessOf(document, problem))),
      )
      const names = [
        ...readers.fresh.map((path) => judgementName(path, this.#run)),
        ...readers.recalled.map((spec) => this.#kept?.nameOf(spec) ?? ''),
      ]
      notes.set(document, withNotes(notes.get(document) ?? [], names, found))
    }
    return notes
  }

  /** Name of a judgement that came upon a defect by itself; empty where none is known. */
  #witnessOf(document: string, problem: UsedProblem): string {
    const first = this.#readers.witnessOf(document, problem)
    if (first !== undefined) return this.#nameOf(first)
    return this.#carried.get(document)?.get(problemIdentity(problem)) ?? ''
  }

  #notedIn(document: string, recalled: readonly number[], project: Project): readonly KeptProblem[] | undefined {
    // Whoever uses one that is different is judged anew, or came upon nothing in what is the same.
    if (this.#changes?.leavesFile(document) === false) return []
    return noted(this.#kept?.notesOn(document) ?? [], recalled, metProblems(project, document))
  }

  #readersOf(fresh: readonly JudgedSpec[]): ReadersByDocument {
    if (this.#byDocument?.fresh !== fresh) {
      this.#byDocument = { fresh, readers: this.#readers.of(fresh, this.#recalled) }
    }
    return this.#byDocument.readers
  }

  /** Name of the judgement of a spec that this run goes by. */
  #nameOf(path: string): string {
    const number = this.#fresh.has(path) ? undefined : this.#kept?.numberOf(path)
    return number === undefined ? judgementName(path, this.#run) : (this.#kept?.nameOf(number) ?? '')
  }
}

async function notedProblem({ message, source, pointer, at }: UsedProblem, witness: string): Promise<NotedProblem> {
  return { message, file: source.path, pointer, at: await shownPlace(at), witness }
}
