import { join } from 'node:path'
import { compareDiagnostics, type Diagnostic, type Fix, type RelatedDiagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult, PartUse } from '../diagnostic/lint-result.ts'
import { shownFrom } from './shown-from.ts'

/** Says a path of the project as it is typed in the working directory. */
export type PathFromHere = (path: string) => string

/**
 * The paths of a project, which are relative to its root, as seen from the working directory.
 *
 * @param root absolute, without links, as `cwd`.
 */
export function pathsFrom(root: string, cwd: string): PathFromHere {
  if (root === cwd) return (path) => path
  return (path) => shownFrom(cwd, join(root, path))
}

/** A result whose paths are all relative to the working directory, in the order that they then have. */
export function relocate(result: LintResult, fromHere: PathFromHere): LintResult {
  return {
    ...result,
    diagnostics: result.diagnostics
      .map((diagnostic) => relocateDiagnostic(diagnostic, fromHere))
      .toSorted(compareDiagnostics),
    files: result.files.map(fromHere).toSorted(),
    failures: result.failures.map((failure) => ({ ...failure, file: fromHere(failure.file) })),
    ...(result.used && { used: relocateUse(result.used, fromHere('.')) }),
  }
}

/** What a part used, told apart from the same of another project whose report is merged with this one. */
function relocateUse(used: PartUse, project: string): PartUse {
  if (project === '.') return used
  const here = (text: string) => `${project} ${text}`
  const { operations, swaggerDocuments, steps, suppressed, baselined } = used
  return {
    operations: operations.map(here),
    swaggerDocuments: swaggerDocuments.map(here),
    ...(steps && { steps: steps.map(([spec, count]) => [here(spec), count] as const) }),
    ...(suppressed && { suppressed: suppressed.map(here) }),
    ...(baselined && { baselined: baselined.map(here) }),
  }
}

function relocateDiagnostic(diagnostic: Diagnostic, fromHere: PathFromHere): Diagnostic {
  const { file, related, against, fix, suggestions } = diagnostic
  return {
    ...diagnostic,
    file: fromHere(file),
    related: related.map((other) => relocateRelated(other, fromHere)),
    ...(against && { against: { ...against, file: fromHere(against.file) } }),
    ...(fix && { fix: relocateFix(fix, fromHere) }),
    ...(suggestions && { suggestions: suggestions.map((suggestion) => relocateFix(suggestion, fromHere)) }),
  }
}

function relocateRelated(related: RelatedDiagnostic, fromHere: PathFromHere): RelatedDiagnostic {
  return { ...related, file: fromHere(related.file) }
}

function relocateFix(fix: Fix, fromHere: PathFromHere): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, file: fromHere(edit.file) })) }
}
