import type { JudgedSpec } from './judged-spec.ts'

/** Counts what a run looked at, so that every report can prove its work. */
export class WorkCount {
  specs = 0
  steps = 0
  readonly #operations = new Set<string>()

  add({ steps, operations }: JudgedSpec): void {
    this.specs++
    this.steps += steps
    for (const identity of operations) this.#operations.add(identity)
  }

  /** Distinct operations that an endpoint or a step resolved to. */
  get operations(): number {
    return this.#operations.size
  }
}
