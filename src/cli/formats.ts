import type { LintResult } from '../diagnostic/lint-result.ts'
import { reportJson } from '../report/json.ts'
import type { Reporter } from '../report/reporter.ts'
import type { Style } from '../report/style.ts'
import { workDone } from '../report/text-summary.ts'
import { textReporter } from '../report/text.ts'
import type { MadeReport } from './made-report.ts'

/** Names of the report formats. */
export const FORMATS = [
  'text',
  'compact',
  'json',
  'markdown',
  'github',
  'gitlab',
  'sarif',
  'junit',
  'checkstyle',
  'rdjson',
  'swagger',
  'statistics',
] as const

/** The name of a report format. */
export type FormatName = (typeof FORMATS)[number]

/** Whether there is a format of a name. */
export function isFormat(name: string): name is FormatName {
  return FORMATS.some((format) => format === name)
}

/** Makes the report of a result in a format; only formats for people have a look. */
export async function makeReport(format: FormatName, result: LintResult, style: Style): Promise<MadeReport> {
  if (format === 'sarif') {
    const { makeSarif } = await import('./sarif-limits.ts')
    return makeSarif(result)
  }
  const text = (await reporterOf(format, style))(result)
  return format === 'gitlab' || format === 'rdjson' ? { text, note: workDone(result) } : { text }
}

/** All but the reports that most runs make are loaded when they are asked for: the start is not to grow with formats. */
async function reporterOf(format: Exclude<FormatName, 'sarif'>, style: Style): Promise<Reporter> {
  switch (format) {
    case 'text':
      return textReporter(style)
    case 'json':
      return reportJson
    case 'compact':
      return (await import('../report/compact.ts')).reportCompact
    case 'markdown':
      return (await import('../report/markdown.ts')).reportMarkdown
    case 'github':
      return (await import('../report/github.ts')).reportGitHub
    case 'gitlab':
      return (await import('../report/gitlab.ts')).reportGitLab
    case 'junit':
      return (await import('../report/junit.ts')).reportJUnit
    case 'checkstyle':
      return (await import('../report/checkstyle.ts')).reportCheckstyle
    case 'rdjson':
      return (await import('../report/rdjson.ts')).reportRdjson
    case 'swagger':
      return (await import('../report/swagger.ts')).swaggerReporter(style)
    case 'statistics':
      return (await import('../report/statistics.ts')).statisticsReporter(style)
  }
}
