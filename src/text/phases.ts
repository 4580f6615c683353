/** Time that a part of a run took, without the parts that it started. */
export interface Phase {
  readonly name: string
  readonly milliseconds: number
  /** How often it ran. */
  readonly count: number
}

interface Tally {
  milliseconds: number
  count: number
}

/** A clock for a run whose parts start one another, one at a time. */
export class PhaseClock {
  readonly #tallies = new Map<string, Tally>()
  readonly #open: string[] = []
  #since = performance.now()

  /** The longest first. */
  get phases(): readonly Phase[] {
    return [...this.#tallies]
      .map(([name, tally]) => ({ name, ...tally }))
      .toSorted((first, second) => second.milliseconds - first.milliseconds)
  }

  enter(name: string): void {
    this.#book()
    this.#open.push(name)
    this.#tallyOf(name).count++
  }

  leave(): void {
    this.#book()
    this.#open.pop()
  }

  #book(): void {
    const now = performance.now()
    const name = this.#open.at(-1)
    if (name !== undefined) this.#tallyOf(name).milliseconds += now - this.#since
    this.#since = now
  }

  #tallyOf(name: string): Tally {
    let tally = this.#tallies.get(name)
    if (tally === undefined) this.#tallies.set(name, (tally = { milliseconds: 0, count: 0 }))
    return tally
  }
}

let clock: PhaseClock | undefined

/** Times the run that follows; one at a time, and none as a rule. */
export function startClock(): PhaseClock {
  return (clock = new PhaseClock())
}

/** Does what it is given, and has it timed where a clock runs. */
export function timed<T>(name: string, work: () => T): T {
  if (clock === undefined) return work()
  clock.enter(name)
  try {
    return work()
  } finally {
    clock.leave()
  }
}
