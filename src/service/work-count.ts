import type { SpecContext } from '../project/model.ts'

/** Counts what a run looked at, so that every report can prove its work. */
export class WorkCount {
  specs = 0
  steps = 0
  readonly #operations = new Set<string>()
  readonly #documents = new Set<string>()

  add(context: SpecContext): void {
    this.specs++
    this.steps += context.steps.length
    if (context.reference.kind === 'found') this.#documents.add(context.reference.path)
    for (const operation of [context.operation, ...context.steps.map((step) => step.operation)]) {
      if (operation === undefined) continue
      this.#operations.add(operation.identity)
      this.#documents.add(operation.document.source.path)
    }
  }

  /** Distinct operations that an endpoint or a step resolved to. */
  get operations(): number {
    return this.#operations.size
  }

  /** Documents that a spec names or an operation was found in. */
  get documents(): number {
    return this.#documents.size
  }
}
