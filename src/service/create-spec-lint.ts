import { DEFAULT_CONFIG } from '../config/defaults.ts'
import type { Config } from '../config/model.ts'
import { compareDiagnostics, type Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult, LintSummary, RuleFailure } from '../diagnostic/lint-result.ts'
import { concludeOn } from '../lint/conclude.ts'
import { judgeSpec } from '../lint/judge-spec.ts'
import { activeRules, type RuleState } from '../lint/rule-settings.ts'
import { Practice } from '../lint/practice.ts'
import { Project } from '../project/project.ts'
import { RULES } from '../rules/index.ts'
import { applyFix } from './apply-fix.ts'
import { fixSpecs } from './fix.ts'
import type { Host } from './host.ts'
import { Scaffolder } from './scaffold.ts'
import type { LintRequest, SpecLint } from './spec-lint.ts'
import { TOOL_NAME, TOOL_VERSION } from './tool.ts'
import { ruleUrl } from './rule-url.ts'
import { traceName } from './trace.ts'
import { WorkCount } from './work-count.ts'

/**
 * The linter for the project that `host` shows. Every shell (command line, editor, Node API) calls this and adds no
 * judgement of its own.
 *
 * @param config settings with every default filled in; see `parseConfig` for reading one.
 */
export function createSpecLint(host: Host, config: Config = DEFAULT_CONFIG): SpecLint {
  return {
    config,
    lint: (request = {}) => lint(host, config, request),
    fix: (request = {}) => fixSpecs(host, (over, asked) => lint(over, config, asked), request),
    apply: (request) => applyFix(host, (over, asked) => lint(over, config, asked), request),
    scaffolder: () => Scaffolder.create(host, config),
    scaffold: (said, request) => Scaffolder.create(host, config).scaffoldFound(said, request),
    trace: async (name, file) => {
      const context = await new Project(host, config, new Date()).context(file)
      return context && traceName(context, name)
    },
  }
}

async function lint(host: Host, config: Config, request: LintRequest): Promise<LintResult> {
  const started = performance.now()
  const project = new Project(host, config, request.now ?? new Date())
  const paths = [...(request.files ?? project.specPaths)].toSorted()
  const diagnostics = new Map<string, Diagnostic>()
  const failures: RuleFailure[] = []
  const ran = new Map<string, RuleState>()
  const work = new WorkCount()
  const practice = new Practice()
  const misread = new Map<string, string>()
  const suppressed = new Set<string>()
  const files: string[] = []
  for (const path of paths) {
    const context = await project.context(path)
    if (context === undefined) continue
    files.push(path)
    work.add(context)
    practice.add(context)
    const rules = activeRules(RULES, config, path, request)
    for (const state of rules) ran.set(state.rule.id, state)
    const judgement = await judgeSpec(context, rules, config.preset, unheardRules(rules, config, path, request))
    failures.push(...judgement.failures)
    for (const fingerprint of judgement.suppressed) suppressed.add(fingerprint)
    for (const { diagnostic, finding } of judgement.told) {
      diagnostics.set(diagnostic.fingerprint, diagnostic)
      const read = finding.misread
      if (read === undefined) continue
      practice.doubt(read.identity, read.path)
      misread.set(diagnostic.fingerprint, read.identity)
    }
  }
  for (const diagnostic of await concludeOn(work.documents, [...ran.values()], config.preset))
    diagnostics.set(diagnostic.fingerprint, diagnostic)
  const ordered = [...diagnostics.values()]
    .map((diagnostic) => withPractice(diagnostic, practice, misread))
    .toSorted(compareDiagnostics)
  return {
    tool: { name: TOOL_NAME, version: TOOL_VERSION },
    summary: summarise(ordered, suppressed.size, work, ran.size, Math.round(performance.now() - started)),
    diagnostics: ordered,
    rules: [...ran.values()]
      .map(({ rule }) => describe(rule))
      .toSorted((first, second) => (first.id < second.id ? -1 : 1)),
    files,
    failures,
  }
}

/** Where only some rules are asked for, and one of them reviews comments: the rules that tell what those are good for. */
function unheardRules(
  asked: readonly RuleState[],
  config: Config,
  path: string,
  { only, ...request }: LintRequest,
): readonly RuleState[] {
  if (only === undefined || !asked.some(({ rule }) => rule.review !== undefined)) return []
  return activeRules(RULES, config, path, request).filter(({ rule }) => !only.includes(rule.id))
}

/** Adds what other specs read from the operation to a finding about a path that it does not document. */
function withPractice(diagnostic: Diagnostic, practice: Practice, misread: ReadonlyMap<string, string>): Diagnostic {
  const identity = misread.get(diagnostic.fingerprint)
  const hint = identity === undefined ? undefined : practice.hint(identity)
  return hint === undefined
    ? diagnostic
    : { ...diagnostic, help: diagnostic.help === undefined ? hint : `${diagnostic.help} ${hint}` }
}

function describe({ id, summary, severity }: RuleState['rule']) {
  return { id, summary, severity: severity === 'off' ? ('warning' as const) : severity, url: ruleUrl(id) }
}

function summarise(
  diagnostics: readonly Diagnostic[],
  suppressed: number,
  work: WorkCount,
  rules: number,
  durationMs: number,
): LintSummary {
  const of = (severity: Diagnostic['severity']) => diagnostics.filter((entry) => entry.severity === severity).length
  return {
    specs: work.specs,
    steps: work.steps,
    operations: work.operations,
    swaggerDocuments: work.documents.length,
    rules,
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    suppressed,
    baselined: 0,
    fixable: diagnostics.filter((entry) => entry.fix?.safety === 'safe').length,
    durationMs,
  }
}
