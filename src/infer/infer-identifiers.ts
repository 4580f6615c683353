import type { Operation } from '../swagger/model.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { cleanupOf } from './cleanup-operation.ts'
import { partnerOf } from './composite-address.ts'
import type { IdentifierSources } from './identifier-sources.ts'
import type {
  Binding,
  Candidate,
  Consumer,
  Decision,
  IdentifierPlan,
  IdentifierSource,
  PlannedIdentifier,
} from './model.ts'
import { preferredCandidates } from './preferred-candidates.ts'
import { rowSources, type RowSources } from './row-sources.ts'
import { StepPlanner } from './step-planner.ts'
import { CONFIDENT, LIKELY } from './thresholds.ts'

/** Resources that are named where nobody produces an identifier. */
const MAX_NEAREST = 3

/**
 * Where each identifier that an operation asks for comes from, and the steps that fetch what it cannot do without.
 *
 * @param sent those of the operation's body that its request does hold; default: what a careful person would send.
 */
export function inferIdentifiers(
  operation: Operation,
  sources: IdentifierSources,
  sent?: ReadonlySet<Consumer>,
): IdentifierPlan {
  const consumers = sources
    .consumersOf(operation)
    .map((consumer) =>
      sent === undefined || consumer.in !== 'body' || consumer.wanted === sent.has(consumer)
        ? consumer
        : { ...consumer, wanted: !consumer.wanted },
    )
  const planner = new StepPlanner(sources, operation, consumers)
  // What nobody yields is known before the others are looked for: operations that need it too can be called then.
  for (const consumer of consumers) if (consumer.wanted && !hasProducer(consumer, sources)) planner.bind(consumer)
  // Of an address of two parts the second one says which thing it is, and the first comes from where that does.
  for (const consumer of consumers) {
    const partner = consumer.wanted ? partnerOf(consumer, consumers) : undefined
    if (partner !== undefined && hasProducer(partner, sources)) planner.bind(partner)
  }
  const identifiers = consumers.map((consumer) => planIdentifier(consumer, planner, sources))
  return { operation, identifiers, steps: planner.steps }
}

function planIdentifier(consumer: Consumer, planner: StepPlanner, sources: IdentifierSources): PlannedIdentifier {
  const variable = sources.variableOf(consumer)
  const supplied = sources.suppliedVariable(consumer)
  const nothing = { consumer, get: undefined, create: undefined, cleanup: undefined, candidates: [], nearest: [] }
  if (supplied !== undefined) return { ...nothing, decision: 'config', binding: { kind: 'config', variable: supplied } }
  if (consumer.schema?.enumeration !== undefined) {
    const [value] = consumer.schema.enumeration
    return { ...nothing, decision: 'literal', binding: { kind: 'literal', value } }
  }
  const candidates = preferredCandidates(consumer, sources)
  const binding: Binding = consumer.wanted ? planner.bind(consumer) : { kind: 'open', variable }
  const decision = decide(consumer, candidates, binding)
  const { get, create } = agreeing(
    rowSources(decision === 'none' || decision === 'literal' ? [] : candidates, sources),
    candidates,
    binding,
    sources,
  )
  return {
    consumer,
    decision,
    binding,
    get: sourceOf(get),
    create: sourceOf(create),
    cleanup: create === undefined ? undefined : cleanupOf(create.operation, sources.index),
    candidates: sources.candidatesFor(consumer),
    nearest: decision === 'none' ? nearestResources(consumer, sources) : [],
  }
}

function hasProducer(consumer: Consumer, sources: IdentifierSources): boolean {
  return preferredCandidates(consumer, sources).some(({ score }) => score >= CONFIDENT)
}

/** The row names the operation that its step calls: where the best one cannot be called, that is another one. */
function agreeing(
  row: RowSources,
  candidates: readonly Candidate[],
  binding: Binding,
  { index }: IdentifierSources,
): RowSources {
  if (binding.kind !== 'step') return row
  const { operation: called } = binding.step
  const candidate = candidates.find(({ operation }) => operation.identity === called.identity)
  const extract = binding.step.extracts.find(({ variable }) => variable === binding.variable)
  if (candidate === undefined || extract === undefined) return row
  const source = { ...candidate, jsonPath: extract.jsonPath }
  return index.shape(called).reads ? { ...row, get: source } : { ...row, create: source }
}

function decide({ wanted }: Consumer, candidates: readonly Candidate[], binding: Binding): Decision {
  if (binding.kind === 'step' || binding.kind === 'config') return binding.kind
  const score = candidates[0]?.score ?? 0
  // What is neither sent nor known for certain is not worth a guess.
  if (!wanted) return score >= CONFIDENT ? 'row' : 'none'
  if (score >= LIKELY) return 'todo'
  return binding.kind === 'literal' ? 'literal' : 'none'
}

function sourceOf(candidate: Candidate | undefined): IdentifierSource | undefined {
  return candidate && { operation: candidate.operation, jsonPath: candidate.jsonPath }
}

function nearestResources(consumer: Consumer, sources: IdentifierSources): readonly string[] {
  const name = sources.targetOf(consumer).names[0]?.join('_') ?? consumer.field
  return nearestNames(name, sources.index.resources, MAX_NEAREST)
}
