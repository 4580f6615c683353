import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { compareDiagnostics } from '../diagnostic/diagnostic.ts'
import type { LintResult, RuleDescription } from '../diagnostic/lint-result.ts'
import { compareSeverity } from '../diagnostic/severity.ts'
import { HOMEPAGE } from './homepage.ts'
import type { Reporter } from './reporter.ts'
import { toUri } from './sarif-location.ts'
import { LEVELS, toSarifResult } from './sarif-result.ts'
import { uniqueFingerprints } from './unique-fingerprints.ts'

/** Code scanning takes no more results of a run than this. */
export const MOST_RESULTS = 25_000

/**
 * SARIF 2.1.0, as GitHub's code scanning takes it.
 *
 * @param most how many results at most; the mildest are left out.
 */
export function sarifReporter(most: number = MOST_RESULTS): Reporter {
  return (result) => `${JSON.stringify(toSarif(result, most), undefined, 2)}\n`
}

/** {@link sarifReporter} with as many results as code scanning takes. */
export const reportSarif: Reporter = sarifReporter()

function toSarif(result: LintResult, most: number) {
  const { tool, failures, summary } = result
  const rules = describeRules(result)
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const diagnostics = worst(result.diagnostics, most)
  const fingerprints = uniqueFingerprints(diagnostics)
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: tool.version,
            informationUri: HOMEPAGE,
            rules: rules.map(toDescriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            ...(failures.length === 0 ? {} : { toolExecutionNotifications: failures.map(toNotification) }),
          },
        ],
        results: diagnostics.map((diagnostic, index) =>
          toSarifResult(diagnostic, indexes.get(diagnostic.ruleId) ?? -1, fingerprints[index] ?? ''),
        ),
        properties: { summary },
      },
    ],
  }
}

/** The worst findings, in the order of the report. */
function worst(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics
  return diagnostics
    .toSorted((first, second) => compareSeverity(first.severity, second.severity))
    .slice(0, most)
    .toSorted(compareDiagnostics)
}

/** What is known of a rule that a report names. */
type KnownRule = Pick<RuleDescription, 'id' | 'summary' | 'severity'> & { readonly url?: string }

/** The rules that ran, and those of findings that a report without its rules was read from. */
function describeRules({ rules, diagnostics }: LintResult): readonly KnownRule[] {
  const known = new Map<string, KnownRule>(rules.map((rule) => [rule.id, rule]))
  for (const { ruleId: id, severity } of diagnostics) {
    if (!known.has(id)) known.set(id, { id, summary: `Findings of the rule ${id}.`, severity })
  }
  return [...known.values()]
}

function toDescriptor({ id, summary, severity, url }: KnownRule) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: {
      text: url === undefined ? summary : `${summary}\n\nMore, with examples: ${url}`,
      markdown: url === undefined ? summary : `${summary}\n\n[More about \`${id}\`, with examples](${url})`,
    },
    ...(url === undefined ? {} : { helpUri: url }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['api-spec', id.replace(/\/.*$/s, '')] },
  }
}

function toNotification({ ruleId, file, message }: LintResult['failures'][number]) {
  return {
    level: 'error',
    descriptor: { id: ruleId },
    message: { text: `The rule ${ruleId} failed: ${message}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) } } }],
  }
}
