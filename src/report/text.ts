import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { findStories, renderStory } from './cause-story.ts'
import { printable } from './printable.ts'
import type { Reporter } from './reporter.ts'
import { PLAIN_STYLE, type Style } from './style.ts'
import { renderFinding } from './text-finding.ts'
import { renderSummary } from './text-summary.ts'

/** The report for people: findings by file with the lines they are about, shared causes, and the summary. */
export function textReporter(style: Style): Reporter {
  return (result) => `${[...findings(result, style), ...stories(result, style), summary(result, style)].join('\n\n')}\n`
}

/** {@link textReporter} without colours. */
export const reportText: Reporter = textReporter(PLAIN_STYLE)

/** One paragraph a finding; the first of a file begins with its path. */
function findings({ diagnostics }: LintResult, style: Style): readonly string[] {
  let previous: Diagnostic | undefined
  return diagnostics.map((diagnostic) => {
    const lines = renderFinding(diagnostic, style)
    const opens = previous?.file !== diagnostic.file
    previous = diagnostic
    return [...(opens ? [style.paint('file', printable(diagnostic.file))] : []), ...lines].join('\n')
  })
}

function stories(result: LintResult, style: Style): readonly string[] {
  const found = findStories(result)
  if (found.length === 0) return []
  const lines = found.flatMap((story) => renderStory(story, style))
  return [[style.paint('strong', 'One cause, several specs'), ...lines].join('\n')]
}

function summary(result: LintResult, style: Style): string {
  return renderSummary(result, style).join('\n')
}
