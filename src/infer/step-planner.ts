import type { Operation } from '../swagger/model.ts'
import type { IdentifierSources } from './identifier-sources.ts'
import type { Binding, Candidate, Consumer, PlannedInput, PlannedStep } from './model.ts'
import { documentedValue } from './documented-value.ts'
import { partnerOf } from './composite-address.ts'
import { preferredCandidates } from './preferred-candidates.ts'
import { areApart, nextInList } from './two-of-a-kind.ts'
import { CONFIDENT, LIKELY, MAX_DEPTH, MAX_STEPS } from './thresholds.ts'
import { unusedName } from './variable-name.ts'

/** A step that may still be asked for more. */
interface StepDraft extends PlannedStep {
  readonly extracts: { readonly variable: string; readonly jsonPath: string }[]
}

/** Candidates that are tried before an identifier is left open. */
const MAX_ATTEMPTS = 4

/**
 * Puts together the steps that yield the identifiers of one operation: each step after those that it needs, one step an
 * operation, one variable for what is the same.
 */
export class StepPlanner {
  readonly #sources: IdentifierSources
  readonly #steps: StepDraft[] = []
  #bindings = new Map<string, Binding>()
  /** Operations that proved to be out of reach, from this depth on: without this the search would be exponential. */
  readonly #uncallable = new Map<string, number>()
  /** Operations that are being planned: none of them can be a step of itself. */
  readonly #stack: string[]
  /** Who of the request asked first for a variable. */
  readonly #askers = new Map<string, Consumer>()
  /** Keys of what lists are read of: what has just been created has nothing to be listed. */
  readonly #listed: ReadonlySet<string>

  /** @param consumers what the operation is sent */
  constructor(sources: IdentifierSources, operation: Operation, consumers: readonly Consumer[]) {
    this.#sources = sources
    this.#stack = [operation.identity]
    this.#listed = new Set(consumers.filter(({ wanted }) => wanted).flatMap((each) => this.#holdersOf(each)))
  }

  /** In the order in which they must run. */
  get steps(): readonly PlannedStep[] {
    return this.#steps
  }

  /** What stands for an identifier, with the steps that it takes. */
  bind(consumer: Consumer, depth = 0): Binding {
    const variable = this.#sources.variableOf(consumer)
    const supplied = this.#sources.suppliedVariable(consumer)
    if (supplied !== undefined) return { kind: 'config', variable: supplied }
    const key = this.#keyOf(consumer)
    const known = this.#bindings.get(key)
    if (known !== undefined && !(known.kind !== 'literal' && this.#isForAnother(known.variable, consumer))) return known
    const binding = this.#produce(consumer, variable, depth)
    if (depth === 0 && binding.kind !== 'literal' && !this.#askers.has(binding.variable))
      this.#askers.set(binding.variable, consumer)
    // What is out of reach so deep in the plan may not be further up.
    if (binding.kind === 'step') this.#bindings.set(key, binding)
    if (binding.kind === 'open' && depth === 0 && consumer.required) {
      this.#bindings.set(key, binding)
      // Operations that need it can be called from now on.
      this.#uncallable.clear()
    }
    return binding
  }

  /** Equal for identifiers that one value stands for. */
  #keyOf(consumer: Consumer): string {
    const { names, suffix } = this.#sources.targetOf(consumer)
    return `${names[0]?.join(' ') ?? consumer.field} ${suffix}`
  }

  /** What the list is read of that an identifier is best taken from. */
  #holdersOf(consumer: Consumer): readonly string[] {
    const [best] = preferredCandidates(consumer, this.#sources)
    if (best?.operation.method !== 'GET' || best.score < CONFIDENT) return []
    const inputs = this.#sources.consumersOf(best.operation)
    return inputs.filter(({ in: place }) => place === 'path').map((input) => this.#keyOf(input))
  }

  #isForAnother(variable: string, consumer: Consumer): boolean {
    const asker = this.#askers.get(variable)
    return asker !== undefined && areApart(asker, consumer)
  }

  #produce(consumer: Consumer, variable: string, depth: number): Binding {
    const beside = this.#stepBeside(consumer)
    const candidates = depth < MAX_DEPTH ? this.#candidatesFor(consumer, beside) : []
    let shared: Binding | undefined
    let attempts = 0
    for (const candidate of candidates) {
      const least = candidate.operation === beside ? LIKELY : CONFIDENT
      if (candidate.score < least || ++attempts > MAX_ATTEMPTS) break
      const step = this.#call(candidate, depth)
      if (step === undefined) continue
      const known = step.extracts.find(({ jsonPath }) => jsonPath === candidate.jsonPath)
      const isTaken = known !== undefined && this.#isForAnother(known.variable, consumer)
      if (isTaken) shared ??= { kind: 'step', variable: known.variable, step }
      const jsonPath = isTaken ? nextInList(candidate.jsonPath) : candidate.jsonPath
      if (jsonPath !== undefined)
        return { kind: 'step', variable: extract(step, jsonPath, this.#unused(variable)), step }
    }
    if (shared !== undefined) return shared
    const value = documentedValue(consumer)
    if (value !== undefined) return { kind: 'literal', value }
    return { kind: 'open', variable: unusedName(variable, (name) => this.#isForAnother(name, consumer)) }
  }

  /** The operation that the other part of an address of two comes from. */
  #stepBeside(consumer: Consumer): Operation | undefined {
    const partner = partnerOf(consumer, this.#sources.consumersOf(consumer.operation))
    const binding = partner && this.#bindings.get(this.#keyOf(partner))
    return binding?.kind === 'step' ? binding.step.operation : undefined
  }

  /**
   * Best first; of what must be there with all that belongs to it, those first that read.
   *
   * @param beside where the other part of an address comes from: it is preferred to all others
   */
  #candidatesFor(consumer: Consumer, beside: Operation | undefined): readonly Candidate[] {
    const candidates = preferredCandidates(consumer, this.#sources)
    const whole = candidates.find(({ operation, score }) => operation === beside && score >= LIKELY)
    if (whole !== undefined) return [whole, ...candidates.filter((candidate) => candidate !== whole)]
    if (!this.#listed.has(this.#keyOf(consumer))) return candidates
    return [...candidates.filter(readsSurely), ...candidates.filter((candidate) => !readsSurely(candidate))]
  }

  /** A step that calls an operation, the one that there is or a new one; `undefined` where it cannot be called. */
  #call({ operation }: Candidate, depth: number): StepDraft | undefined {
    const { identity } = operation
    const known = this.#steps.find((step) => step.operation.identity === identity)
    if (known !== undefined) return known
    if (this.#stack.includes(identity) || depth >= (this.#uncallable.get(identity) ?? Infinity)) return undefined
    const before = this.#snapshot()
    this.#stack.push(identity)
    const inputs = this.#bindInputs(operation, depth + 1)
    this.#stack.pop()
    if (inputs === undefined || this.#steps.length >= MAX_STEPS) {
      this.#restore(before)
      this.#uncallable.set(identity, depth)
      return undefined
    }
    const step: StepDraft = { operation, inputs, extracts: [] }
    this.#steps.push(step)
    return step
  }

  /** `undefined` where a required one cannot be had. */
  #bindInputs(operation: Operation, depth: number): readonly PlannedInput[] | undefined {
    const inputs: PlannedInput[] = []
    for (const consumer of this.#sources.consumersOf(operation)) {
      if (!consumer.required && !consumer.wanted) continue
      const binding = consumer.required || consumer.usual ? this.bind(consumer, depth) : this.#bindFree(consumer, depth)
      // Whoever finds a value for the request has it for its steps too.
      if (binding.kind === 'open' && consumer.required && !this.#isLeftOpen(binding)) return undefined
      inputs.push({ consumer, binding })
    }
    return inputs
  }

  /** What can be had without another step; the rest may be left out. */
  #bindFree(consumer: Consumer, depth: number): Binding {
    const before = this.#snapshot()
    const binding = this.bind(consumer, depth)
    if (this.#steps.length === before.extracts.length) return binding
    this.#restore(before)
    return { kind: 'open', variable: this.#sources.variableOf(consumer) }
  }

  /** Whether it is one that the request itself leaves open. */
  #isLeftOpen(binding: Binding): boolean {
    return [...this.#bindings.values()].includes(binding)
  }

  #unused(variable: string): string {
    return unusedName(variable, (name) =>
      this.#steps.some(({ extracts }) => extracts.some((each) => each.variable === name)),
    )
  }

  #snapshot() {
    return { extracts: this.#steps.map((step) => step.extracts.length), bindings: new Map(this.#bindings) }
  }

  #restore({
    extracts,
    bindings,
  }: {
    readonly extracts: readonly number[]
    readonly bindings: Map<string, Binding>
  }): void {
    this.#steps.length = extracts.length
    for (const [index, count] of extracts.entries()) {
      const step = this.#steps[index]
      if (step !== undefined) step.extracts.length = count
    }
    this.#bindings = bindings
  }
}

function readsSurely({ operation, own, score }: Candidate): boolean {
  return operation.method === 'GET' && own && score >= CONFIDENT
}

/** The variable that holds what stands at a path of the response: the one that there is, or a new one. */
function extract({ extracts }: StepDraft, jsonPath: string, variable: string): string {
  const known = extracts.find((each) => each.jsonPath === jsonPath)
  if (known !== undefined) return known.variable
  extracts.push({ variable, jsonPath })
  return variable
}
