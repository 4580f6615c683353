import type { Config } from '../config/model.ts'
import type { Operation } from '../swagger/model.ts'
import { listConsumers } from './consumers.ts'
import type { Candidate, Consumer, ObservedUse } from './model.ts'
import type { OperationShape } from './operation-shape.ts'
import { Prior } from './prior.ts'
import type { ProducedIdentifier, ProducerIndex } from './producer-index.ts'
import { rankCandidates } from './rank-candidates.ts'
import { readAliases, type Target, targetOf } from './target.ts'
import { sameWords } from './words.ts'
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
  readonly #openInputs = new Map<OperationShape, readonly Consumer[]>()
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

  /** The placeholder under which the environment supplies an identifier, where it does. */
  suppliedVariable(consumer: Consumer): string | undefined {
    if (this.variables.has(consumer.field)) return consumer.field
    const variable = this.variableOf(consumer)
    return this.variables.has(variable) ? variable : undefined
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
        (consumer) => (consumer.required || consumer.wanted) && this.suppliedVariable(consumer) === undefined,
      )
      this.#openInputs.set(shape, inputs)
    }
    return inputs
  }

  /** Places that may hold what is asked for: of a name or an address that has to do with it. */
  leavesFor({ field }: Consumer, target: Target): ReadonlySet<ProducedIdentifier> {
    const { index } = this
    const found = new Set<ProducedIdentifier>()
    const add = (leaves: readonly ProducedIdentifier[]) => {
      for (const leaf of leaves) found.add(leaf)
    }
    for (const name of target.names) {
      add(index.byLastWord(name.at(-1) ?? ''))
      for (const producer of this.prior.producersOf(name.join(' ')).keys()) {
        add(index.ofOperation(producer))
      }
    }
    for (const name of target.described) {
      for (const leaf of index.byLastWord(name.at(-1) ?? '')) if (leaf.own && sameWords(leaf.resource, name)) found.add(leaf)
    }
    if (target.weak) add(index.byName(field))
    const paths = target.collection === undefined ? [] : index.onPath(target.collection)
    const mentioned =
      target.mentioned.length === 0
        ? []
        : index.shapes.filter(({ path }) => target.mentioned.some((each) => path.endsWith(each.path)))
    for (const { identity } of [...paths, ...mentioned]) add(index.ofOperation(identity))
    return found
  }
}
