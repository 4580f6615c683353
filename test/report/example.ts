import type { Diagnostic, RelatedDiagnostic } from '../../src/diagnostic/diagnostic.ts'
import { excerptOf } from '../../src/diagnostic/excerpt.ts'
import type { LintResult, LintSummary } from '../../src/diagnostic/lint-result.ts'
import { SourceFile } from '../../src/text/source-file.ts'

/** What a diagnostic needs to know of a place: the first occurrence of `text` in `source`. */
export function placeOf(source: SourceFile, text: string) {
  const start = source.text.indexOf(text)
  if (start < 0) throw new Error(`${source.path} does not hold ${text}`)
  const range = source.rangeOf({ start, end: start + text.length })
  return { file: source.path, range, excerpt: excerptOf(source, range) }
}

export function diagnosticAt(source: SourceFile, text: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    ...placeOf(source, text),
    ruleId: 'steps/query',
    severity: 'warning',
    message: 'Something is off.',
    related: [],
    fingerprint: '0123456789abcdef',
    ...more,
  }
}

export function relatedAt(source: SourceFile, text: string, message: string): RelatedDiagnostic {
  return { ...placeOf(source, text), message }
}

export function resultOf(
  diagnostics: readonly Diagnostic[],
  more: Partial<LintSummary> = {},
  files = ['specs/a.md'],
): LintResult {
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  return {
    tool: { name: 'spec-lint', version: '1.2.3' },
    summary: {
      specs: files.length,
      steps: 4,
      operations: 3,
      swaggerDocuments: 2,
      rules: 50,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      suppressed: 0,
      baselined: 0,
      fixable: diagnostics.filter((diagnostic) => diagnostic.fix?.safety === 'safe').length,
      durationMs: 0,
      ...more,
    },
    diagnostics,
    rules: [
      {
        id: 'steps/query',
        summary: 'Reports query parameters.',
        severity: 'warning',
        url: 'https://example.test/steps/query.md',
      },
    ],
    files,
    failures: [],
  }
}

export function fileOf(text: string, path = 'specs/a.md'): SourceFile {
  return new SourceFile(path, text)
}
