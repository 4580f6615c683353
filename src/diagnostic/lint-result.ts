import type { Diagnostic, RunSettings } from './diagnostic.ts'
import type { Severity } from './severity.ts'

export type { RunSettings } from './diagnostic.ts'

/** What was checked and what came of it: the proof of work that every format prints. */
export interface LintSummary {
  /** Specs read. */
  readonly specs: number
  /** Steps judged, over all specs. */
  readonly steps: number
  /** Distinct operations that the steps and endpoints resolved to. */
  readonly operations: number
  /** Swagger documents consulted. */
  readonly swaggerDocuments: number
  /** Rules that were on for at least one spec. */
  readonly rules: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  /** Findings hidden by a suppression comment. */
  readonly suppressed: number
  /** Findings hidden by the baseline. */
  readonly baselined: number
  /** Findings with a safe fix. */
  readonly fixable: number
  /** Wall time of the run in milliseconds; 0 where a caller wants the same bytes from run to run. */
  readonly durationMs: number
}

/**
 * What a run over some of the specs used, so that of the parts together each counts once. The texts say nothing but
 * whether two parts mean the same.
 */
export interface PartUse {
  readonly operations: readonly string[]
  readonly swaggerDocuments: readonly string[]
  /** Every spec, and how many steps it has. */
  readonly steps?: readonly (readonly [spec: string, steps: number])[]
  /** Fingerprints of what comments hide. */
  readonly suppressed?: readonly string[]
  /** Fingerprints of what a baseline hides. */
  readonly baselined?: readonly string[]
}

/** Of a run that was split over machines: which of how many shards. */
export interface ShardList {
  readonly count: number
  /** From 1, sorted, each once. */
  readonly indexes: readonly number[]
}

/** What a report needs to know of a rule that ran. */
export interface RuleDescription {
  readonly id: string
  readonly summary: string
  readonly severity: Severity
  /** Address of the rule's page. */
  readonly url: string
}

/** A rule that threw: a defect of the linter, never of what it judged. The rest of the run goes on. */
export interface RuleFailure {
  readonly ruleId: string
  /** Path of the spec or swagger document that was being judged. */
  readonly file: string
  /** The error's own message. */
  readonly message: string
}

/** @param error what was thrown, of whatever type. */
export function ruleFailure(ruleId: string, file: string, error: unknown): RuleFailure {
  return { ruleId, file, message: error instanceof Error ? error.message : String(error) }
}

/** Everything a reporter reads. */
export interface LintResult {
  readonly tool: { readonly name: string; readonly version: string }
  readonly summary: LintSummary
  /** In total order. */
  readonly diagnostics: readonly Diagnostic[]
  /** Rules that ran, by id. */
  readonly rules: readonly RuleDescription[]
  /** Every spec that was read, sorted; clean ones too. */
  readonly files: readonly string[]
  /** Rules that threw; where there are any, the run could not judge. */
  readonly failures: readonly RuleFailure[]
  /** Of a run over one part of a project only. */
  readonly used?: PartUse
  /** Of shards of one run only. */
  readonly shards?: ShardList
  /** What the same command over one of the files has to repeat. */
  readonly settings?: RunSettings
}
