import type { LintResult } from '../diagnostic/lint-result.ts'
import { SEVERITIES } from '../diagnostic/severity.ts'
import type { Style } from './style.ts'
import { counted, enumerated } from './wording.ts'

const NOTHING = 'Nothing was checked.'

/** What came of the run, and the proof that there was one. */
export function renderSummary(result: LintResult, style: Style): readonly string[] {
  if (result.summary.specs === 0 && result.diagnostics.length === 0) return [style.paint('strong', NOTHING)]
  return [verdict(result, style), workDone(result), ...asides(result)]
}

function verdict({ summary, diagnostics, files }: LintResult, style: Style): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = summary[`${severity}s`]
    return count === 0 ? [] : [style.paint(severity, counted(count, severity))]
  })
  if (counts.length === 0) return style.paint('success', 'No findings.')
  const specs = new Set(files)
  const touched = new Set(diagnostics.map((diagnostic) => diagnostic.file))
  const touchedSpecs = [...touched].filter((file) => specs.has(file)).length
  const where = touchedSpecs === 0 ? '' : ` in ${touchedSpecs} of ${counted(specs.size, 'spec')}`
  return `${style.paint('strong', 'Found')} ${enumerated(counts)}${where}.`
}

/** The proof that there was a run: what was checked, against what, with how many rules. */
export function workDone({ summary }: LintResult): string {
  const { specs, steps, operations, swaggerDocuments, rules } = summary
  const what = enumerated([counted(specs, 'spec'), counted(steps, 'step')])
  const against = `${counted(operations, 'operation')} of ${counted(swaggerDocuments, 'swagger document')}`
  return `Checked ${what} against ${against} with ${counted(rules, 'rule')}.`
}

function asides({ summary }: LintResult): readonly string[] {
  const { fixable, suppressed, baselined, durationMs } = summary
  return [
    ...(fixable > 0
      ? [`${counted(fixable, 'finding')} ${fixable === 1 ? 'has' : 'have'} a safe fix (\`--fix\`).`]
      : []),
    ...(suppressed > 0 ? [`${counted(suppressed, 'finding')} suppressed by comments.`] : []),
    ...(baselined > 0 ? [`${counted(baselined, 'finding')} in the baseline.`] : []),
    ...(durationMs > 0 ? [`Took ${durationMs} ms.`] : []),
  ]
}
