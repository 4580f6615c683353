import type { Config } from '../config/model.ts'
import { compareDiagnostics, type Diagnostic } from '../diagnostic/diagnostic.ts'
import { fingerprint } from '../diagnostic/fingerprint.ts'
import type { LintResult, LintSummary, PartUse } from '../diagnostic/lint-result.ts'
import { concludeOn } from '../lint/conclude.ts'
import { judgeSpec } from '../lint/judge-spec.ts'
import { Practice } from '../lint/practice.ts'
import { activeRules, type RuleState } from '../lint/rule-settings.ts'
import { Consulted } from '../project/consulted.ts'
import { Project } from '../project/project.ts'
import { RULES } from '../rules/index.ts'
import type { UsedDocument, UsedProblem } from '../rules/rule.ts'
import { compareText } from '../text/compare-text.ts'
import { problemIdentity } from './cache/document-notes.ts'
import type { ResultCache } from './cache/result-cache.ts'
import type { Host } from './host.ts'
import { type JudgedSpec, judgedSpec, type ToldDiagnostic } from './judged-spec.ts'
import { FreshSpecs, type JudgedSpecs } from './judged-specs.ts'
import type { LintRequest } from './lint-request.ts'
import { ruleUrl } from './rule-url.ts'
import { TOOL_NAME, TOOL_VERSION } from './tool.ts'

/**
 * One run over a project: every spec is judged, or recalled where the cache knows what would come of it, and then all
 * are looked at together.
 *
 * @param cache of runs with the same config and request, the files aside.
 */
export async function lintProject(
  host: Host,
  config: Config,
  request: LintRequest,
  cache?: ResultCache,
): Promise<LintResult> {
  const started = Date.now()
  const project = new Project(host, config, request.now ?? new Date(), cache)
  const run = new LintRun(project, request, cache)
  const paths = [...(request.files ?? project.specPaths)].toSorted()
  const { recalled, others } = cache?.recall(paths, project) ?? { recalled: undefined, others: paths }
  const fresh: JudgedSpec[] = []
  for (const path of others) {
    const spec = await run.judge(path)
    if (spec !== undefined) fresh.push(spec)
    request.onJudged?.(paths.length - others.length + fresh.length)
  }
  for (const path of cache?.defects.doubtful(fresh, project) ?? []) await run.judge(path, false)
  const judged = [...(recalled === undefined ? [] : [recalled]), new FreshSpecs(fresh)]
  const problems = run.problemsIn(judged, fresh)
  await cache?.save(fresh, problems, project)
  request.onUntil?.(Math.min(run.until, cache?.until ?? Infinity))
  const files = judged.flatMap((specs) => specs.paths).toSorted()
  const rules = run.rulesFor(files)
  const concluded = await concludeOn(usedDocuments(problems), rules, config.preset)
  const told = [...tell(judged), ...concluded.diagnostics]
  const diagnostics = [...new Map(told.map((diagnostic) => [diagnostic.fingerprint, diagnostic])).values()]
  const ordered = diagnostics.toSorted(compareDiagnostics)
  return {
    tool: { name: TOOL_NAME, version: TOOL_VERSION },
    summary: summarise(ordered, judged, problems.size, rules.length, Date.now() - started),
    diagnostics: ordered,
    rules: rules.map(({ rule }) => describe(rule)).toSorted((first, second) => compareText(first.id, second.id)),
    files,
    failures: [...fresh.flatMap(({ failures }) => failures), ...concluded.failures],
    ...(request.isPart === true ? { used: partUse(judged, [...problems.keys()]) } : {}),
  }
}

/** What the specs of one run share. */
class LintRun {
  readonly #project: Project
  readonly #request: LintRequest
  readonly #cache: ResultCache | undefined
  /** From when on what was judged does not hold. */
  until = Infinity

  constructor(project: Project, request: LintRequest, cache: ResultCache | undefined) {
    this.#project = project
    this.#request = request
    this.#cache = cache
  }

  /**
   * Judges a spec; `undefined` where there is no such file.
   *
   * @param isNews what comes of it is for the cache to keep.
   */
  async judge(path: string, isNews = true): Promise<JudgedSpec | undefined> {
    const consulted = new Consulted()
    const context = await this.#project.context(path, consulted)
    if (context === undefined) return undefined
    const { config } = this.#project
    const rules = this.#rulesOf(path)
    const judgement = await judgeSpec(context, rules, config.preset, this.#unheardRules(rules, path))
    const judged = judgedSpec(context, judgement)
    this.until = Math.min(this.until, consulted.until)
    this.#cache?.defects.witness(path, consulted, this.#project)
    if (isNews) this.#cache?.remember(judged, consulted, this.#project)
    return judged
  }

  /** Rules that are on for any of the files, with their setting for the last of those. */
  rulesFor(paths: readonly string[]): readonly RuleState[] {
    // Without exceptions for some files, all have the same rules.
    const asked = this.#project.config.overrides.length === 0 ? paths.slice(-1) : paths
    const states = new Map<string, RuleState>()
    for (const path of asked) for (const state of this.#rulesOf(path)) states.set(state.rule.id, state)
    return [...states.values()]
  }

  /** What the specs came upon in each document that they use; sorted, and documents without a defect too. */
  problemsIn(
    judged: readonly JudgedSpecs[],
    fresh: readonly JudgedSpec[],
  ): ReadonlyMap<string, readonly UsedProblem[]> {
    const documents = [...new Set(judged.flatMap((specs) => [...specs.documents]))].toSorted(compareText)
    const recalled = this.#cache?.defects.problemsIn(fresh, this.#project)
    return new Map(documents.map((document) => [document, this.#problemsOf(document, recalled?.get(document) ?? [])]))
  }

  /** What is looked at first differs from run to run of different specs; its place in the document does not. */
  #problemsOf(document: string, recalled: readonly UsedProblem[]): readonly UsedProblem[] {
    const found = new Map<string, UsedProblem>()
    const met = this.#project.store.opened(document)?.problems ?? []
    for (const problem of [...met, ...recalled]) {
      found.set(problemIdentity(problem), problem)
    }
    return [...found].toSorted(([first], [second]) => compareText(first, second)).map(([, problem]) => problem)
  }

  #rulesOf(path: string): readonly RuleState[] {
    return activeRules(RULES, this.#project.config, path, this.#request)
  }

  /** Where only some rules are asked for, and one of them reviews comments: the rules that tell what those are good for. */
  #unheardRules(asked: readonly RuleState[], path: string): readonly RuleState[] {
    const { only, ...request } = this.#request
    if (only === undefined || !asked.some(({ rule }) => rule.review !== undefined)) return []
    return activeRules(RULES, this.#project.config, path, request).filter(({ rule }) => !only.includes(rule.id))
  }
}

/** The findings on all specs, with what the others read from an operation where one reads what it does not document. */
function tell(judged: readonly JudgedSpecs[]): readonly Diagnostic[] {
  const told = judged
    .flatMap((specs) => specs.told)
    .toSorted(([first], [second]) => compareText(first, second))
    .flatMap(([spec, some]) => some.map((each) => ({ ...each, spec })))
  const practice = practiceOf(judged, told)
  return told.map(({ spec, diagnostic, misread }) => {
    const hint = misread === undefined ? undefined : practice.hint(misread.identity, spec)
    return hint === undefined ? diagnostic : withHelp(diagnostic, hint)
  })
}

/** What is read of the operations of which a finding says that something else was. */
function practiceOf(judged: readonly JudgedSpecs[], told: readonly ToldDiagnostic[]): Practice {
  const practice = new Practice()
  const identities = new Set<string>()
  for (const { misread } of told) {
    if (misread === undefined) continue
    identities.add(misread.identity)
    practice.doubt(misread.identity, misread.path)
  }
  for (const specs of judged) {
    for (const { spec, identity, path } of specs.readsOf(identities)) practice.add(spec, [[identity, path]])
  }
  return practice
}

function withHelp(diagnostic: Diagnostic, more: string): Diagnostic {
  return { ...diagnostic, help: diagnostic.help === undefined ? more : `${diagnostic.help} ${more}` }
}

function usedDocuments(problems: ReadonlyMap<string, readonly UsedProblem[]>): readonly UsedDocument[] {
  return [...problems].map(([path, found]) => ({ path, problems: found }))
}

function describe({ id, summary, severity }: RuleState['rule']) {
  return { id, summary, severity: severity === 'off' ? ('warning' as const) : severity, url: ruleUrl(id) }
}

function partUse(judged: readonly JudgedSpecs[], documents: readonly string[]): PartUse {
  return {
    operations: [...operationsOf(judged)].toSorted().map((identity) => fingerprint([identity])),
    swaggerDocuments: documents.map((path) => fingerprint([path])),
    steps: judged
      .flatMap(({ stepsOfEach }) => stepsOfEach)
      .toSorted(([first], [second]) => compareText(first, second))
      .map(([path, steps]) => [fingerprint([path]), steps] as const),
    suppressed: [...suppressedIn(judged)].toSorted(),
  }
}

/** Distinct operations that an endpoint or a step resolved to. */
function operationsOf(judged: readonly JudgedSpecs[]): ReadonlySet<string> {
  const all = new Set<string>()
  for (const { operations } of judged) for (const identity of operations) all.add(identity)
  return all
}

/** Fingerprints of what comments hide. */
function suppressedIn(judged: readonly JudgedSpecs[]): ReadonlySet<string> {
  return new Set(judged.flatMap(({ suppressed }) => [...suppressed]))
}

function summarise(
  diagnostics: readonly Diagnostic[],
  judged: readonly JudgedSpecs[],
  swaggerDocuments: number,
  rules: number,
  durationMs: number,
): LintSummary {
  const of = (severity: Diagnostic['severity']) => diagnostics.filter((entry) => entry.severity === severity).length
  return {
    specs: judged.reduce((sum, { count }) => sum + count, 0),
    steps: judged.reduce((sum, { steps }) => sum + steps, 0),
    operations: operationsOf(judged).size,
    swaggerDocuments,
    rules,
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    suppressed: suppressedIn(judged).size,
    baselined: 0,
    fixable: diagnostics.filter((entry) => entry.fix?.safety === 'safe').length,
    durationMs,
  }
}
