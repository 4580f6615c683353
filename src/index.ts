/**
 * The Node API: `createSpecLint(new NodeHost('.'), config).lint()`. Everything is relative to the root of the host.
 */
export { DEFAULT_CONFIG } from './config/defaults.ts'
export type { Config, PresetName, RuleOverride, RuleSetting, TokenConfig } from './config/model.ts'
export { parseConfig } from './config/parse-config.ts'
export type { Diagnostic, Excerpt, FileEdit, Fix, RelatedDiagnostic, RunSettings } from './diagnostic/diagnostic.ts'
export type { FixSafety, Parsed, Problem } from './diagnostic/finding.ts'
export type {
  LintResult,
  LintSummary,
  PartUse,
  RuleDescription,
  RuleFailure,
  ShardList,
} from './diagnostic/lint-result.ts'
export type { Severity } from './diagnostic/severity.ts'
export { findConfig, type ConfigSearch } from './node/find-config.ts'
export { NodeHost } from './node/node-host.ts'
export { SHIPPED_TEMPLATES, shippedTemplate } from './node/shipped-templates.ts'
export { reportCheckstyle } from './report/checkstyle.ts'
export { reportCompact } from './report/compact.ts'
export { reportGitHub } from './report/github.ts'
export { reportGitLab } from './report/gitlab.ts'
export { reportJson } from './report/json.ts'
export { reportJUnit } from './report/junit.ts'
export { reportMarkdown } from './report/markdown.ts'
export { reportRdjson } from './report/rdjson.ts'
export type { Reporter } from './report/reporter.ts'
export { reportSarif } from './report/sarif.ts'
export { reportText } from './report/text.ts'
export type { ApplyOutcome, ApplyRequest } from './service/apply-fix.ts'
export { createSpecLint } from './service/create-spec-lint.ts'
export type { FileChange, TriedFix } from './service/fix-bench.ts'
export type { FixOutcome, FixRequest } from './service/fix.ts'
export type { Host } from './service/host.ts'
export type { OperationSearch } from './scaffold/find-operation.ts'
export type { Scaffold } from './scaffold/scaffold-spec.ts'
export type { TemplateData } from './scaffold/template-data.ts'
export type { UpdateOutcome } from './service/refresh/model.ts'
export type { Scaffolder, ScaffoldOutcome, ScaffoldReply, ScaffoldRequest } from './service/scaffold.ts'
export type { LintRequest, SpecLint } from './service/spec-lint.ts'
export type { Trace, TraceDefinition, TraceUse } from './service/trace.ts'
export { SourceFile, type Position, type Range } from './text/source-file.ts'
export type { Span } from './text/span.ts'
