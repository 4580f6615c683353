import type { Demand } from './demand.ts'
import { type Add, collector } from './evidence.ts'
import type { Evidence, ResourceName } from './model.ts'
import { isCalled, type ProducedIdentifier } from './producer-index.ts'
import { WEIGHTS } from './weights.ts'
import { endsInWords, sameWords, wordOverlap, wordsOf } from './words.ts'

/** Keys of which a thing has but one; the first ones are of no other thing besides. */
const DISTINCT_KEYS: ReadonlySet<string> = new Set(['code', 'handle', 'key', 'login', 'sha', 'slug'])
const OWN_KEYS: ReadonlySet<string> = new Set([...DISTINCT_KEYS, 'name'])

/** What the name of a place in a response says for it, and what its type says against it. */
export function weighNames(demand: Demand, leaf: ProducedIdentifier): readonly Evidence[] {
  const evidence: Evidence[] = []
  const add = collector(evidence)
  const { target, joins } = demand
  const kinship = closestKinship(target.names, leaf)
  const isListed = leaf.own && !leaf.embedded && target.collection === leaf.producer.collection && !joins
  if (leaf.weak) addKey(demand, leaf, { kinship, isListed }, add)
  else if (target.weak && !target.bare) {
    if (isListed) add(WEIGHTS.idOfCollection, `\`${leaf.name}\` of the same collection`, 'name')
  } else addIdentifier(demand, leaf, { kinship, isListed }, add)
  // Numbers are sent as texts all over: only where the name leaves open what is meant does it tell.
  const points = target.weak ? WEIGHTS.otherTypeOfKey : target.type === 'number' ? WEIGHTS.otherType : 0
  if (evidence.length > 0 && target.type !== undefined && leaf.type !== undefined && target.type !== leaf.type)
    add(points, `a ${leaf.type}, where a ${target.type} is asked for`)
  return evidence
}

/** How a place has to do with what is asked for. */
interface Relation {
  readonly kinship: Kinship
  /** Identifies a thing of the very collection that the path picks from. */
  readonly isListed: boolean
}

/** What the name of a key, a code or a slug says. */
function addKey({ field, target, index }: Demand, leaf: ProducedIdentifier, relation: Relation, add: Add): void {
  const resource = leaf.resource.join(' ')
  const key = leaf.name.toLowerCase()
  const isMember = relation.isListed && sameWords(wordsOf(leaf.name), target.member)
  const isAlike = leaf.suffix === target.suffix || (target.bare && OWN_KEYS.has(key))
  if (key === field.toLowerCase()) {
    add(WEIGHTS.exactWeakName, `\`${leaf.name}\` has exactly that name`, 'name')
    if (leaf.embedded) add(WEIGHTS.embedded, 'embedded in something else')
  } else if (isAlike && relation.kinship === 'same') {
    const points = target.bare ? WEIGHTS.keyOfResource : WEIGHTS.exactWeakName
    add(points, `\`${leaf.name}\` of the same resource, ${resource}`, 'name')
  } else if (isMember || (isAlike && relation.isListed)) {
    const points = isMember ? WEIGHTS.exactWeakName : WEIGHTS.sameCollection
    add(points, `\`${leaf.name}\` of the same collection, ${resource}`, 'name')
  } else if (isAlike && target.collection === leaf.producer.collection && leaf.own) {
    add(WEIGHTS.sameSuffix, `also a ${leaf.suffix}`, 'name')
  } else return
  if (target.bare && index.isAddress(leaf)) add(WEIGHTS.address, `\`${leaf.name}\` stands in the address of one`)
  if (target.bare && DISTINCT_KEYS.has(key)) add(WEIGHTS.distinctKey, `a ${key} is of one thing only`)
}

/** What the name of an identifier says. */
function addIdentifier({ target }: Demand, leaf: ProducedIdentifier, { kinship, isListed }: Relation, add: Add): void {
  const resource = leaf.resource.join(' ')
  const described = target.described.some((name) => isCalled(leaf, name))
  // An `item` may be anything, except where there are `/items`.
  const isVague = target.generic && !sameWords(leaf.resource, leaf.producer.resource)
  if (kinship === 'same' && isVague)
    add(WEIGHTS.genericName, `\`${leaf.name}\` has the same name, which says little`, 'name')
  else if (kinship === 'same' && leaf.own)
    add(WEIGHTS.ownIdentifier, `\`${leaf.name}\` of the same resource, ${resource}`, 'name')
  else if (kinship === 'same')
    add(WEIGHTS.foreignKey, `\`${leaf.name}\` refers to the same resource, ${resource}`, 'name')
  else if (isListed) add(WEIGHTS.sameCollection, `\`${leaf.name}\` of the same collection, ${resource}`, 'name')
  else if (described && leaf.own)
    add(WEIGHTS.described, `\`${leaf.name}\` is of ${resource}, which the description says`, 'name')
  else if (kinship === 'ending') add(WEIGHTS.endsAlike, `\`${leaf.name}\` is of ${resource}, which ends alike`, 'name')
  else if (kinship === 'head')
    add(WEIGHTS.sameHead, `\`${leaf.name}\` is of ${resource}, whose last word is the same`, 'name')
  else if (kinship === 'overlap')
    add(WEIGHTS.wordsInCommon, `\`${leaf.name}\` is of ${resource}, which has words in common`, 'name')
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
