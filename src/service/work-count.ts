import type { SpecContext } from '../project/model.ts'
import type { SwaggerDocument } from '../swagger/model.ts'

/** Counts what a run looked at, so that every report can prove its work. */
export class WorkCount {
  specs = 0
  steps = 0
  readonly #operations = new Set<string>()
  readonly #documents = new Map<string, SwaggerDocument>()

  add(context: SpecContext): void {
    this.specs++
    this.steps += context.steps.length
    if (context.reference.kind === 'found') this.#note(context.reference.document)
    for (const operation of [context.operation, ...context.steps.map((step) => step.operation)]) {
      if (operation === undefined) continue
      this.#operations.add(operation.identity)
      this.#note(operation.document)
    }
  }

  /** Distinct operations that an endpoint or a step resolved to. */
  get operations(): number {
    return this.#operations.size
  }

  /** Documents that a spec names or an operation was found in, sorted by path. */
  get documents(): readonly SwaggerDocument[] {
    return [...this.#documents.values()].toSorted((first, second) => (first.source.path < second.source.path ? -1 : 1))
  }

  #note(document: SwaggerDocument): void {
    this.#documents.set(document.source.path, document)
  }
}
