import type { LintResult } from '../diagnostic/lint-result.ts'
import type { Severity } from '../diagnostic/severity.ts'
import { isExpired, toEntry, type Baseline, type BaselineEntry } from '../lint/baseline.ts'
import { RULE_NAMES } from '../config/rule-names.ts'

/** What is to be known of a run to compare it with a baseline. */
export interface BaselineRun {
  /** All specs of the project were judged, and not some that were named. */
  readonly complete: boolean
  readonly now: Date
}

/** A result without what the baseline holds. */
export interface BaselinedResult {
  readonly result: LintResult
  /** Entries whose finding is gone. */
  readonly stale: Baseline
  /** Entries whose finding is there, and counts again since their last day is over. */
  readonly expired: Baseline
}

/**
 * Hides the findings that a baseline holds. Fingerprints tell apart findings that look the same, so that one that is
 * fixed makes no room for another.
 */
export function applyBaseline(result: LintResult, baseline: Baseline, run: BaselineRun): BaselinedResult {
  const found = new Set(result.diagnostics.map(({ fingerprint }) => fingerprint))
  const expired = baseline.filter((entry) => isExpired(entry, run.now) && found.has(entry.fingerprint))
  const accepted = new Set(baseline.filter((entry) => !isExpired(entry, run.now)).map(({ fingerprint }) => fingerprint))
  const diagnostics = result.diagnostics.filter(({ fingerprint }) => !accepted.has(fingerprint))
  const hidden = result.diagnostics.filter(({ fingerprint }) => accepted.has(fingerprint))
  const count = (severity: Severity): number => diagnostics.filter((entry) => entry.severity === severity).length
  return {
    result: {
      ...result,
      diagnostics,
      summary: {
        ...result.summary,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
        baselined: hidden.length,
        fixable: diagnostics.filter(({ fix }) => fix?.safety === 'safe').length,
      },
      ...(result.used && { used: { ...result.used, baselined: hidden.map(({ fingerprint }) => fingerprint) } }),
    },
    stale: baseline.filter((entry) => !found.has(entry.fingerprint) && wasJudged(entry, result, run)),
    expired,
  }
}

/**
 * The baseline of a result: all that was found, with what people have written to the entries that stay, and the entries
 * that this run could not judge. An entry whose last day is over keeps that day: only people can accept it anew.
 */
export function updateBaseline(result: LintResult, old: Baseline, run: BaselineRun): Baseline {
  const known = new Map(old.map((entry) => [entry.fingerprint, entry]))
  const found = result.diagnostics.map((diagnostic) => ({
    ...known.get(diagnostic.fingerprint),
    ...toEntry(diagnostic),
  }))
  const present = new Set(found.map(({ fingerprint }) => fingerprint))
  const unjudged = [...known.values()].filter(
    (entry) => !present.has(entry.fingerprint) && !wasJudged(entry, result, run),
  )
  return [...found, ...unjudged]
}

/** Whether the run would have found it again. */
function wasJudged({ rule, file }: BaselineEntry, { files, rules, failures }: LintResult, run: BaselineRun): boolean {
  if (!run.complete && !files.includes(file)) return false
  if (failures.some((failure) => failure.ruleId === rule)) return false
  return rules.some(({ id }) => id === rule) || !RULE_NAMES.includes(rule)
}
