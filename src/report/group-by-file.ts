import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { compareText } from '../text/compare-text.ts'

/** The findings of every file that was read or has findings, clean files too, sorted by path. */
export function groupByFile({ files, diagnostics }: LintResult): readonly (readonly [string, readonly Diagnostic[]])[] {
  const byFile = new Map<string, Diagnostic[]>(files.map((file) => [file, []]))
  for (const diagnostic of diagnostics) {
    const group = byFile.get(diagnostic.file)
    if (group === undefined) byFile.set(diagnostic.file, [diagnostic])
    else group.push(diagnostic)
  }
  return [...byFile].toSorted(([first], [second]) => compareText(first, second))
}
