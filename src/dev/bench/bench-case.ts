import type { Command } from './measure.ts'
import type { Workbench } from './workbench.ts'

/** A figure that is to stay at or below a limit. */
export interface Target {
  /**
   * `ratio`: CPU time as a multiple of an empty process's. `peak`: memory in bytes. `growth`: CPU time as a
   * multiple of what two smaller repositories foretell.
   */
  readonly figure: 'ratio' | 'peak' | 'growth'
  readonly limit: number
}

/** A run that is measured several times. */
export interface Run {
  readonly command: Command
  /** Done before each run, outside of what is measured. */
  readonly before?: (run: number) => void
  /** What the first run must have printed, so that what is measured is what is meant. */
  readonly proof?: RegExp
}

/** A case that this machine or this build cannot run, and why. */
export interface Skipped {
  readonly skipped: string
}

/** One line of the benchmark. */
export interface BenchCase {
  /** As `--only` has it. */
  readonly name: string
  readonly title: string
  readonly targets: readonly Target[]
  /** How many specs a made-up repository has, in cases that are compared by it. */
  readonly specs?: number
  /** Makes ready what the run needs. */
  setUp(workbench: Workbench): Run | Skipped
}
