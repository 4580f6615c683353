import type { EncodedNotes, EncodedRun, EncodedTold } from './encoded-run.ts'
import { PARTS } from './encoded-run.ts'
import { listAt } from './number-lists.ts'
import { type Answered, judgementName, type KeptSpec, type Notes, type RunToKeep } from './run-to-keep.ts'

/** Where one run is kept for the next. */
export interface RunStore {
  /** What the last run with the same settings left; `undefined` where there is nothing that can be trusted. */
  load(): KeptRun | undefined
  /** Never throws: what cannot be kept is not kept. */
  save(run: RunToKeep): void
}

/** How a run is written. */
export interface RunCoding {
  encode(run: RunToKeep): string
  decode(text: string): KeptRun
}

/** A defect of a swagger document; the number of a judgement that came upon it by itself, or -1. */
export type KeptProblem = EncodedNotes[2][number]

/**
 * What an earlier run left. In a large project that is much, and most runs need little of it: every part is taken apart
 * when it is asked for, and specs go by their numbers.
 */
export class KeptRun {
  readonly #lines: readonly string[]
  readonly #parts = new Map<keyof EncodedRun, unknown>()
  #texts: readonly string[] | undefined
  #numbers: ReadonlyMap<string, number> | undefined
  #told: ReadonlyMap<number, EncodedTold> | undefined
  #notes: ReadonlyMap<string, readonly EncodedNotes[]> | undefined
  #judgedAt: ReadonlyMap<number, number> | undefined
  #until: ReadonlyMap<number, number> | undefined
  #everything: ReadonlySet<number> | undefined

  /** @param text what `encodeRun` made: the caller knows that it was this function and no other. */
  constructor(text: string) {
    this.#lines = text.split('\n')
  }

  /** A part as it is written. */
  part<Name extends keyof EncodedRun>(name: Name): EncodedRun[Name] {
    let part = this.#parts.get(name)
    if (part === undefined) {
      part = JSON.parse(this.#lines[PARTS.indexOf(name)] ?? 'null')
      this.#parts.set(name, part)
    }
    return part as EncodedRun[Name]
  }

  /** Counts the runs. */
  get run(): number {
    return this.part('head').run
  }

  /** How many specs there are judgements of: by their paths, sorted. */
  get count(): number {
    return this.part('bases').paths.length
  }

  text(number: number): string {
    this.#texts ??= this.part('texts')
    return this.#texts[number] ?? ''
  }

  /** The number of a spec by its path; `undefined` where there is no judgement of it. */
  numberOf(path: string): number | undefined {
    this.#numbers ??= new Map(this.part('bases').paths.map((text, number) => [this.text(text), number]))
    return this.#numbers.get(path)
  }

  pathOf(spec: number): string {
    return this.text(this.part('bases').paths[spec] ?? -1)
  }

  digestOf(spec: number): string {
    return this.text(this.part('bases').digests[spec] ?? -1)
  }

  /** When a spec was judged, in milliseconds since the epoch: of an earlier time its judgement says nothing. */
  judgedAt(spec: number): number {
    this.#judgedAt ??= new Map(this.part('head').judgedAt)
    return this.#judgedAt.get(this.#runOf(spec)) ?? Infinity
  }

  /** From when on the judgement of a spec does not hold; `Infinity` where no time matters. */
  until(spec: number): number {
    this.#until ??= new Map(this.part('bases').until)
    return this.#until.get(spec) ?? Infinity
  }

  /** Whether a spec was judged by all documents. */
  isByEverything(spec: number): boolean {
    this.#everything ??= new Set(this.part('bases').everything)
    return this.#everything.has(spec)
  }

  /** What swagger answered to a spec; `undefined` where only whole files tell whether that would be the same. */
  answered(spec: number): Answered | undefined {
    const { texts, swagger, asked, digests } = this.part('answers')
    const text = (number: number | undefined): string => texts[number ?? -1] ?? ''
    if ((swagger[spec] ?? -1) < 0) return undefined
    const questions = pairs(listAt(asked, spec).map(text))
    return { swagger: text(swagger[spec]), asked: questions, digest: text(digests[spec]) }
  }

  /** What there is to say of a spec, and the fingerprints of what comments hide. */
  told(spec: number): Pick<KeptSpec['judged'], 'told' | 'suppressed'> {
    this.#told ??= new Map(this.part('told').map((entry) => [entry[0], entry]))
    const [, told = [], suppressed = []] = this.#told.get(spec) ?? []
    return { told, suppressed }
  }

  /** What is noted of the defects of a document. */
  notesOn(document: string): readonly EncodedNotes[] {
    this.#notes ??= new Map(this.part('notes'))
    return this.#notes.get(document) ?? []
  }

  /** Tells the judgement of a spec from every other one. */
  nameOf(spec: number): string {
    return judgementName(this.pathOf(spec), this.#runOf(spec))
  }

  /** All notes, to be kept on. */
  get notes(): readonly (readonly [document: string, notes: readonly Notes[]])[] {
    return this.part('notes').map(([document, notes]) => [document, notes.map((some) => this.#withNames(some))])
  }

  /** The judgement of a spec, to be kept on. */
  spec(number: number): KeptSpec {
    const { files, calls, endpoints } = this.part('bases')
    const { steps, operations, documents, reads } = this.part('work')
    return {
      digest: this.digestOf(number),
      run: this.#runOf(number),
      judgedAt: this.judgedAt(number),
      until: this.until(number),
      files: this.#all(listAt(files, number)),
      calls: this.#all(listAt(calls, number)),
      everything: this.isByEverything(number),
      endpoints: this.#all(listAt(endpoints, number)),
      answered: this.answered(number),
      judged: {
        path: this.pathOf(number),
        steps: steps[number] ?? 0,
        operations: this.#all(listAt(operations, number)),
        documents: this.#all(listAt(documents, number)),
        reads: pairs(this.#all(listAt(reads, number))),
        ...this.told(number),
        // One that a rule failed on is not kept.
        failures: [],
      },
    }
  }

  #runOf(spec: number): number {
    return this.part('bases').runs[spec] ?? -1
  }

  #all(numbers: readonly number[]): string[] {
    return numbers.map((number) => this.text(number))
  }

  #withNames([by, andOthers, problems]: EncodedNotes): Notes {
    return {
      by: by.map((spec) => this.nameOf(spec)),
      andOthers,
      problems: problems.map(([problem, witness]) => ({
        ...problem,
        witness: witness < 0 ? '' : this.nameOf(witness),
      })),
    }
  }
}

function pairs(texts: readonly string[]): (readonly [string, string])[] {
  const found: [string, string][] = []
  for (let at = 0; at + 1 < texts.length; at += 2) found.push([texts[at] ?? '', texts[at + 1] ?? ''])
  return found
}
