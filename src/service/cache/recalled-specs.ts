import type { JudgedSpecs, SpecRead } from '../judged-specs.ts'
import type { EncodedTold } from './encoded-run.ts'
import type { KeptRun } from './kept-run.ts'
import type { NumberLists } from './number-lists.ts'

/** Specs whose judgements are taken from a kept run. */
export class RecalledSpecs implements JudgedSpecs {
  readonly kept: KeptRun
  /** Their numbers in that run, ascending. */
  readonly numbers: readonly number[]
  #documents: readonly string[] | undefined

  constructor(kept: KeptRun, numbers: readonly number[]) {
    this.kept = kept
    this.numbers = numbers
  }

  get paths(): readonly string[] {
    return this.numbers.map((spec) => this.kept.pathOf(spec))
  }

  get count(): number {
    return this.numbers.length
  }

  get steps(): number {
    const { steps } = this.kept.part('work')
    let sum = 0
    for (const spec of this.numbers) sum += steps[spec] ?? 0
    return sum
  }

  get stepsOfEach(): JudgedSpecs['stepsOfEach'] {
    const { steps } = this.kept.part('work')
    return this.numbers.map((spec) => [this.kept.pathOf(spec), steps[spec] ?? 0] as const)
  }

  get operations(): Iterable<string> {
    return this.#textsIn(this.kept.part('work').operations)
  }

  get documents(): Iterable<string> {
    return (this.#documents ??= this.#textsIn(this.kept.part('work').documents))
  }

  get told(): JudgedSpecs['told'] {
    return this.#said.map(([spec, told]) => [this.kept.pathOf(spec), told] as const)
  }

  get suppressed(): Iterable<string> {
    return this.#said.flatMap(([, , suppressed]) => suppressed)
  }

  readsOf(identities: ReadonlySet<string>): readonly SpecRead[] {
    if (identities.size === 0) return []
    const reads: SpecRead[] = []
    const { starts, values } = this.kept.part('work').reads
    for (const spec of this.numbers) {
      for (let at = starts[spec] ?? 0; at < (starts[spec + 1] ?? 0); at += 2) {
        const identity = this.kept.text(values[at] ?? -1)
        if (!identities.has(identity)) continue
        reads.push({ spec: this.kept.pathOf(spec), identity, path: this.kept.text(values[at + 1] ?? -1) })
      }
    }
    return reads
  }

  /** What there is to say of them. */
  get #said(): readonly EncodedTold[] {
    const marks = new Uint8Array(this.kept.count)
    for (const spec of this.numbers) marks[spec] = 1
    return this.kept.part('told').filter(([spec]) => marks[spec] === 1)
  }

  /** The texts in the lists of these specs, each once. */
  #textsIn({ starts, values }: NumberLists): readonly string[] {
    const marks = new Uint8Array(this.kept.part('texts').length)
    const texts: string[] = []
    for (const spec of this.numbers) {
      const end = starts[spec + 1] ?? 0
      for (let at = starts[spec] ?? 0; at < end; at++) {
        const number = values[at] ?? 0
        if (marks[number] === 1) continue
        marks[number] = 1
        texts.push(this.kept.text(number))
      }
    }
    return texts
  }
}
