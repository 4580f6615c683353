import { compareDiagnostics, type Diagnostic } from '../diagnostic/diagnostic.ts'
import type {
  LintResult,
  LintSummary,
  PartUse,
  RuleDescription,
  RunSettings,
  ShardList,
} from '../diagnostic/lint-result.ts'
import { compareText } from '../text/compare-text.ts'

/**
 * The results of runs over parts of one project as the result of one run. What several parts found, such as a defect of
 * a swagger document that they share, is told once. Operations and documents that several parts used count once where the
 * parts say what they used, as those do that were not over all specs, else once a part; so does a spec that several parts
 * were over.
 *
 * @param results one at least; a lone one comes back as it is.
 */
export function mergeResults([first, ...others]: readonly [LintResult, ...LintResult[]]): LintResult {
  if (others.length === 0) return first
  const all = [first, ...others]
  const rules = new Map<string, RuleDescription>(all.flatMap((result) => result.rules).map((rule) => [rule.id, rule]))
  const settings = settingsTogether(all)
  const found = all.flatMap((result) => (settings === undefined ? withOwnSettings(result) : result.diagnostics))
  const { kept, repeated } = withoutRepeats(found)
  const used = usedTogether(all)
  const shards = shardsTogether(all)
  return {
    tool: first.tool,
    summary: {
      ...addSummaries(all, repeated),
      ...(used && countsOf(used, all)),
      rules: Math.max(rules.size, ...all.map(({ summary }) => summary.rules)),
    },
    diagnostics: kept.toSorted(compareDiagnostics),
    rules: [...rules.values()].toSorted((some, other) => compareText(some.id, other.id)),
    files: [...new Set(all.flatMap((result) => result.files))].toSorted(),
    failures: all.flatMap((result) => result.failures),
    ...(used && { used }),
    ...(shards && { shards }),
    ...(settings && { settings }),
  }
}

/** What several parts count, counted once. */
function countsOf(together: PartUse, results: readonly LintResult[]) {
  // Reports of earlier versions list less than they count.
  const once = (key: keyof LintSummary, listed: (use: PartUse) => number) =>
    results.reduce((sum, { summary, used }) => sum + summary[key] - (used ? listed(used) : 0), listed(together))
  return {
    specs: once('specs', ({ steps = [] }) => steps.length),
    steps: once('steps', ({ steps = [] }) => steps.reduce((sum, [, count]) => sum + count, 0)),
    operations: together.operations.length,
    swaggerDocuments: together.swaggerDocuments.length,
    suppressed: once('suppressed', ({ suppressed = [] }) => suppressed.length),
    baselined: once('baselined', ({ baselined = [] }) => baselined.length),
  }
}

/** What all parts used, each once; `undefined` where one does not say it. */
function usedTogether(results: readonly LintResult[]): PartUse | undefined {
  const uses = results.flatMap(({ used }) => used ?? [])
  if (uses.length < results.length) return undefined
  return {
    operations: [...new Set(uses.flatMap(({ operations }) => operations))].toSorted(),
    swaggerDocuments: [...new Set(uses.flatMap(({ swaggerDocuments }) => swaggerDocuments))].toSorted(),
    steps: [...new Map(uses.flatMap(({ steps = [] }) => steps))].toSorted(([one], [other]) => compareText(one, other)),
    suppressed: [...new Set(uses.flatMap(({ suppressed = [] }) => suppressed))].toSorted(),
    baselined: [...new Set(uses.flatMap(({ baselined = [] }) => baselined))].toSorted(),
  }
}

/** The shards that are there; `undefined` where some result is none, or of a run that was split otherwise. */
function shardsTogether(results: readonly LintResult[]): ShardList | undefined {
  const lists = results.flatMap(({ shards }) => shards ?? [])
  const [first] = lists
  if (first === undefined || lists.length < results.length) return undefined
  if (lists.some(({ count }) => count !== first.count)) return undefined
  const indexes = new Set(lists.flatMap((list) => list.indexes))
  return { count: first.count, indexes: [...indexes].toSorted((one, other) => one - other) }
}

/** What all were made with; `undefined` where they differ. */
function settingsTogether([first, ...others]: readonly LintResult[]): RunSettings | undefined {
  const said = JSON.stringify(first?.settings)
  return others.every(({ settings }) => JSON.stringify(settings) === said) ? first?.settings : undefined
}

/** Findings of one part, each with what that was made with. The gate is that of the whole. */
function withOwnSettings({ diagnostics, settings }: LintResult): readonly Diagnostic[] {
  if (settings === undefined) return diagnostics
  const { failOn: _gate, maxWarnings: _limit, ...judgedBy } = settings
  return diagnostics.map((diagnostic) => ({ settings: judgedBy, ...diagnostic }))
}

interface Told {
  readonly kept: readonly Diagnostic[]
  readonly repeated: readonly Diagnostic[]
}

function withoutRepeats(diagnostics: readonly Diagnostic[]): Told {
  const seen = new Set<string>()
  const kept: Diagnostic[] = []
  const repeated: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const { file, fingerprint, range } = diagnostic
    const identity = JSON.stringify([file, fingerprint, range.start.offset])
    if (seen.has(identity)) repeated.push(diagnostic)
    else kept.push(diagnostic)
    seen.add(identity)
  }
  return { kept, repeated }
}

/** Counts are added and not counted anew: a report may leave out findings that it counts. */
function addSummaries(results: readonly LintResult[], repeated: readonly Diagnostic[]): LintSummary {
  const total = (key: keyof LintSummary) => results.reduce((sum, { summary }) => sum + summary[key], 0)
  const twice = (severity: Diagnostic['severity']) => repeated.filter((one) => one.severity === severity).length
  return {
    specs: total('specs'),
    steps: total('steps'),
    operations: total('operations'),
    swaggerDocuments: total('swaggerDocuments'),
    rules: total('rules'),
    errors: total('errors') - twice('error'),
    warnings: total('warnings') - twice('warning'),
    infos: total('infos') - twice('info'),
    suppressed: total('suppressed'),
    baselined: total('baselined'),
    fixable: total('fixable') - repeated.filter(({ fix }) => fix?.safety === 'safe').length,
    durationMs: total('durationMs'),
  }
}
