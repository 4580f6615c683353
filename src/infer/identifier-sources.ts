import type { Config } from '../config/model.ts'
import type { Operation } from '../swagger/model.ts'
import { listConsumers } from './consumers.ts'
import type { Candidate, Consumer, ObservedUse } from './model.ts'
import type { OperationShape } from './operation-shape.ts'
import { Prior } from './prior.ts'
import { momentOf } from './moment.ts'
import { isCalled, type ProducedIdentifier, type ProducerIndex } from './producer-index.ts'
import { type AskedResources, type Place, rankCandidates } from './rank-candidates.ts'
import { readAliases, type Target, targetOf } from './target.ts'
import { variableName } from './variable-name.ts'

/** What there is to infer from besides the documents. */
export interface InferenceOptions {
  /** `variables` and `aliases` of the config. */
  readonly config: Pick<Config, 'variables' | 'aliases'>
  /** What the project's verified specs took from where; see `observeSpec`. */
  readonly observed?: readonly ObservedUse[]
}

/** Everything that identifiers are inferred from. Build it once for all operations of a project. */
export class IdentifierSources {
  readonly variables: ReadonlySet<string>
  readonly prior: Prior
  readonly index: ProducerIndex
  readonly #aliases: ReadonlyMap<string, string>
  readonly #consumers = new Map<Operation, readonly Consumer[]>()
  readonly #targets = new Map<Consumer, Target>()
  readonly #namesakes = new Map<string, readonly ProducedIdentifier[]>()
  /** Best places of lists of namesakes; filled by ranking. */
  readonly placesOf = new Map<readonly ProducedIdentifier[], Map<OperationShape, Place>>()
  readonly #openInputs = new Map<OperationShape, readonly Consumer[]>()
  readonly #asked = new Map<Operation, AskedResources>()
  readonly #candidates = new Map<Consumer, readonly Candidate[]>()

  /** @param index of all documents of the project: producers live in other files than consumers */
  constructor(index: ProducerIndex, { config, observed = [] }: InferenceOptions) {
    this.index = index
    this.variables = new Set(config.variables)
    this.#aliases = readAliases(config.aliases)
    this.prior = new Prior(observed)
  }

  /** Every identifier that an operation asks for. */
  consumersOf(operation: Operation): readonly Consumer[] {
    let consumers = this.#consumers.get(operation)
    if (consumers === undefined) this.#consumers.set(operation, (consumers = listConsumers(operation)))
    return consumers
  }

  /** What an identifier is of. */
  targetOf(consumer: Consumer): Target {
    let target = this.#targets.get(consumer)
    if (target === undefined) {
      target = targetOf(consumer, this.index.shape(consumer.operation), this.#aliases)
      this.#targets.set(consumer, target)
    }
    return target
  }

  /** The placeholder that stands for an identifier. */
  variableOf(consumer: Consumer): string {
    return variableName(consumer, this.targetOf(consumer))
  }

  /** The placeholder under which the environment or the runner supplies what a request is to hold, where one does. */
  suppliedVariable(consumer: Consumer): string | undefined {
    if (this.variables.has(consumer.field)) return consumer.field
    const variable = this.variableOf(consumer)
    return this.variables.has(variable) ? variable : momentOf(consumer)
  }

  /** Who may produce an identifier, best first. */
  candidatesFor(consumer: Consumer): readonly Candidate[] {
    let candidates = this.#candidates.get(consumer)
    if (candidates === undefined) this.#candidates.set(consumer, (candidates = rankCandidates(consumer, this)))
    return candidates
  }

  /** Identifiers without which an operation cannot be called, those that the environment supplies left out. */
  openInputs(shape: OperationShape): readonly Consumer[] {
    let inputs = this.#openInputs.get(shape)
    if (inputs === undefined) {
      inputs = this.consumersOf(shape.operation).filter(
        (consumer) => (consumer.required || consumer.usual) && this.suppliedVariable(consumer) === undefined,
      )
      this.#openInputs.set(shape, inputs)
    }
    return inputs
  }

  /** Names of the resources that an operation asks for; counted once, since many identifiers are held against them. */
  resourcesAsked(operation: Operation): AskedResources {
    let asked = this.#asked.get(operation)
    if (asked === undefined) {
      const namesOf = (isMeant: (consumer: Consumer) => boolean) =>
        new Set(
          this.consumersOf(operation)
            .filter(isMeant)
            .flatMap((consumer) => this.targetOf(consumer).names[0]?.join(' ') ?? []),
        )
      asked = {
        required: namesOf(({ required }) => required),
        sent: namesOf(({ required, in: place }) => required || place === 'body'),
        addressed: namesOf(({ required, in: place }) => required && place !== 'body'),
      }
      this.#asked.set(operation, asked)
    }
    return asked
  }

  /** Places of a name that has to do with what is asked for; the same list for the same question. */
  namesakesOf({ field }: Consumer, target: Target): readonly ProducedIdentifier[] {
    const { names, suffix, weak, described, member, type } = target
    const question = JSON.stringify([field.toLowerCase(), names, suffix, weak, described, member, type])
    let namesakes = this.#namesakes.get(question)
    if (namesakes === undefined) {
      const found = new Set<ProducedIdentifier>()
      for (const name of names) for (const leaf of this.index.byLastWord(name.at(-1) ?? '')) found.add(leaf)
      for (const name of described) {
        for (const leaf of this.index.byLastWord(name.at(-1) ?? '')) {
          if (leaf.own && isCalled(leaf, name)) found.add(leaf)
        }
      }
      if (weak) for (const leaf of this.index.byName(field)) found.add(leaf)
      this.#namesakes.set(question, (namesakes = [...found]))
    }
    return namesakes
  }

  /** Places of operations that an address, a description or other specs point to. */
  *neighboursOf({ names, collection, mentioned }: Target): Generator<ProducedIdentifier> {
    const { index } = this
    for (const name of names) {
      for (const producer of this.prior.producersOf(name.join(' ')).keys()) yield* index.ofOperation(producer)
    }
    const listed = collection === undefined ? [] : index.onCollection(collection)
    for (const { identity } of listed) yield* index.ofOperation(identity)
    if (mentioned.length === 0) return
    for (const { identity, path } of index.shapes) {
      if (mentioned.some((each) => path.endsWith(each.path))) yield* index.ofOperation(identity)
    }
  }
}
