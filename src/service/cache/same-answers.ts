import type { Answer, Answers } from './answers.ts'
import { keptIdentity } from './document-notes.ts'
import type { KeptProblem, KeptRun } from './kept-run.ts'
import { listAt } from './number-lists.ts'

/** Specs, and all that they came upon in a document together. */
type Group = readonly [specs: ReadonlySet<number>, problems: readonly KeptProblem[]]

/** Which specs of a kept run are answered by swagger what they were, though files are different. */
export class SameAnswers {
  readonly #kept: KeptRun
  readonly #answers: Answers
  readonly #changed: Uint8Array
  /** Documents that are searched, by the numbers of their paths. */
  readonly #searched: ReadonlySet<number>
  readonly #known = new Map<number, boolean>()
  readonly #groups = new Map<number, readonly Group[]>()

  /** @param changed marks files that are different, by the numbers of their paths. */
  constructor(kept: KeptRun, changed: Uint8Array, answers: Answers) {
    this.#kept = kept
    this.#changed = changed
    this.#answers = answers
    this.#searched = new Set(kept.part('head').documents)
  }

  /** Whether a spec is one of them. */
  has(spec: number): boolean {
    let same = this.#known.get(spec)
    if (same === undefined) this.#known.set(spec, (same = this.#compare(spec)))
    return same
  }

  /** Whether a spec was asked about. */
  isKnown(spec: number): boolean {
    return this.#known.has(spec)
  }

  /** How many of those that were asked about are. */
  get count(): number {
    let count = 0
    for (const same of this.#known.values()) if (same) count++
    return count
  }

  #compare(spec: number): boolean {
    const before = this.#kept.answered(spec)
    const answer = before && this.#answers.to(before)
    return answer !== undefined && answer.digest === before?.digest && this.#meetsTheSame(spec, answer)
  }

  /**
   * Whether a spec would come upon the same defects. Those of what it was answered it would meet at other places, which
   * nothing but judging it tells; what can be seen of a document by opening it, is seen.
   */
  #meetsTheSame(spec: number, answer: Answer): boolean {
    const files = listAt(this.#kept.part('bases').files, spec)
    const isChanged = (path: number) => this.#changed[path] === 1
    const isPartChanged = files.some((path) => isChanged(path) && !this.#isDocument(path))
    return files.every((path) => {
      if (!this.#isDocument(path) || (!isChanged(path) && !isPartChanged)) return true
      const group = this.#groupsOf(path).find(([specs]) => specs.has(spec))
      if (group === undefined || (isPartChanged && group[1].length > 0)) return false
      const met = this.#answers.metIn(this.#kept.text(path))
      return group[1].every(([problem]) => met.has(keptIdentity(problem)) || !answer.mayHave(problem))
    })
  }

  /** Of a document that any spec used, there are notes. */
  #isDocument(path: number): boolean {
    return this.#searched.has(path) || this.#groupsOf(path).length > 0
  }

  #groupsOf(path: number): readonly Group[] {
    let groups = this.#groups.get(path)
    if (groups === undefined) {
      const notes = this.#kept.notesOn(this.#kept.text(path))
      groups = notes.map(([by, , problems]) => [new Set(by), problems] as const)
      this.#groups.set(path, groups)
    }
    return groups
  }
}
