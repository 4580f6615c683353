import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { RuleFailure } from '../diagnostic/lint-result.ts'
import { explanation } from './explanation.ts'
import { groupByFile } from './group-by-file.ts'
import type { Reporter } from './reporter.ts'
import { workDone } from './text-summary.ts'
import { position } from './wording.ts'
import { renderXml, type XmlElement } from './xml.ts'

/**
 * JUnit's XML: a suite a spec, a failed case a finding, one passed case for a spec without any. A rule that threw is a
 * case with an error. The proof of work is a comment.
 */
export const reportJUnit: Reporter = (result) => {
  const { tool, failures } = result
  const files = new Set([...result.files, ...failures.map(({ file }) => file)])
  const suites = groupByFile({ ...result, files: [...files] }).map(([file, diagnostics]) =>
    toSuite(
      file,
      diagnostics,
      failures.filter((failure) => failure.file === file),
    ),
  )
  return renderXml({
    '#comment': ` ${workDone(result)} `,
    testsuites: {
      '@name': tool.name,
      '@tests': sum(suites.map(({ tests }) => tests)),
      '@failures': result.diagnostics.length,
      '@errors': sum(suites.map(({ errors }) => errors)),
      testsuite: suites.map(({ element }) => element),
    },
  })
}

interface Suite {
  readonly tests: number
  readonly errors: number
  readonly element: XmlElement
}

function toSuite(file: string, diagnostics: readonly Diagnostic[], failures: readonly RuleFailure[]): Suite {
  const nameOf = uniqueNames()
  const classname = file.replace(/\.[^./]+$/, '')
  const found = [
    ...diagnostics.map((diagnostic) => ({ '@name': nameOf(diagnostic.ruleId), failure: toFailure(diagnostic) })),
    ...failures.map(({ ruleId, message }) => ({
      '@name': nameOf(ruleId),
      error: { '@message': message, '@type': 'crash', '#text': `The rule ${ruleId} failed: ${message}` },
    })),
  ]
  const cases = (found.length === 0 ? [{ '@name': 'no findings' }] : found).map((one) => ({
    '@classname': classname,
    ...one,
  }))
  return {
    tests: cases.length,
    errors: failures.length,
    element: {
      '@name': file,
      '@tests': cases.length,
      '@failures': diagnostics.length,
      '@errors': failures.length,
      testcase: cases,
    },
  }
}

function toFailure(diagnostic: Diagnostic): XmlElement {
  const { file, range, severity, message } = diagnostic
  return {
    '@message': message,
    '@type': severity,
    '#text': [`${file}:${position(range)}: ${message}`, ...explanation(diagnostic)].join('\n'),
  }
}

/** Cases of a class that share a name are taken for one: the second of a rule is `rule (2)`. */
function uniqueNames(): (name: string) => string {
  const seen = new Map<string, number>()
  return (name) => {
    const ordinal = (seen.get(name) ?? 0) + 1
    seen.set(name, ordinal)
    return ordinal === 1 ? name : `${name} (${ordinal})`
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
