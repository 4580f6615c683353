import type { Operation, SwaggerDocument } from '../swagger/model.ts'
import { readIdentifierName } from './identifier-name.ts'
import { type OperationShape, shapeOf } from './operation-shape.ts'
import { type ResponseLeaf, responseLeaves, type ScalarKind } from './response-leaves.ts'
import { endsInWords, resourceWords, sameWords, singular, wordsOf } from './words.ts'

/** A place in a response where an identifier stands. */
export interface ProducedIdentifier {
  readonly producer: OperationShape
  readonly name: string
  readonly jsonPath: string
  /** What it identifies; the last word is singular. */
  readonly resource: readonly string[]
  /** Another name of it: the path's where the schema has one of its own, `idp` of `/idps` for an `IdentityProvider`. */
  readonly alias: readonly string[] | undefined
  readonly suffix: string
  /** Identifies the thing that holds it, rather than another one that the thing refers to. */
  readonly own: boolean
  /** Stands in something that the response merely embeds: `$.data.booking.client.id`. */
  readonly embedded: boolean
  readonly weak: boolean
  readonly type: ScalarKind | undefined
  /** Lists that it stands in. */
  readonly lists: number
}

/** Identifiers that one operation may contribute; the shallowest. */
const MAX_IDENTIFIERS = 120

/** Containers that hold the thing and do not name it. */
const WRAPPERS: ReadonlySet<string> = new Set(
  'data result response payload body item items entry record row list object objects content value node edge element page collection embedded _embedded output metadata attributes'
    .split(' ')
    .map(singular),
)

/** Words behind which a schema's name hides that of a resource: `ClientListResponse`. */
const SCHEMA_WORDS: ReadonlySet<string> = new Set(
  'response result dto model entity schema object item list data resource view output out read get post put patch create created update updated show index page paginated collection full simple base summary detail details wrapper envelope'.split(
    ' ',
  ),
)

/** All identifiers that the operations of some documents yield, and the ways to find them. */
export class ProducerIndex {
  readonly shapes: readonly OperationShape[]
  /** Every `DELETE`. */
  readonly deletions: OperationShape[] = []
  readonly #byWord = new Map<string, ProducedIdentifier[]>()
  readonly #byName = new Map<string, ProducedIdentifier[]>()
  readonly #byOperation = new Map<string, ProducedIdentifier[]>()
  readonly #byPath = new Map<string, OperationShape[]>()
  readonly #byCollection = new Map<string, OperationShape[]>()
  #resources: readonly string[] | undefined
  readonly #shapeOf = new Map<Operation, OperationShape>()

  /** @param documents in order; of operations with the same identity the first counts */
  constructor(documents: readonly SwaggerDocument[]) {
    const shapes = new Map<string, OperationShape>()
    for (const document of documents) {
      for (const operation of document.operations) {
        const shape = shapeOf(operation)
        this.#shapeOf.set(operation, shape)
        if (!shapes.has(shape.identity)) shapes.set(shape.identity, shape)
      }
    }
    this.shapes = [...shapes.values()]
    const wanted = wantedNames(new Set(this.shapes.flatMap(namesInPath)))
    for (const shape of this.shapes) {
      push(this.#byPath, shape.path, shape)
      push(this.#byCollection, shape.collection, shape)
      if (shape.operation.method === 'DELETE') this.deletions.push(shape)
      if (shape.operation.method === 'DELETE' || shape.operation.method === 'HEAD') continue
      this.#add(shape, responseLeaves(shape.operation, wanted))
    }
  }

  /** What a name ends in says what it is of: all identifiers of resources with this last word. */
  byLastWord(word: string): readonly ProducedIdentifier[] {
    return this.#byWord.get(word) ?? []
  }

  /** Leaves of exactly this name, letter case aside. */
  byName(name: string): readonly ProducedIdentifier[] {
    return this.#byName.get(name.toLowerCase()) ?? []
  }

  /** Leaves of one operation. */
  ofOperation(identity: string): readonly ProducedIdentifier[] {
    return this.#byOperation.get(identity) ?? []
  }

  /** Operations on a path with `{}` for its parameters. */
  onPath(path: string): readonly OperationShape[] {
    return this.#byPath.get(path) ?? []
  }

  /** Operations about all things of a path, whatever verb of theirs says so. */
  onCollection(path: string): readonly OperationShape[] {
    return this.#byCollection.get(path) ?? []
  }

  /** Whether the things of a collection are addressed by a member of theirs: `name` by `/tenants/{name}`. */
  isAddress({ producer, name }: ProducedIdentifier): boolean {
    const ofOne = this.onPath(`${producer.collection}/{}`)
    return ofOne.some(({ segments }) => segments.at(-1)?.parameters.includes(name) === true)
  }

  /** The address of an operation of the documents, or of another one. */
  shape(operation: Operation): OperationShape {
    return this.#shapeOf.get(operation) ?? shapeOf(operation)
  }

  /** Names of all resources of which some operation yields an identifier of its own. */
  get resources(): readonly string[] {
    return (this.#resources ??= this.#listResources())
  }

  #listResources(): readonly string[] {
    const names = new Set<string>()
    for (const leaves of this.#byWord.values()) {
      for (const leaf of leaves) if (leaf.own && !leaf.weak) names.add(leaf.resource.join('_'))
    }
    return [...names].toSorted()
  }

  /** Of places that mean the same, the first counts: leaves come with the shallowest first. */
  #add(producer: OperationShape, leaves: readonly ResponseLeaf[]): void {
    const known = new Set<string>()
    for (const leaf of leaves) {
      if (known.size >= MAX_IDENTIFIERS) break
      const identifier = classify(producer, leaf)
      const meaning = `${identifier.name} ${identifier.own} ${identifier.resource.join(' ')}`
      if (known.has(meaning)) continue
      known.add(meaning)
      push(this.#byOperation, producer.identity, identifier)
      push(this.#byName, identifier.name.toLowerCase(), identifier)
      for (const word of new Set([identifier.resource.at(-1), identifier.alias?.at(-1)]))
        if (word !== undefined) push(this.#byWord, word, identifier)
    }
  }
}

/** Parameters of a path, and what is left of their names without what stands before them. */
function namesInPath({ segments }: OperationShape): readonly string[] {
  return segments.flatMap(({ parameters }, at) =>
    parameters.flatMap((name) => {
      const rest = withoutResource(name, segments[at - 1]?.text ?? '')
      return rest.length === 0 ? [name] : [name, rest.join(' ')]
    }),
  )
}

/** `order reference` is the `reference` of an order: words of a parameter without those of the segment before it. */
export function withoutResource(parameter: string, segment: string): readonly string[] {
  const words = wordsOf(parameter)
  const resource = resourceWords(segment)
  return resource.length > 0 && sameWords(words.slice(0, resource.length), resource) ? words.slice(resource.length) : []
}

/** Whether a leaf of some name may identify something. The same few names stand in all responses. */
function wantedNames(parameters: ReadonlySet<string>): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    let isWanted = known.get(name)
    if (isWanted === undefined)
      known.set(
        name,
        (isWanted =
          parameters.has(name) || parameters.has(wordsOf(name).join(' ')) || readIdentifierName(name) !== undefined),
      )
    return isWanted
  }
}

/** Whether what an identifier is of has a name. */
export function isCalled({ resource, alias }: ProducedIdentifier, name: readonly string[]): boolean {
  return sameWords(resource, name) || (alias !== undefined && sameWords(alias, name))
}

function classify(producer: OperationShape, leaf: ResponseLeaf): ProducedIdentifier {
  const { name, jsonPath, lists } = leaf
  const containers = leaf.containers.filter((container) => !isWrapper(container))
  const nearest = containers.at(-1)
  const [holder, alias] = nearest === undefined ? rootResources(producer, leaf) : [resourceWords(nearest)]
  const read = readIdentifierName(name)
  const stem = read?.stem ?? []
  const own = stem.length === 0 || sameWords(stem, holder) || (nearest === undefined && endsInWords(holder, stem))
  return {
    producer,
    name,
    jsonPath,
    resource: stem.length === 0 ? holder : stem,
    alias: stem.length === 0 ? alias : undefined,
    suffix: read?.suffix ?? name.toLowerCase(),
    own,
    embedded: containers.length > 1 || (nearest !== undefined && isMember(jsonPath) && !isAbout(producer, holder)),
    weak: read?.weak ?? true,
    type: leaf.type,
    lists,
  }
}

/** Whether what holds an identifier is a member of something, rather than an item of a list: `owner.id`. */
function isMember(jsonPath: string): boolean {
  return !/\](?:\.\w+|\['[^']*'\])$/.test(jsonPath)
}

/** `{"client": …}` of `/clients` is the client itself. */
function isAbout({ resource }: OperationShape, holder: readonly string[]): boolean {
  return resource.at(-1) === holder.at(-1)
}

/** What a thing is that no container names: what its schema or its address is called after, and the other one. */
function rootResources(
  producer: OperationShape,
  leaf: ResponseLeaf,
): readonly [name: readonly string[], alias?: readonly string[]] {
  const words = leaf.schemaName === undefined ? [] : wordsOf(leaf.schemaName).filter((word) => !SCHEMA_WORDS.has(word))
  const last = words.at(-1)
  const named = last === undefined ? [] : [...words.slice(0, -1), singular(last)]
  const { resource, plural } = producer
  if (named.length === 0 || sameWords(named, resource)) return [resource]
  if (!resource.some((word) => named.includes(word))) return plural && resource.length > 0 ? [named, resource] : [named]
  // `Client_Full2` of `/clients` is a client, a `UserType` of `/types/user` is no user.
  return isSpelledOut(named, producer) && !endsInWords(named, resource) ? [named] : [resource, named]
}

/** Whether a path has all words of a name, in whatever order. */
function isSpelledOut(name: readonly string[], { segments }: OperationShape): boolean {
  const words = new Set(segments.flatMap(({ text }) => wordsOf(text).map(singular)))
  return name.every((word) => words.has(word))
}

function isWrapper(container: string): boolean {
  return WRAPPERS.has(singular(container.toLowerCase()))
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}
