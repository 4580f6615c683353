import { counted } from '../text/counted.ts'
import type { Evidence, ResourceName } from './model.ts'
import type { OperationShape } from './operation-shape.ts'
import { isCalled, type ProducedIdentifier } from './producer-index.ts'
import type { Target } from './target.ts'
import { WEIGHTS } from './weights.ts'
import { endsInWords, sameWords, wordOverlap } from './words.ts'

/** The identifier that is asked for, and from where. */
export interface Demand {
  readonly field: string
  readonly target: Target
  /** The operation that asks. */
  readonly shape: OperationShape
  /** First folder in which documents differ, such as the domain. */
  readonly domain: string | undefined
  /** The thing is to be put into the collection that the path picks from: those that are there are the wrong ones. */
  readonly joins: boolean
  /** The operation changes or deletes what is meant, and not something that belongs to it. */
  readonly changed: boolean
}

/** What is known of a producer beside its address. */
export interface ProducerCircumstances {
  /** Identifiers that it needs and that the environment does not supply. */
  readonly openInputs: number
  /** It needs an identifier of the same resource. */
  readonly circular: boolean
  /** What it creates is what is meant, or refers to it: nothing like it, and nothing that is merely shown beside. */
  readonly creates: boolean
  readonly domain: string | undefined
  /** In `taken` of `of` verified specs the resource came from here. */
  readonly prior: { readonly taken: number; readonly of: number } | undefined
}

/** Leading segments that two paths may share to be counted. */
const MAX_SHARED = 4

/** What speaks for and against one place in the response of an operation, as against others there. */
export function weighPlace(demand: Demand, leaf: ProducedIdentifier): readonly Evidence[] {
  const evidence: Evidence[] = []
  const add = collector(evidence)
  addNames(demand, leaf, add)
  const { reads, single } = leaf.producer
  if (reads && leaf.lists > 0 && !single) add(WEIGHTS.list, 'reads a list')
  if (leaf.lists > 1) add(WEIGHTS.listInList * (leaf.lists - 1), 'in a list within a list')
  return evidence
}

/** What speaks for and against an operation, whatever the place in its response. */
export function weighOperation(
  demand: Demand,
  producer: OperationShape,
  about: ProducerCircumstances,
): readonly Evidence[] {
  const evidence: Evidence[] = []
  const add = collector(evidence)
  addAddress(demand, producer, add)
  addMethod(demand, producer, about.creates, add)
  if (sameDocument(demand.shape, producer)) add(WEIGHTS.sameFile, 'same swagger file')
  else if (demand.domain !== undefined && demand.domain === about.domain)
    add(WEIGHTS.sameDomain, `same domain, ${demand.domain}`)
  if (about.openInputs > 0)
    add(WEIGHTS.openInput * about.openInputs, `needs ${counted(about.openInputs, 'identifier')} itself`)
  if (about.circular) add(WEIGHTS.circular, 'needs an identifier of the same resource itself')
  if (producer.operation.deprecated) add(WEIGHTS.deprecated, 'deprecated')
  if (about.prior !== undefined) {
    const { taken, of } = about.prior
    // As if one more spec had taken it from elsewhere: one alone proves little.
    add(
      Math.round((WEIGHTS.prior * taken) / (of + 1)),
      `${taken} of ${counted(of, 'verified spec')} took it from here`,
      'prior',
    )
  }
  return evidence
}

function collector(evidence: Evidence[]): Add {
  return (points, reason, kind) => {
    if (points !== 0) evidence.push({ reason, points, ...(kind === undefined ? {} : { kind }) })
  }
}

type Add = (points: number, reason: string, kind?: NonNullable<Evidence['kind']>) => void

function addNames({ field, target, joins }: Demand, leaf: ProducedIdentifier, add: Add): void {
  const resource = leaf.resource.join(' ')
  const kinship = closestKinship(target.names, leaf)
  const isListed = leaf.own && !leaf.embedded && target.collection === leaf.producer.collection && !joins
  if (target.weak || leaf.weak) {
    const isAlike = leaf.suffix === target.suffix
    if (leaf.name.toLowerCase() === field.toLowerCase())
      add(WEIGHTS.exactWeakName, `\`${leaf.name}\` has exactly that name`)
    else if (isAlike && kinship === 'same')
      add(WEIGHTS.exactWeakName, `\`${leaf.name}\` of the same resource, ${resource}`)
    else if (isAlike && isListed) add(WEIGHTS.sameCollection, `\`${leaf.name}\` of the same collection, ${resource}`)
    return
  }
  const described = target.described.some((name) => isCalled(leaf, name))
  // An `item` may be anything, except where there are `/items`.
  const isVague = target.generic && !sameWords(leaf.resource, leaf.producer.resource)
  if (kinship === 'same' && isVague) add(WEIGHTS.genericName, `\`${leaf.name}\` has the same name, which says little`)
  else if (kinship === 'same' && leaf.own)
    add(WEIGHTS.ownIdentifier, `\`${leaf.name}\` of the same resource, ${resource}`)
  else if (kinship === 'same') add(WEIGHTS.foreignKey, `\`${leaf.name}\` refers to the same resource, ${resource}`)
  else if (isListed) add(WEIGHTS.sameCollection, `\`${leaf.name}\` of the same collection, ${resource}`)
  else if (described && leaf.own)
    add(WEIGHTS.described, `\`${leaf.name}\` is of ${resource}, which the description says`)
  else if (kinship === 'ending') add(WEIGHTS.endsAlike, `\`${leaf.name}\` is of ${resource}, which ends alike`)
  else if (kinship === 'head') add(WEIGHTS.sameHead, `\`${leaf.name}\` is of ${resource}, whose last word is the same`)
  else if (kinship === 'overlap')
    add(WEIGHTS.wordsInCommon, `\`${leaf.name}\` is of ${resource}, which has words in common`)
  if (leaf.suffix === target.suffix) add(WEIGHTS.sameSuffix, `also a ${leaf.suffix}`)
  if (leaf.embedded && leaf.own) add(WEIGHTS.embedded, 'embedded in something else')
  if (kinship === 'same' && leaf.alias !== undefined)
    add(WEIGHTS.otherName, `called ${[leaf.resource, leaf.alias].map((name) => name.join(' ')).join(' and ')}`)
}

/** How two resources are related by name. */
type Kinship = 'same' | 'ending' | 'head' | 'overlap' | undefined

function closestKinship(names: readonly ResourceName[], leaf: ProducedIdentifier): Kinship {
  const { resource } = leaf
  if (names.some((name) => isCalled(leaf, name))) return 'same'
  if (names.some((name) => endsInWords(name, resource) || endsInWords(resource, name))) return 'ending'
  if (names.some((name) => name.at(-1) === resource.at(-1))) return 'head'
  return names.some((name) => wordOverlap(name, resource) >= 0.66) ? 'overlap' : undefined
}

function addAddress({ target, shape, joins }: Demand, producer: OperationShape, add: Add): void {
  if (target.collection !== undefined && target.collection === producer.collection) {
    if (joins) add(WEIGHTS.joined, 'what is there already would be added again')
    else add(WEIGHTS.pathPrefix, 'the collection that the path picks from')
  }
  if (target.names.some((name) => sameWords(name, producer.resource)))
    add(WEIGHTS.pathNamesResource, `its path is about ${producer.resource.join(' ')}`)
  const shared = sharedSegments(shape, producer)
  if (shared > 0) add(WEIGHTS.sharedSegment * shared, `the paths share ${counted(shared, 'leading segment')}`)
  if (isDiscarded(producer) && !isDiscarded(shape)) add(WEIGHTS.discarded, 'what was thrown away')
  const mentions = target.mentioned.filter(({ path }) => producer.path.endsWith(path))
  const { method } = producer.operation
  if (mentions.some((mention) => mention.method === method)) {
    add(WEIGHTS.mentionedExactly, 'the description of the field names it', 'mention')
  } else if (mentions.some((mention) => mention.method === undefined)) {
    add(WEIGHTS.mentioned, 'the description of the field names its path', 'mention')
  } else if (mentions.length > 0) {
    add(WEIGHTS.mentionedOtherMethod, 'the description of the field names its path with another method', 'mention')
  }
}

/** Words of addresses for what is gone. */
const DISCARDED: ReadonlySet<string> = new Set(['archived', 'deleted', 'removed', 'trash', 'trashed'])

function isDiscarded({ segments }: OperationShape): boolean {
  return segments.some(({ text }) => DISCARDED.has(text.toLowerCase()))
}

/** What {@link weighOperation} makes of an address, without the reasons: for telling which operations to look at. */
export function roughAddressPoints({ target, shape, joins }: Demand, producer: OperationShape): number {
  const prefix = target.collection !== producer.collection ? 0 : joins ? WEIGHTS.joined : WEIGHTS.pathPrefix
  const named = target.names.some((name) => sameWords(name, producer.resource)) ? WEIGHTS.pathNamesResource : 0
  const mentioned = target.mentioned.some(({ path }) => producer.path.endsWith(path)) ? WEIGHTS.mentionedExactly : 0
  return prefix + named + mentioned + WEIGHTS.sharedSegment * sharedSegments(shape, producer)
}

function addMethod({ changed, target }: Demand, producer: OperationShape, creates: boolean, add: Add): void {
  const { method } = producer.operation
  if (producer.creates) {
    // Of an identifier that may be of anything nobody knows what to create.
    const isVague = target.generic && !target.names.some((name) => sameWords(name, producer.resource))
    if (changed && !isVague && creates) add(WEIGHTS.createsForTransition, 'creates one that may be changed')
    else add(WEIGHTS.creates, 'creates one')
  } else if (method === 'PUT' || method === 'PATCH' || (method === 'POST' && producer.single))
    add(WEIGHTS.changes, 'changes what is there')
}

function sameDocument(first: OperationShape, second: OperationShape): boolean {
  return first.operation.document.source.path === second.operation.document.source.path
}

function sharedSegments(first: OperationShape, second: OperationShape): number {
  let shared = 0
  while (shared < MAX_SHARED) {
    const segment = first.segments[shared]
    if (segment === undefined || segment.canonical !== second.segments[shared]?.canonical) break
    shared++
  }
  return shared
}
