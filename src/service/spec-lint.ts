import type { Config } from '../config/model.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import type { ApplyOutcome, ApplyRequest } from './apply-fix.ts'
import type { FixOutcome, FixRequest } from './fix.ts'
import type { LintRequest } from './lint-request.ts'
import type { Scaffolder, ScaffoldReply, ScaffoldRequest } from './scaffold.ts'
import type { Trace } from './trace.ts'

export type { LintRequest } from './lint-request.ts'

/** The linter for one project. */
export interface SpecLint {
  readonly config: Config
  /** Reads, judges and reports; never writes and never throws on what it reads. */
  lint(request?: LintRequest): Promise<LintResult>
  /** Writes a new spec for an operation, named as a person would, and gives back the text; a shell saves it. */
  scaffold(said: string, request: ScaffoldRequest): Promise<ScaffoldReply>
  /** The same for many operations, with all that is known of them. */
  scaffolder(): Scaffolder
  /** Follows a placeholder through one spec; `undefined` where there is no such spec. */
  trace(name: string, file: string): Promise<Trace | undefined>
  /** Corrects what can be corrected, and gives back the texts; a shell saves them. */
  fix(request?: FixRequest): Promise<FixOutcome>
  /** Makes one fix, or one suggestion, of one finding. */
  apply(request: ApplyRequest): Promise<ApplyOutcome>
}
