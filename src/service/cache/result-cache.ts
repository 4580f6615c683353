import { shownPlace } from '../../lint/diagnose.ts'
import type { Consulted } from '../../project/consulted.ts'
import type { KnownEndpoint } from '../../project/endpoint-catalog.ts'
import type { Project } from '../../project/project.ts'
import type { UsedProblem } from '../../rules/rule.ts'
import type { DigestingHost } from '../host.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import { Changes } from './changes.ts'
import { DocumentReaders } from './document-readers.ts'
import { keptIdentity, noted, problemIdentity, withNotes } from './document-notes.ts'
import {
  type Digest,
  judgementName,
  type KeptEndpoint,
  type KeptNotes,
  type KeptProblem,
  type KeptRun,
  type KeptSpec,
  type RunStore,
} from './kept-run.ts'

/** Specs of a project of which everything is kept anew whenever anything is new: it costs less than judging one. */
const SMALL_PROJECT = 500

/** Share of the specs of a larger one that has to be new. */
const MUCH_NEW = 0.005

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
  readonly #recalled = new Set<string>()
  readonly #readers = new DocumentReaders()
  /** Document → defect that recalled specs came upon → name of its witness. */
  readonly #carried = new Map<string, ReadonlyMap<string, string>>()
  #changes: Changes | undefined
  /** From when on what was handed out and remembered does not hold; `Infinity` where no time matters. */
  until = Infinity

  constructor(store: RunStore, host: DigestingHost) {
    this.#store = store
    this.#host = host
    this.#kept = store.load()
  }

  /** The endpoint of a spec that is as it was; `undefined` where it has to be read. */
  endpointOf(path: string): KnownEndpoint | undefined {
    const known = this.#kept?.endpoints.get(path)
    return known !== undefined && known.digest === this.#host.digest(path) ? known : undefined
  }

  /** What was judged of a spec before and would be judged again. */
  recall(path: string, project: Project): JudgedSpec | undefined {
    const spec = this.#kept?.specs.get(path)
    if (spec === undefined || this.#kept === undefined) return undefined
    const now = project.now.getTime()
    if (now < spec.judgedAt || now >= spec.until || spec.digest !== this.#host.digest(path)) return undefined
    if (!this.#changesOf(this.#kept, project).leaves(spec)) return undefined
    this.#recalled.add(path)
    this.#readers.note(path, spec)
    this.until = Math.min(this.until, spec.until)
    return spec.judged
  }

  /** Whether enough is new: what changed in a large project since it was judged as a whole is soon judged again. */
  get isWorthKeeping(): boolean {
    const kept = this.#kept?.specs.size ?? 0
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
   * @param judged all specs of the run.
   */
  doubtful(judged: readonly JudgedSpec[], project: Project): readonly string[] {
    const doubtful = new Set<string>()
    for (const [document, readers] of this.#readers.of(judged)) {
      const recalled = readers.filter((path) => this.#recalled.has(path))
      if (recalled.length === 0 || this.#notesOf(document, recalled, project) !== undefined) continue
      for (const path of recalled) doubtful.add(path)
    }
    return [...doubtful]
  }

  /**
   * What recalled specs came upon in each document that is used, besides what was met in this run.
   *
   * @param judged all specs of the run.
   */
  problemsIn(judged: readonly JudgedSpec[], project: Project): ReadonlyMap<string, readonly UsedProblem[]> {
    const all = new Map<string, readonly UsedProblem[]>()
    for (const [document, readers] of this.#readers.of(judged)) {
      const recalled = readers.filter((path) => this.#recalled.has(path))
      const problems = recalled.length === 0 ? [] : (this.#notesOf(document, recalled, project) ?? [])
      const carried = problems.map(({ message, file, pointer, at }) => ({
        message,
        source: { path: file },
        pointer,
        at,
      }))
      all.set(document, carried)
      this.#carried.set(document, new Map(problems.map((problem) => [keptIdentity(problem), problem.witness])))
    }
    return all
  }

  /**
   * Leaves this run for the next one, if that would find anything else than this one found.
   *
   * @param problems of each document that the specs of this run use.
   */
  async save(
    judged: readonly JudgedSpec[],
    problems: ReadonlyMap<string, readonly UsedProblem[]>,
    project: Project,
  ): Promise<void> {
    const changes = this.#kept === undefined ? undefined : this.#changesOf(this.#kept, project)
    const readers = this.#readers.of(judged)
    const isSame = this.#fresh.size === 0 && changes !== undefined && !changes.some
    if (isSame && [...readers].every(([document, by]) => this.#isNoted(document, by))) return
    if (!this.isWorthKeeping) return
    const run = this.#run
    const specs = this.#specs(changes)
    const files = new Map<string, Digest>()
    for (const path of project.documentPaths) files.set(path, this.#digest(path))
    for (const spec of specs.values()) for (const path of spec.files) files.set(path, this.#digest(path))
    this.#store.save({
      run,
      documents: project.documentPaths,
      files,
      endpoints: this.#endpoints(project),
      specs,
      notes: await this.#notes(readers, problems, changes),
    })
  }

  /** Everything that still holds, and everything that is new. */
  #specs(changes: Changes | undefined): ReadonlyMap<string, KeptSpec> {
    const specs = new Map<string, KeptSpec>()
    for (const [path, spec] of this.#kept?.specs ?? []) {
      if (changes?.leaves(spec) === true && this.#digest(path) !== null) specs.set(path, spec)
    }
    for (const [path, fresh] of this.#fresh) {
      if (fresh === undefined) specs.delete(path)
      else specs.set(path, fresh)
    }
    return specs
  }

  #endpoints(project: Project): ReadonlyMap<string, KeptEndpoint> {
    const endpoints = new Map<string, KeptEndpoint>()
    for (const path of project.specPaths) {
      const digest = this.#digest(path)
      if (digest !== null) endpoints.set(path, { digest, endpoint: project.catalog.endpointOf(path) })
    }
    return endpoints
  }

  async #notes(
    readers: ReadonlyMap<string, readonly string[]>,
    problems: ReadonlyMap<string, readonly UsedProblem[]>,
    changes: Changes | undefined,
  ): Promise<ReadonlyMap<string, readonly KeptNotes[]>> {
    const notes = new Map([...(this.#kept?.notes ?? [])].filter(([path]) => changes?.leavesFile(path) === true))
    for (const [document, paths] of readers) {
      const kept = await Promise.all(
        (problems.get(document) ?? []).map((problem) => keptProblem(problem, this.#witnessOf(document, problem))),
      )
      notes.set(document, withNotes(notes.get(document) ?? [], paths.map(this.#name), kept))
    }
    return notes
  }

  #isNoted(document: string, readers: readonly string[]): boolean {
    return noted(this.#kept?.notes.get(document) ?? [], readers.map(this.#name), new Set()) !== undefined
  }

  /** Name of a judgement that came upon a defect by itself; empty where none is known. */
  #witnessOf(document: string, problem: UsedProblem): string {
    const first = this.#readers.witnessOf(document, problem)
    if (first !== undefined) return this.#name(first)
    return this.#carried.get(document)?.get(problemIdentity(problem)) ?? ''
  }

  #notesOf(document: string, recalled: readonly string[], project: Project): readonly KeptProblem[] | undefined {
    // Whoever uses a document that is another one now is judged anew.
    const met = new Set((project.store.opened(document)?.problems ?? []).map(problemIdentity))
    return noted(this.#kept?.notes.get(document) ?? [], recalled.map(this.#name), met)
  }

  /** Name of the judgement of a spec that this run goes by. */
  readonly #name = (path: string): string => {
    const kept = this.#recalled.has(path) ? this.#kept?.specs.get(path) : undefined
    return judgementName(path, kept?.run ?? this.#run)
  }

  /** The number of this run. */
  get #run(): number {
    return (this.#kept?.run ?? 0) + 1
  }

  #digest(path: string): Digest {
    return this.#host.digest(path) ?? null
  }

  #changesOf(kept: KeptRun, project: Project): Changes {
    return (this.#changes ??= new Changes(kept, project, this.#host))
  }
}

function keptSpec(
  judged: JudgedSpec,
  consulted: Consulted,
  version: Pick<KeptSpec, 'digest' | 'run'>,
  project: Project,
): KeptSpec {
  return {
    ...version,
    judgedAt: project.now.getTime(),
    until: consulted.until,
    files: filesOf(judged, consulted, project),
    calls: [...consulted.calls],
    everything: consulted.everything,
    endpoints: [...consulted.endpoints],
    judged,
  }
}

function filesOf({ documents }: JudgedSpec, { files, everything }: Consulted, project: Project): readonly string[] {
  const own = reachedFrom([...files, ...documents], project)
  if (!everything) return own
  // That any of all documents changed is noticed all the same.
  const all = new Set(project.documentPaths)
  const parts = reachedFrom(project.documentPaths, project).filter((path) => !all.has(path))
  return [...new Set([...own, ...parts])]
}

function reachedFrom(paths: readonly string[], project: Project): readonly string[] {
  const reached = new Set<string>()
  for (const path of paths) for (const file of project.store.reachedFrom(path)) reached.add(file)
  return [...reached]
}

async function keptProblem({ message, source, pointer, at }: UsedProblem, witness: string): Promise<KeptProblem> {
  return { message, file: source.path, pointer, at: await shownPlace(at), witness }
}
