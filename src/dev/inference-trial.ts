import type { Config } from '../config/model.ts'
import { LIST_ITEM } from '../infer/consumers.ts'
import { IdentifierSources } from '../infer/identifier-sources.ts'
import type { Candidate, Consumer, ObservedUse } from '../infer/model.ts'
import { fedIdentifiers, observeSpec, type ResolveOperation } from '../infer/observed-practice.ts'
import type { NodeHost } from '../node/node-host.ts'
import { Project } from '../project/project.ts'
import type { Spec, UidRow } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'

/** An identifier of a spec's test request, and the operations that its author took it from. */
export interface TrialCase {
  readonly spec: string
  readonly domain: string
  readonly consumer: Consumer
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

/** Specs and documents of a corpus, read once. */
export class InferenceTrial {
  readonly cases: readonly TrialCase[]
  readonly #project: Project
  readonly #observed: readonly { readonly domain: string; readonly uses: readonly ObservedUse[] }[]

  private constructor(
    project: Project,
    cases: readonly TrialCase[],
    observed: readonly { readonly domain: string; readonly uses: readonly ObservedUse[] }[],
  ) {
    this.#project = project
    this.cases = cases
    this.#observed = observed
  }

  /** Reads all specs of a project. */
  static async read(host: NodeHost, config: Config): Promise<InferenceTrial> {
    const project = new Project(host, config, new Date(0))
    const resolve: ResolveOperation = (method, path) => project.index.lookup(method, path).declared[0]?.operation
    const sources = new IdentifierSources(project.index.documents, { config })
    const cases: TrialCase[] = []
    const observed: { domain: string; uses: readonly ObservedUse[] }[] = []
    for (const path of project.specPaths) {
      const spec = await project.spec(path)
      if (spec === undefined) continue
      const domain = spec.frontmatter.domain?.value ?? path
      cases.push(...casesOf(spec, domain, resolve, sources))
      if (spec.frontmatter.status?.value === 'verified') observed.push({ domain, uses: observeSpec(spec, resolve) })
    }
    return new InferenceTrial(project, cases, observed)
  }

  /** Proposes producers for every case. */
  run(learning: Learning): readonly TrialOutcome[] {
    const { config, index } = this.#project
    const domains = learning === 'other domains' ? new Set(this.cases.map(({ domain }) => domain)) : new Set([undefined])
    return [...domains].flatMap((domain) => {
      const observed = this.#observed.filter((each) => each.domain !== domain).flatMap(({ uses }) => uses)
      const sources = new IdentifierSources(index.documents, { config, observed: learning === 'nothing' ? [] : observed })
      return this.cases.filter((trial) => domain === undefined || trial.domain === domain).map((trial) => outcomeOf(trial, sources))
    })
  }
}

function outcomeOf(trial: TrialCase, sources: IdentifierSources): TrialOutcome {
  const candidates = sources.candidatesFor(trial.consumer)
  const at = candidates.findIndex(({ operation }) => trial.chosen.has(operation.identity))
  const rank = at < 0 ? undefined : at + 1
  const row = [
    candidates.find(({ operation, circular }) => operation.method === 'GET' && !circular),
    candidates.find(({ operation, circular }) => operation.method === 'POST' && !circular),
  ]
  const inRow = row.some((candidate) => candidate !== undefined && trial.chosen.has(candidate.operation.identity))
  return { trial, candidates, rank, inReach: inRow || (rank !== undefined && rank <= 5) }
}

function casesOf(
  spec: Spec,
  domain: string,
  resolve: ResolveOperation,
  sources: IdentifierSources,
): readonly TrialCase[] {
  const endpoint = spec.frontmatter.operation
  const own = endpoint && resolve(endpoint.method.value, endpoint.path.value)
  const chosen = new Map<string, { consumer: Consumer; operations: Set<string>; source: 'step' | 'row' }>()
  const add = (consumer: Consumer, producer: Operation, source: 'step' | 'row') => {
    const key = `${consumer.in} ${consumer.trail.filter((step) => step !== LIST_ITEM).join('.')}`
    const known = chosen.get(key)
    if (known?.source === 'step' && source === 'row') return
    if (known === undefined) chosen.set(key, { consumer, operations: new Set([producer.identity]), source })
    else known.operations.add(producer.identity)
  }
  for (const { consumer, producer, tested } of fedIdentifiers(spec, resolve)) {
    if (tested && consumer.operation.identity === own?.identity) add(consumer, producer, 'step')
  }
  if (own !== undefined) {
    for (const row of spec.uidTable?.rows ?? []) {
      const consumer = sources.consumersOf(own).find(({ field }) => row.fields.some(({ value }) => lastWord(value) === field))
      if (consumer === undefined) continue
      for (const producer of producersOf(row, resolve)) add(consumer, producer, 'row')
    }
  }
  return [...chosen.values()].map(({ consumer, operations, source }) => ({
    spec: spec.source.path,
    domain,
    consumer,
    chosen: operations,
    source,
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
