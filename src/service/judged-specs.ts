import type { JudgedSpec, ToldDiagnostic } from './judged-spec.ts'

/** What a spec reads from an operation. */
export interface SpecRead {
  readonly spec: string
  /** Of the operation. */
  readonly identity: string
  readonly path: string
}

/** All that the result of a run takes from a number of specs. */
export interface JudgedSpecs {
  readonly paths: readonly string[]
  readonly count: number
  /** How many steps they have together. */
  readonly steps: number
  /** How many steps each of them has. */
  readonly stepsOfEach: readonly (readonly [path: string, steps: number])[]
  /** Identities of the operations that any of them calls. */
  readonly operations: Iterable<string>
  /** Paths of the swagger documents that any of them names or calls. */
  readonly documents: Iterable<string>
  /** What there is to say of those of which there is something to say. */
  readonly told: readonly (readonly [path: string, told: readonly ToldDiagnostic[]])[]
  /** Fingerprints of what comments hide. */
  readonly suppressed: Iterable<string>
  /** What is read of some operations, by their identities. */
  readsOf(identities: ReadonlySet<string>): readonly SpecRead[]
}

/** Specs that were judged one by one. */
export class FreshSpecs implements JudgedSpecs {
  readonly #specs: readonly JudgedSpec[]

  constructor(specs: readonly JudgedSpec[]) {
    this.#specs = specs
  }

  get paths(): readonly string[] {
    return this.#specs.map(({ path }) => path)
  }

  get count(): number {
    return this.#specs.length
  }

  get steps(): number {
    return this.#specs.reduce((sum, { steps }) => sum + steps, 0)
  }

  get stepsOfEach(): JudgedSpecs['stepsOfEach'] {
    return this.#specs.map(({ path, steps }) => [path, steps] as const)
  }

  get operations(): Iterable<string> {
    return new Set(this.#specs.flatMap(({ operations }) => operations))
  }

  get documents(): Iterable<string> {
    return new Set(this.#specs.flatMap(({ documents }) => documents))
  }

  get told(): JudgedSpecs['told'] {
    return this.#specs.flatMap(({ path, told }) => (told.length === 0 ? [] : [[path, told] as const]))
  }

  get suppressed(): Iterable<string> {
    return this.#specs.flatMap(({ suppressed }) => suppressed)
  }

  readsOf(identities: ReadonlySet<string>): readonly SpecRead[] {
    return this.#specs.flatMap(({ path: spec, reads }) =>
      reads.flatMap(([identity, path]) => (identities.has(identity) ? [{ spec, identity, path }] : [])),
    )
  }
}
