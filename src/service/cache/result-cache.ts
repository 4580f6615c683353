import { shownPlace } from '../../lint/diagnose.ts'
import type { Consulted } from '../../project/consulted.ts'
import type { KnownEndpoint } from '../../project/endpoint-catalog.ts'
import type { Project } from '../../project/project.ts'
import type { UsedProblem } from '../../rules/rule.ts'
import type { DigestingHost } from '../host.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import { Changes } from './changes.ts'
import { DocumentReaders, type ReadersByDocument } from './document-readers.ts'
import { keptIdentity, noted, problemIdentity, withNotes } from './document-notes.ts'
import type { KeptProblem, KeptRun, RunStore } from './kept-run.ts'
import { keptSpec } from './kept-spec.ts'
import { KnownEndpoints } from './known-endpoints.ts'
import { RecalledSpecs } from './recalled-specs.ts'
import {
  type Digest,
  judgementName,
  type KeptEndpoint,
  type KeptSpec,
  type NotedProblem,
  type Notes,
} from './run-to-keep.ts'

/** Specs of a project of which everything is kept anew whenever anything is new: it costs less than judging one. */
const SMALL_PROJECT = 500

/** Share of the specs of a larger one that has to be new. */
const MUCH_NEW = 0.005

/** Which of the specs of a run need not be judged. */
interface Recollection {
  /** `undefined` where there are none. */
  readonly recalled: RecalledSpecs | undefined
  /** Paths of the others. */
  readonly others: readonly string[]
}

/**
 * Judgements of earlier runs, handed out where judging anew would give the same. A result with them is the same to the
 * byte as one without.
 *
 * What a judgement depends on: the spec's text; the files that it was judged by; for an operation that was looked for
 * everywhere, that no other document names its path now; what other specs say of the same endpoint; and the clock,
 * where the spec speaks of the future. Settings and the build of the linter are the store's business: it holds runs of
 * one kind only.
 */
export class ResultCache {
  readonly #store: RunStore
  readonly #host: DigestingHost
  readonly #kept: KeptRun | undefined
  /** Judged in this run; `undefined` for what is not to be kept. */
  readonly #fresh = new Map<string, KeptSpec | undefined>()
  #recalled: RecalledSpecs | undefined
  readonly #readers = new DocumentReaders()
  #byDocument: { readonly fresh: readonly JudgedSpec[]; readonly readers: ReadersByDocument } | undefined
  /** Document → defect that recalled specs came upon → name of its witness. */
  readonly #carried = new Map<string, ReadonlyMap<string, string>>()
  #changes: Changes | undefined
  #known: KnownEndpoints | undefined
  /** From when on what was handed out and remembered does not hold; `Infinity` where no time matters. */
  until = Infinity

  constructor(store: RunStore, host: DigestingHost) {
    this.#store = store
    this.#host = host
    this.#kept = store.load()
  }

  /** The endpoint of a spec that is as it was; `undefined` where it has to be read. */
  endpointOf(path: string): KnownEndpoint | undefined {
    return this.#kept && this.#endpointsOf(this.#kept).of(path)
  }

  /**
   * Takes the specs that were judged before and would be judged the same again.
   *
   * @param paths of the specs that are to be judged, sorted.
   */
  recall(paths: readonly string[], project: Project): Recollection {
    const kept = this.#kept
    if (kept === undefined) return { recalled: undefined, others: paths }
    const numbers: number[] = []
    const others: string[] = []
    let spec = 0
    for (const path of paths) {
      while (spec < kept.count && kept.pathOf(spec) < path) spec++
      if (kept.pathOf(spec) === path && this.#holds(spec, path, kept, project)) numbers.push(spec)
      else others.push(path)
    }
    if (numbers.length > 0) this.#recalled = new RecalledSpecs(kept, numbers)
    return { recalled: this.#recalled, others }
  }

  #holds(spec: number, path: string, kept: KeptRun, project: Project): boolean {
    const now = project.now.getTime()
    const until = kept.until(spec)
    if (now < kept.judgedAt(spec) || now >= until || kept.digestOf(spec) !== this.#host.digest(path)) return false
    if (!this.#changesOf(kept, project).leaves(spec)) return false
    this.until = Math.min(this.until, until)
    return true
  }

  /** Whether enough is new: what changed in a large project since it was judged as a whole is soon judged again. */
  get isWorthKeeping(): boolean {
    const kept = this.#kept?.count ?? 0
    return kept < SMALL_PROJECT || this.#fresh.size >= kept * MUCH_NEW
  }

  /** Keeps what was judged for the first time, or was no longer true. */
  remember(judged: JudgedSpec, consulted: Consulted, project: Project): void {
    const digest = this.#digest(judged.path)
    const isWhole = digest !== null && judged.failures.length === 0
    const version = { digest: digest ?? '', run: this.#run }
    const kept = keptSpec(judged, consulted, version, project)
    this.#fresh.set(judged.path, isWhole ? kept : undefined)
    this.#readers.note(judged.path, kept)
    this.until = Math.min(this.until, consulted.until)
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
   * Leaves this run for the next one, if that would find anything else than this one found.
   *
   * @param fresh all specs that were judged in this run.
   * @param problems of each document that the specs of this run use.
   */
  async save(
    fresh: readonly JudgedSpec[],
    problems: ReadonlyMap<string, readonly UsedProblem[]>,
    project: Project,
  ): Promise<void> {
    if (!this.isWorthKeeping) return
    const changes = this.#kept === undefined ? undefined : this.#changesOf(this.#kept, project)
    const readers = this.#readersOf(fresh)
    const isSame = this.#fresh.size === 0 && changes !== undefined && !changes.some
    if (isSame && [...readers].every(([document, { recalled }]) => this.#isNoted(document, recalled))) return
    const specs = this.#specs(changes)
    const files = new Map<string, Digest>()
    for (const path of project.documentPaths) files.set(path, this.#digest(path))
    for (const spec of specs.values()) for (const path of spec.files) files.set(path, this.#digest(path))
    this.#store.save({
      run: this.#run,
      documents: project.documentPaths,
      files,
      endpoints: this.#catalog(project),
      specs,
      notes: await this.#notes(readers, problems, changes),
    })
  }

  /** Everything that still holds, and everything that is new. */
  #specs(changes: Changes | undefined): ReadonlyMap<string, KeptSpec> {
    const specs = new Map<string, KeptSpec>()
    for (let number = 0; number < (this.#kept?.count ?? 0); number++) {
      const spec = changes?.leaves(number) === true ? this.#kept?.spec(number) : undefined
      if (spec !== undefined && this.#digest(spec.judged.path) !== null) specs.set(spec.judged.path, spec)
    }
    for (const [path, fresh] of this.#fresh) {
      if (fresh === undefined) specs.delete(path)
      else specs.set(path, fresh)
    }
    return specs
  }

  #catalog(project: Project): ReadonlyMap<string, KeptEndpoint> {
    const endpoints = new Map<string, KeptEndpoint>()
    for (const path of project.specPaths) {
      const digest = this.#digest(path)
      if (digest !== null) endpoints.set(path, { digest, endpoint: project.catalog.endpointOf(path) })
    }
    return endpoints
  }

  async #notes(
    readers: ReadersByDocument,
    problems: ReadonlyMap<string, readonly UsedProblem[]>,
    changes: Changes | undefined,
  ): Promise<ReadonlyMap<string, readonly Notes[]>> {
    const notes = new Map((this.#kept?.notes ?? []).filter(([path]) => changes?.leavesFile(path) === true))
    for (const [document, { fresh, recalled }] of readers) {
      const found = await Promise.all(
        (problems.get(document) ?? []).map((problem) => notedProblem(problem, this.#witnessOf(document, problem))),
      )
      const names = [
        ...fresh.map((path) => judgementName(path, this.#run)),
        ...recalled.map((spec) => this.#kept?.nameOf(spec) ?? ''),
      ]
      notes.set(document, withNotes(notes.get(document) ?? [], names, found))
    }
    return notes
  }

  #isNoted(document: string, recalled: readonly number[]): boolean {
    return noted(this.#kept?.notesOn(document) ?? [], recalled, new Set()) !== undefined
  }

  /** Name of a judgement that came upon a defect by itself; empty where none is known. */
  #witnessOf(document: string, problem: UsedProblem): string {
    const first = this.#readers.witnessOf(document, problem)
    if (first !== undefined) return this.#nameOf(first)
    return this.#carried.get(document)?.get(problemIdentity(problem)) ?? ''
  }

  #notedIn(document: string, recalled: readonly number[], project: Project): readonly KeptProblem[] | undefined {
    // Whoever uses a document that is another one now is judged anew.
    const met = new Set((project.store.opened(document)?.problems ?? []).map(problemIdentity))
    return noted(this.#kept?.notesOn(document) ?? [], recalled, met)
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

  /** The number of this run. */
  get #run(): number {
    return (this.#kept?.run ?? 0) + 1
  }

  #digest(path: string): Digest {
    return this.#host.digest(path) ?? null
  }

  #changesOf(kept: KeptRun, project: Project): Changes {
    return (this.#changes ??= new Changes(kept, this.#endpointsOf(kept), project, this.#host))
  }

  #endpointsOf(kept: KeptRun): KnownEndpoints {
    return (this.#known ??= new KnownEndpoints(kept, this.#host))
  }
}

async function notedProblem({ message, source, pointer, at }: UsedProblem, witness: string): Promise<NotedProblem> {
  return { message, file: source.path, pointer, at: await shownPlace(at), witness }
}
