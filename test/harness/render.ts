import type { Diagnostic, Fix } from '../../src/diagnostic/diagnostic.ts'
import type { Range } from '../../src/text/source-file.ts'
import { renderEdits } from './edits.ts'
import type { ProjectFiles } from './page.ts'

/** What a page shows where nothing was found. */
export const NO_FINDINGS = '(no findings)\n'

/**
 * The findings as a page shows them: place and grade, what is said, the line with carets, the other side, and each fix
 * as the lines that it changes. Written for the reader of a page and kept apart from the product's reporters, so that
 * a change of theirs rewrites no page.
 *
 * @param files the project that was judged, with lines that end in LF.
 */
export function renderFindings(diagnostics: readonly Diagnostic[], files: ProjectFiles): string {
  if (diagnostics.length === 0) return NO_FINDINGS
  return diagnostics.map((diagnostic) => `${renderFinding(diagnostic, files).join('\n')}\n`).join('\n')
}

function renderFinding(diagnostic: Diagnostic, files: ProjectFiles): readonly string[] {
  const { file, range, severity, message, help, turnedDown, related, fix, suggestions = [] } = diagnostic
  return [
    `${file}:${renderRange(range)} ${severity}`,
    `  ${message}`,
    ...(help === undefined ? [] : [`  help: ${help}`]),
    ...(turnedDown === undefined ? [] : [`  why milder: ${turnedDown}`]),
    ...renderSource(files.get(file) ?? '', range),
    ...related.map((other) => `  related ${other.file}:${position(other.range.start)} ${other.message}`),
    ...(fix === undefined ? [] : renderFix('fix', fix, files)),
    ...suggestions.flatMap((suggestion) => renderFix('suggestion', suggestion, files)),
  ]
}

function renderRange({ start, end }: Range): string {
  return `${position(start)}-${position(end)}`
}

function position({ line, column }: Range['start']): string {
  return `${line}:${column}`
}

/** The first line of the range, with carets below it; one caret where something is missing. */
function renderSource(text: string, { start, end }: Range): readonly string[] {
  const line = (text.split('\n')[start.line - 1] ?? '').replace(/^\uFEFF/, '')
  const gutter = String(start.line)
  const last = end.line > start.line ? line.length + 1 : end.column
  // A tab stays a tab in front of the carets, so that they stand below what they mean at any tab width.
  const indent = line
    .slice(0, start.column - 1)
    .replace(/[^\t]/g, ' ')
    .padEnd(start.column - 1)
  const carets = '^'.repeat(Math.max(1, last - start.column))
  return [`  ${gutter} | ${line}`.trimEnd(), `  ${' '.repeat(gutter.length)} | ${indent}${carets}`]
}

function renderFix(kind: string, fix: Fix, files: ProjectFiles): readonly string[] {
  return [`  ${kind} (${fix.safety}): ${fix.title}`, ...renderEdits(files, fix).map((line) => `  ${line}`)]
}
