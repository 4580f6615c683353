import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { compareSeverity, reaches } from '../diagnostic/severity.ts'
import { parseSpec } from '../spec/parse-spec.ts'
import { SourceFile } from '../text/source-file.ts'
import { unfinishedRules } from './most-findings.ts'

/**
 * The findings of one file that an edit has brought: errors and warnings that were not there before, or were milder.
 *
 * A finding is the same where its fingerprint is, or, since an edit may rename what a fingerprint is made of, where its
 * rule is and its words are, or what it is about.
 */
export function newFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map(before.map((diagnostic) => [diagnostic.fingerprint, diagnostic]))
  const left = after.filter((diagnostic) => {
    const same = known.get(diagnostic.fingerprint)
    if (same === undefined || isWorse(diagnostic, same)) return true
    known.delete(diagnostic.fingerprint)
    return false
  })
  const moved = [...known.values()]
  const unfinished = unfinishedRules(before)
  return left.filter((diagnostic) => {
    if (!reaches(diagnostic.severity, 'warning') || unfinished.has(diagnostic.ruleId)) return false
    const at = moved.findIndex(
      (other) => other.ruleId === diagnostic.ruleId && isAlike(diagnostic, other) && !isWorse(diagnostic, other),
    )
    if (at >= 0) moved.splice(at, 1)
    return at < 0
  })
}

function isAlike(diagnostic: Diagnostic, other: Diagnostic): boolean {
  const evidence = diagnostic.subject?.evidence ?? ''
  return diagnostic.message === other.message || (evidence !== '' && evidence === other.subject?.evidence)
}

function isWorse(diagnostic: Diagnostic, other: Diagnostic): boolean {
  return compareSeverity(diagnostic.severity, other.severity) < 0
}

/** How many things a spec says that cannot be read, whichever rules are on. */
export async function countParseProblems(path: string, text: string): Promise<number> {
  const { problems, frontmatter, prerequisites, testRequest } = await parseSpec(new SourceFile(path, text))
  const blocks = [...prerequisites.blocks, ...testRequest.blocks]
  return [problems, frontmatter.problems, ...blocks.map((block) => block.problems)].flat().length
}
