import type { Severity } from '../diagnostic/severity.ts'
import type { Reporter } from './reporter.ts'
import { uniqueFingerprints } from './unique-fingerprints.ts'

/** Of the grades of GitLab, those above `major` are for what breaks in production. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' }

/** GitLab's Code Quality report: one JSON array, which holds the findings and has no room for anything else. */
export const reportGitLab: Reporter = ({ diagnostics }) => {
  const fingerprints = uniqueFingerprints(diagnostics)
  const issues = diagnostics.map(({ ruleId, message, severity, file, range }, index) => ({
    description: `${ruleId}: ${message}`,
    check_name: ruleId,
    fingerprint: fingerprints[index],
    severity: SEVERITIES[severity],
    location: { path: file.replace(/^(?:\.\/)+/, ''), lines: { begin: range.start.line } },
  }))
  return `${JSON.stringify(issues, undefined, 2)}\n`
}
