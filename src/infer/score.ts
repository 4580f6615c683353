import { counted } from '../text/counted.ts'
import type { Demand } from './demand.ts'
import { type Add, collector } from './evidence.ts'
import type { Evidence } from './model.ts'
import type { OperationShape } from './operation-shape.ts'
import type { ProducedIdentifier } from './producer-index.ts'
import { weighNames } from './weigh-names.ts'
import { WEIGHTS } from './weights.ts'
import { sameWords } from './words.ts'

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
  const evidence = [...weighNames(demand, leaf)]
  const add = collector(evidence)
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
