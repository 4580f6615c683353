import type { Operation } from '../swagger/model.ts'
import { compareText } from '../text/compare-text.ts'
import type { Demand } from './demand.ts'
import { isTelling } from './evidence.ts'
import type { Candidate, Consumer, Evidence } from './model.ts'
import type { OperationShape } from './operation-shape.ts'
import type { PriorCount } from './prior.ts'
import type { ProducedIdentifier, ProducerIndex } from './producer-index.ts'
import { roughAddressPoints, weighOperation, weighPlace } from './score.ts'
import type { Target } from './target.ts'
import { WEIGHTS } from './weights.ts'

/** Candidates of one identifier that are kept. */
const MAX_CANDIDATES = 12

/** Operations that are weighed in full. */
const MAX_WEIGHED = 80

/** Names of the resources whose identifiers an operation takes, each in words joined by a space. */
export interface AskedResources {
  /** Those that it cannot do without. */
  readonly required: ReadonlySet<string>
  /** Those, and whatever its body may hold. */
  readonly sent: ReadonlySet<string>
  /** Those that it cannot do without, its body aside. */
  readonly addressed: ReadonlySet<string>
}

/** What ranking needs to know of a project. */
export interface RankingGround {
  readonly index: ProducerIndex
  /** Best places of lists of namesakes that were looked at before. */
  readonly placesOf: Map<readonly ProducedIdentifier[], Map<OperationShape, Place>>
  readonly prior: { producersOf(resource: string): ReadonlyMap<string, PriorCount> }
  targetOf(consumer: Consumer): Target
  resourcesAsked(operation: Operation): AskedResources
  openInputs(shape: OperationShape): readonly Consumer[]
  /** Places of a name that has to do with what is asked for; the same list for the same question. */
  namesakesOf(consumer: Consumer, target: Target): readonly ProducedIdentifier[]
  /** Places of operations that an address, a description or other specs point to. */
  neighboursOf(target: Target): Iterable<ProducedIdentifier>
}

/** The best place of one operation, before the operation itself is looked at. */
export interface Place {
  readonly leaf: ProducedIdentifier
  readonly evidence: readonly Evidence[]
  readonly score: number
}

/** A candidate with what decides between equals. */
interface Ranked {
  readonly candidate: Candidate
  readonly producer: OperationShape
  readonly openInputs: number
}

/** Operations that may yield an identifier, best first: each with the best of its places. */
export function rankCandidates(consumer: Consumer, ground: RankingGround): readonly Candidate[] {
  const target = ground.targetOf(consumer)
  const shape = ground.index.shape(consumer.operation)
  const joins = joinsCollection(consumer, shape)
  const changed = shape.transition && !isParent(consumer, shape)
  const demand: Demand = {
    field: consumer.field,
    target,
    shape,
    domain: domainOf(shape),
    joins,
    changed,
    index: ground.index,
  }
  const prior = priorOf(target, ground)
  const places = bestPlaces(ground.namesakesOf(consumer, target), demand, ground)
  for (const leaf of ground.neighboursOf(target)) keepBetter(places, leaf, demand)
  places.delete(shape)
  const ranked = promising([...places], demand, ground).map(([producer, place]): Ranked => {
    const circular = isCircular(place.leaf, target, ground)
    const openInputs = ground.openInputs(producer).length
    const { jsonPath, weak, embedded } = place.leaf
    // A name is that of a thing like the one that is meant only where both stand in one collection.
    const own = place.leaf.own && !embedded && (!weak || target.collection === producer.collection)
    const isMeant =
      target.collection === producer.collection || place.evidence.some(({ points }) => points >= WEIGHTS.sameCollection)
    const about = {
      openInputs,
      circular,
      creates: isMeant && !(place.leaf.own && embedded),
      domain: domainOf(producer),
      prior: prior.get(producer.identity),
    }
    const told = [...place.evidence, ...weighOperation(demand, producer, about)]
    const evidence = isTelling(told)
      ? told
      : [...told, { points: WEIGHTS.unnamed, reason: `no word says that \`${place.leaf.name}\` is meant` }]
    return {
      candidate: {
        operation: producer.operation,
        jsonPath,
        score: sum(evidence),
        evidence,
        circular,
        own,
      },
      producer,
      openInputs,
    }
  })
  return ranked
    .toSorted(compareOperations)
    .slice(0, MAX_CANDIDATES)
    .map(({ candidate }) => ({ ...candidate, evidence: candidate.evidence.toSorted(byWeight) }))
}

/** `PUT /groups/{id}/users/{user_id}` without a body adds a user to the group. */
function joinsCollection({ in: place, field, operation }: Consumer, { single, segments }: OperationShape): boolean {
  const { method, requestBody } = operation
  if (place !== 'path' || !single || segments.at(-1)?.parameters.includes(field) !== true) return false
  return (method === 'PUT' || method === 'POST') && requestBody === undefined
}

/** `DELETE /groups/{id}/users/{user_id}` leaves the group as it is. */
function isParent({ in: place, field }: Consumer, { segments }: OperationShape): boolean {
  const last = segments.findLast(({ parameters }) => parameters.length > 0)
  return place === 'path' && last?.parameters.includes(field) !== true
}

/** The best place of each operation. */
function bestPlaces(
  leaves: readonly ProducedIdentifier[],
  demand: Demand,
  { placesOf }: RankingGround,
): Map<OperationShape, Place> {
  let places = placesOf.get(leaves)
  if (places === undefined) {
    places = new Map()
    // Others ask the same of another collection; what stands in one's own is weighed besides.
    const anywhere = { ...demand, target: { ...demand.target, collection: undefined } }
    for (const leaf of leaves) keepBetter(places, leaf, anywhere)
    placesOf.set(leaves, places)
  }
  return new Map(places)
}

function keepBetter(places: Map<OperationShape, Place>, leaf: ProducedIdentifier, demand: Demand): void {
  const evidence = weighPlace(demand, leaf)
  const place = { leaf, evidence, score: sum(evidence) }
  const known = places.get(leaf.producer)
  if (known === undefined || comparePlaces(place, known) < 0) places.set(leaf.producer, place)
}

/** Where hundreds of operations yield the same name, those whose names and addresses speak for them. */
function promising(
  places: readonly (readonly [OperationShape, Place])[],
  demand: Demand,
  ground: RankingGround,
): readonly (readonly [OperationShape, Place])[] {
  if (places.length <= MAX_WEIGHED) return places
  const rough = places.map((entry) => {
    const [producer, { score }] = entry
    return { entry, score: score + roughAddressPoints(demand, producer) - 5 * ground.openInputs(producer).length }
  })
  return rough
    .toSorted(
      (first, second) => second.score - first.score || compareText(first.entry[0].identity, second.entry[0].identity),
    )
    .slice(0, MAX_WEIGHED)
    .map(({ entry }) => entry)
}

function byWeight(first: Evidence, second: Evidence): number {
  return Math.abs(second.points) - Math.abs(first.points)
}

/**
 * Whether a producer asks for what it is to yield. Not where it creates: an identifier of the new thing that it takes is
 * one that the caller makes up. One of another thing is what it was sent, whether it has to be sent or not.
 */
function isCircular({ producer, own }: ProducedIdentifier, target: Target, ground: RankingGround): boolean {
  const { operation, collection } = producer
  const { required, sent, addressed } = ground.resourcesAsked(operation)
  const isOfNew = own || collection === target.collection
  const asked = operation.method !== 'POST' ? required : isOfNew ? addressed : sent
  return target.names.some((name) => asked.has(name.join(' ')))
}

function priorOf(target: Target, { prior }: RankingGround): ReadonlyMap<string, PriorCount> {
  const [name] = target.names
  return name === undefined ? new Map() : prior.producersOf(name.join(' '))
}

/** The folder below the first one: `sales` of `swagger/sales/invoices.json`. */
function domainOf({ operation }: OperationShape): string | undefined {
  const folders = operation.document.source.path.split('/').slice(0, -1)
  return folders[1] ?? folders[0]
}

function sum(evidence: readonly Evidence[]): number {
  return evidence.reduce((total, { points }) => total + points, 0)
}

function comparePlaces(first: Place, second: Place): number {
  return (
    second.score - first.score ||
    first.leaf.lists - second.leaf.lists ||
    first.leaf.jsonPath.length - second.leaf.jsonPath.length ||
    compareText(first.leaf.jsonPath, second.leaf.jsonPath)
  )
}

function compareOperations(first: Ranked, second: Ranked): number {
  return (
    second.candidate.score - first.candidate.score ||
    first.openInputs - second.openInputs ||
    first.producer.path.length - second.producer.path.length ||
    compareText(first.producer.identity, second.producer.identity)
  )
}
