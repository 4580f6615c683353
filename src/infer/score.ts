import type { Evidence, ResourceName } from './model.ts'
import type { OperationShape } from './operation-shape.ts'
import type { ProducedIdentifier } from './producer-index.ts'
import type { Target } from './target.ts'
import { endsInWords, sameWords, wordOverlap } from './words.ts'

/** The identifier that is asked for, and from where. */
export interface Demand {
  readonly field: string
  readonly target: Target
  /** The operation that asks. */
  readonly shape: OperationShape
  /** First folder in which documents differ, such as the domain. */
  readonly domain: string | undefined
  readonly plural: boolean
}

/** What is known of a producer beside its address. */
export interface ProducerCircumstances {
  /** Identifiers that it needs and that the environment does not supply. */
  readonly openInputs: number
  /** It needs an identifier of the same resource. */
  readonly circular: boolean
  readonly domain: string | undefined
  /** In `taken` of `of` verified specs the resource came from here. */
  readonly prior: { readonly taken: number; readonly of: number } | undefined
}

/** Leading segments that two paths may share to be counted. */
const MAX_SHARED = 4

/** The evidence for and against one place in the response of one operation, strongest first. */
export function weigh(demand: Demand, leaf: ProducedIdentifier, about: ProducerCircumstances): readonly Evidence[] {
  const evidence: Evidence[] = []
  const add: Add = (points, reason, kind) => {
    if (points !== 0) evidence.push({ reason, points, ...(kind === undefined ? {} : { kind }) })
  }
  addNames(demand, leaf, add)
  addAddress(demand, leaf.producer, add)
  addMethod(demand, leaf, add)
  if (sameDocument(demand.shape, leaf.producer)) add(5, 'same swagger file')
  else if (demand.domain !== undefined && demand.domain === about.domain) add(3, `same domain, ${demand.domain}`)
  if (about.openInputs > 0) add(-6 * about.openInputs, `needs ${counted(about.openInputs, 'identifier')} itself`)
  if (about.circular) add(-30, 'needs an identifier of the same resource itself')
  if (leaf.producer.operation.deprecated) add(-12, 'deprecated')
  if (about.prior !== undefined) {
    const { taken, of } = about.prior
    add(Math.round(30 * (0.5 + (0.5 * taken) / of)), `${taken} of ${counted(of, 'verified spec')} took it from here`, 'prior')
  }
  return evidence.toSorted((first, second) => Math.abs(second.points) - Math.abs(first.points))
}

type Add = (points: number, reason: string, kind?: NonNullable<Evidence['kind']>) => void

function addNames({ field, target }: Demand, leaf: ProducedIdentifier, add: Add): void {
  const kinship = closestKinship(target.names, leaf.resource)
  const resource = leaf.resource.join(' ')
  if (target.weak || leaf.weak) {
    const sameKey = leaf.name.toLowerCase() === field.toLowerCase() || leaf.suffix === target.suffix
    if (leaf.name.toLowerCase() === field.toLowerCase()) add(34, `\`${leaf.name}\` has exactly that name`)
    else if (sameKey && kinship === 'same') add(34, `\`${leaf.name}\` of the same resource, ${resource}`)
    return
  }
  if (kinship === 'same' && leaf.own) add(45, `\`${leaf.name}\` of the same resource, ${resource}`)
  else if (kinship === 'same') add(28, `\`${leaf.name}\` refers to the same resource, ${resource}`)
  else if (kinship === 'ending') add(18, `\`${leaf.name}\` is of ${resource}, which ends alike`)
  else if (leaf.own && target.collection === leaf.producer.path) add(22, `\`${leaf.name}\` of the same collection, ${resource}`)
  else if (kinship === 'overlap') add(2, `\`${leaf.name}\` is of ${resource}, which has words in common`)
  if (leaf.suffix === target.suffix) add(3, `also a ${leaf.suffix}`)
  if (leaf.embedded && leaf.own) add(-4, 'embedded in something else')
}

/** How two resources are related by name. */
type Kinship = 'same' | 'ending' | 'overlap' | undefined

function closestKinship(names: readonly ResourceName[], resource: ResourceName): Kinship {
  if (names.some((name) => sameWords(name, resource))) return 'same'
  if (names.some((name) => endsInWords(name, resource) || endsInWords(resource, name))) return 'ending'
  return names.some((name) => wordOverlap(name, resource) >= 0.66) ? 'overlap' : undefined
}

function addAddress({ target, shape }: Demand, producer: OperationShape, add: Add): void {
  if (target.collection !== undefined && target.collection === producer.path) add(35, 'the collection that the path picks from')
  if (target.names.some((name) => sameWords(name, producer.resource))) add(14, `its path is about ${producer.resource.join(' ')}`)
  const shared = sharedSegments(shape, producer)
  if (shared > 0) add(2 * shared, `the paths share ${counted(shared, 'leading segment')}`)
  if (target.mentioned.some((path) => producer.path === path || producer.path.endsWith(path))) {
    add(30, 'the description of the field names it', 'mention')
  }
}

function addMethod({ shape }: Demand, leaf: ProducedIdentifier, add: Add): void {
  const { method } = leaf.producer.operation
  if (method === 'GET' && leaf.lists > 0 && !leaf.producer.single) add(14, 'reads a list')
  else if (method === 'POST' && !leaf.producer.transition) {
    if (shape.transition) add(10, 'creates one that may be changed')
    else add(6, 'creates one')
  } else if (method === 'PUT' || method === 'PATCH') add(-8, 'changes what is there')
  if (leaf.lists > 1) add(-6 * (leaf.lists - 1), 'in a list within a list')
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

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
