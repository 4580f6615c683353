import type { Consulted } from '../../project/consulted.ts'
import type { KnownEndpoint } from '../../project/endpoint-catalog.ts'
import type { Project, ProjectMemory } from '../../project/project.ts'
import type { UsedProblem } from '../../rules/rule.ts'
import type { DigestingHost } from '../host.ts'
import type { JudgedSpec } from '../judged-spec.ts'
import { Answers } from './answers.ts'
import { Changes } from './changes.ts'
import { FileChanges } from './file-changes.ts'
import type { KeptRun, RunStore } from './kept-run.ts'
import { keptSpec, questionsOf } from './kept-spec.ts'
import { KnownEndpoints } from './known-endpoints.ts'
import { KnownLookups } from './known-lookups.ts'
import { MetDefects } from './met-defects.ts'
import { RecalledSpecs } from './recalled-specs.ts'
import type { Digest, KeptEndpoint, KeptSpec, Questions } from './run-to-keep.ts'

/** Specs of a project of which everything is kept anew whenever anything is new: it costs less than judging one. */
const SMALL_PROJECT = 500

/** Share of the specs of a larger one that has to be new. */
const MUCH_NEW = 0.005

/** A judgement of this run. */
interface FreshJudgement {
  readonly kept: Omit<KeptSpec, 'answered'>
  readonly questions: Questions | undefined
}

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
 * where the spec speaks of the future. Where nothing was found, other files will do as long as swagger answers the same. Settings and the build of the linter are the store's business: it holds runs of
 * one kind only.
 */
export class ResultCache implements ProjectMemory {
  readonly #store: RunStore
  readonly #host: DigestingHost
  readonly #kept: KeptRun | undefined
  /** Judged in this run; `undefined` for what is not to be kept. */
  readonly #fresh = new Map<string, FreshJudgement | undefined>()
  #changes: Changes | undefined
  #files: FileChanges | undefined
  #answers: Answers | undefined
  #known: KnownEndpoints | undefined
  #lookups: KnownLookups | undefined
  /** What specs came upon in swagger documents. */
  readonly defects: MetDefects
  #until = Infinity

  constructor(store: RunStore, host: DigestingHost) {
    this.#store = store
    this.#host = host
    this.#kept = store.load()
    this.defects = new MetDefects(this.#kept, this.#run)
  }

  endpointOf(path: string): KnownEndpoint | undefined {
    return this.#kept && this.#endpointsOf(this.#kept).of(path)
  }

  documentsWith(path: string, documents: readonly string[]): readonly string[] | undefined {
    if (this.#kept === undefined) return undefined
    this.#lookups ??= new KnownLookups(this.#kept, this.#filesOf(this.#kept, documents))
    return this.#lookups.of(path)
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
    if (numbers.length === 0) return { recalled: undefined, others }
    const recalled = new RecalledSpecs(kept, numbers)
    this.defects.recall(recalled, this.#changesOf(kept, project))
    return { recalled, others }
  }

  #holds(spec: number, path: string, kept: KeptRun, project: Project): boolean {
    const now = project.now.getTime()
    const until = kept.until(spec)
    if (now < kept.judgedAt(spec) || now >= until || kept.digestOf(spec) !== this.#host.digest(path)) return false
    if (!this.#changesOf(kept, project).leaves(spec)) return false
    this.#until = Math.min(this.#until, until)
    return true
  }

  /** From when on what was handed out and remembered does not hold; `Infinity` where no time matters. */
  get until(): number {
    return this.#until
  }

  /** Whether enough is new: what changed in a large project since it was judged as a whole is soon judged again. */
  get isWorthKeeping(): boolean {
    const kept = this.#kept?.count ?? 0
    const news = this.#fresh.size + (this.#changes?.leftByAnswers ?? 0)
    return kept < SMALL_PROJECT || news >= kept * MUCH_NEW
  }

  /** Keeps what was judged for the first time, or was no longer true. */
  remember(judged: JudgedSpec, consulted: Consulted, project: Project): void {
    const digest = this.#digest(judged.path)
    const isWhole = digest !== null && judged.failures.length === 0
    const version = { digest: digest ?? '', run: this.#run }
    const kept = keptSpec(judged, consulted, version, project)
    this.#fresh.set(judged.path, isWhole ? { kept, questions: questionsOf(judged, consulted) } : undefined)
    this.defects.note(judged.path, kept)
    this.#until = Math.min(this.#until, consulted.until)
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
    const isSame = this.#fresh.size === 0 && changes !== undefined && !changes.some
    if (isSame && this.defects.areNoted(fresh)) return
    const specs = this.#specs(changes, this.#answersOf(project))
    const files = new Map<string, Digest>()
    for (const path of project.documentPaths) files.set(path, this.#digest(path))
    for (const spec of specs.values()) for (const path of spec.files) files.set(path, this.#digest(path))
    this.#store.save({
      run: this.#run,
      documents: project.documentPaths,
      files,
      endpoints: this.#catalog(project),
      lookups: lookupsOf(specs.values(), project),
      specs,
      notes: await this.defects.notes(fresh, problems, changes),
    })
  }

  /** Everything that still holds, and everything that is new. */
  #specs(changes: Changes | undefined, answers: Answers): ReadonlyMap<string, KeptSpec> {
    const specs = new Map<string, KeptSpec>()
    for (let number = 0; number < (this.#kept?.count ?? 0); number++) {
      const spec = changes?.isKnownToLeave(number) === true ? this.#kept?.spec(number) : undefined
      if (spec !== undefined && this.#digest(spec.judged.path) !== null) specs.set(spec.judged.path, spec)
    }
    for (const [path, fresh] of this.#fresh) {
      if (fresh === undefined) specs.delete(path)
      else specs.set(path, { ...fresh.kept, answered: fresh.questions && answers.answered(fresh.questions) })
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

  /** The number of this run. */
  get #run(): number {
    return (this.#kept?.run ?? 0) + 1
  }

  #digest(path: string): Digest {
    return this.#host.digest(path) ?? null
  }

  #changesOf(kept: KeptRun, project: Project): Changes {
    if (this.#changes === undefined) {
      const files = this.#filesOf(kept, project.documentPaths)
      this.#changes = new Changes(kept, files, this.#endpointsOf(kept), project, this.#answersOf(project))
    }
    return this.#changes
  }

  #filesOf(kept: KeptRun, documents: readonly string[]): FileChanges {
    return (this.#files ??= new FileChanges(kept, documents, this.#host))
  }

  #answersOf(project: Project): Answers {
    return (this.#answers ??= new Answers(project, (text) => this.#host.digestOf(text)))
  }

  #endpointsOf(kept: KeptRun): KnownEndpoints {
    return (this.#known ??= new KnownEndpoints(kept, this.#host))
  }
}

/** Where everything is looked for that specs look for over all documents. */
function lookupsOf(specs: Iterable<KeptSpec>, { index }: Project): ReadonlyMap<string, readonly string[]> {
  const lookups = new Map<string, readonly string[]>()
  for (const { calls } of specs) for (const path of calls) lookups.set(path, index.likely(path))
  return lookups
}
