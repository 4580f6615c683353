import type { Config } from '../config/model.ts'
import { LIST_ITEM } from '../infer/consumers.ts'
import { IdentifierSources } from '../infer/identifier-sources.ts'
import type { Candidate, Consumer, ObservedUse } from '../infer/model.ts'
import { fedIdentifiers, observeSpec, type ResolveOperation } from '../infer/observed-practice.ts'
import { preferredCandidates } from '../infer/preferred-candidates.ts'
import { ProducerIndex } from '../infer/producer-index.ts'
import { rowSources } from '../infer/row-sources.ts'
import type { NodeHost } from '../node/node-host.ts'
import { Project } from '../project/project.ts'
import type { Spec, UidRow } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'
import { groupBy } from '../text/group-by.ts'

/** An identifier of a spec's request, and the operations that its author took it from. */
export interface TrialCase {
  readonly spec: string
  readonly domain: string
  readonly consumer: Consumer
  /** The test request asks for it; else a prerequisite does. */
  readonly tested: boolean
  /** Identities; those of the prerequisites that feed it, else those of its row in the UID table. */
  readonly chosen: ReadonlySet<string>
  readonly source: 'step' | 'row'
}

/** What was proposed for a case. */
export interface TrialOutcome {
  readonly trial: TrialCase
  readonly candidates: readonly Candidate[]
  /** Place of the author's operation among the candidates, from 1; `undefined` where it is not among them. */
  readonly rank: number | undefined
  /** First five candidates, or what the UID row would name. */
  readonly inReach: boolean
}

/** How cases are to be judged: what may be learned from for a case of a domain. */
export type Learning = 'nothing' | 'other specs' | 'other domains'

/** What one verified spec teaches. */
interface Observed {
  readonly spec: string
  readonly domain: string
  readonly uses: readonly ObservedUse[]
}

/** Specs and documents of a corpus, read once. */
export class InferenceTrial {
  readonly cases: readonly TrialCase[]
  readonly #project: Project
  readonly #observed: readonly Observed[]
  readonly #index: ProducerIndex

  private constructor(
    project: Project,
    cases: readonly TrialCase[],
    observed: readonly Observed[],
    index: ProducerIndex,
  ) {
    this.#project = project
    this.cases = cases
    this.#observed = observed
    this.#index = index
  }

  /** Reads all specs of a project. */
  static async read(host: NodeHost, config: Config): Promise<InferenceTrial> {
    const project = new Project(host, config, new Date(0))
    const resolve: ResolveOperation = (method, path) => project.index.lookup(method, path).declared[0]?.operation
    const index = new ProducerIndex(project.index.documents)
    const sources = new IdentifierSources(index, { config })
    const cases: TrialCase[] = []
    const observed: Observed[] = []
    for (const path of project.specPaths) {
      const spec = await project.spec(path)
      if (spec === undefined) continue
      const domain = spec.frontmatter.domain?.value ?? path
      cases.push(...casesOf(spec, domain, resolve, sources))
      if (spec.frontmatter.status?.value === 'verified')
        observed.push({ spec: path, domain, uses: observeSpec(spec, resolve) })
    }
    return new InferenceTrial(project, cases, observed, index)
  }

  /** Proposes producers for every case. */
  run(learning: Learning): readonly TrialOutcome[] {
    const { config } = this.#project
    const key = learning === 'other domains' ? 'domain' : 'spec'
    return [...groupBy(this.cases, (trial) => trial[key])].flatMap(([group, cases]) => {
      const others = learning === 'nothing' ? [] : this.#observed.filter((each) => each[key] !== group)
      const observed = others.flatMap(({ uses }) => uses)
      const sources = new IdentifierSources(this.#index, { config, observed })
      return cases.map((trial) => outcomeOf(trial, sources))
    })
  }
}

function outcomeOf(trial: TrialCase, sources: IdentifierSources): TrialOutcome {
  const candidates = proposed(trial.consumer, sources)
  const at = candidates.findIndex(({ operation }) => trial.chosen.has(operation.identity))
  const rank = at < 0 ? undefined : at + 1
  const { get, create } = rowSources(preferredCandidates(trial.consumer, sources), sources)
  const inRow = [get, create].some(
    (candidate) => candidate !== undefined && trial.chosen.has(candidate.operation.identity),
  )
  return { trial, candidates, rank, inReach: inRow || (rank !== undefined && rank <= 5) }
}

/** As `spec-new` would take them: those that can be called first. */
function proposed(consumer: Consumer, sources: IdentifierSources): readonly Candidate[] {
  const preferred = preferredCandidates(consumer, sources)
  return [...preferred, ...sources.candidatesFor(consumer).filter((candidate) => !preferred.includes(candidate))]
}

function casesOf(
  spec: Spec,
  domain: string,
  resolve: ResolveOperation,
  sources: IdentifierSources,
): readonly TrialCase[] {
  const endpoint = spec.frontmatter.operation
  const own = endpoint && resolve(endpoint.method.value, endpoint.path.value)
  const chosen = new Map<
    string,
    { consumer: Consumer; operations: Set<string>; source: 'step' | 'row'; tested: boolean }
  >()
  const add = (consumer: Consumer, producer: Operation, source: 'step' | 'row', tested = true) => {
    const key = `${tested} ${consumer.operation.identity} ${consumer.in} ${consumer.trail.filter((step) => step !== LIST_ITEM).join('.')}`
    const known = chosen.get(key)
    if (known?.source === 'step' && source === 'row') return
    if (known === undefined) chosen.set(key, { consumer, operations: new Set([producer.identity]), source, tested })
    else known.operations.add(producer.identity)
  }
  for (const { consumer, producer, tested } of fedIdentifiers(spec, resolve)) {
    add(consumer, producer, 'step', tested)
  }
  if (own !== undefined) {
    for (const row of spec.uidTable?.rows ?? []) {
      const consumer = sources
        .consumersOf(own)
        .find(({ field }) => row.fields.some(({ value }) => lastWord(value) === field))
      if (consumer === undefined) continue
      for (const producer of producersOf(row, resolve)) add(consumer, producer, 'row')
    }
  }
  return [...chosen.values()].map(({ consumer, operations, source, tested }) => ({
    spec: spec.source.path,
    domain,
    consumer,
    chosen: operations,
    source,
    tested,
  }))
}

/** `client.id`, `{client_id}` and `clients[].id` are named by their last key. */
function lastWord(field: string): string {
  return /(\w+)\W*$/.exec(field)?.[1] ?? field
}

function producersOf({ get, create }: UidRow, resolve: ResolveOperation): readonly Operation[] {
  return [get, create].flatMap((cell) => {
    const [endpoint] = cell?.endpoints ?? []
    const operation = endpoint && resolve(endpoint.method.value, endpoint.path.value)
    return operation === undefined ? [] : [operation]
  })
}
