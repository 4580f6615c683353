import type { RuleSetting } from '../config/model.ts'

/** What to lint and how, beyond the config. */
export interface LintRequest {
  /** Paths of specs; default: all that the config's `specs` matches. */
  readonly files?: readonly string[]
  /** Settings that win over the config's. */
  readonly rules?: Readonly<Record<string, RuleSetting>>
  /** Only these rules run, each at its own severity; for tests of one rule. */
  readonly only?: readonly string[]
  /** The files are one part of several, whose results will be merged: the result says what it counted. */
  readonly isPart?: boolean
  /** Called whenever a spec is done, with how many are by now. */
  readonly onJudged?: (done: number) => void
  /**
   * Called once, with the time from which on the result does not hold, in milliseconds since the epoch; `Infinity` where
   * no time matters.
   */
  readonly onUntil?: (until: number) => void
  /** What counts as now; default: the clock. */
  readonly now?: Date
}
