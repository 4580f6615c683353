import type { Operation } from '../swagger/model.ts'
import type { IdentifierSources } from './identifier-sources.ts'
import type { Binding, Candidate, Consumer, PlannedInput, PlannedStep } from './model.ts'
import { documentedValue } from './documented-value.ts'
import { preferredCandidates } from './preferred-candidates.ts'
import { CONFIDENT, MAX_DEPTH, MAX_STEPS } from './thresholds.ts'
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

  constructor(sources: IdentifierSources, operation: Operation) {
    this.#sources = sources
    this.#stack = [operation.identity]
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
    const { names, suffix } = this.#sources.targetOf(consumer)
    const key = `${names[0]?.join(' ') ?? consumer.field} ${suffix}`
    const known = this.#bindings.get(key)
    if (known !== undefined) return known
    const binding = this.#produce(consumer, variable, depth)
    // What is out of reach so deep in the plan may not be further up.
    if (binding.kind === 'step') this.#bindings.set(key, binding)
    if (binding.kind === 'open' && depth === 0 && consumer.required) {
      this.#bindings.set(key, binding)
      // Operations that need it can be called from now on.
      this.#uncallable.clear()
    }
    return binding
  }

  #produce(consumer: Consumer, variable: string, depth: number): Binding {
    const candidates = depth < MAX_DEPTH ? preferredCandidates(consumer, this.#sources) : []
    let attempts = 0
    for (const candidate of candidates) {
      if (candidate.score < CONFIDENT || ++attempts > MAX_ATTEMPTS) break
      const step = this.#call(candidate, depth)
      if (step !== undefined)
        return { kind: 'step', variable: extract(step, candidate.jsonPath, this.#unused(variable)), step }
    }
    const value = documentedValue(consumer)
    return value === undefined ? { kind: 'open', variable } : { kind: 'literal', value }
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
      const binding = this.bind(consumer, depth)
      // Whoever finds a value for the request has it for its steps too.
      if (binding.kind !== 'open' || this.#isLeftOpen(binding)) inputs.push({ consumer, binding })
      else if (consumer.required) return undefined
    }
    return inputs
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

/** The variable that holds what stands at a path of the response: the one that there is, or a new one. */
function extract({ extracts }: StepDraft, jsonPath: string, variable: string): string {
  const known = extracts.find((each) => each.jsonPath === jsonPath)
  if (known !== undefined) return known.variable
  extracts.push({ variable, jsonPath })
  return variable
}
