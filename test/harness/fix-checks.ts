import type { Diagnostic, Fix } from '../../src/diagnostic/diagnostic.ts'
import type { RuleMeta } from '../../src/rules/rule.ts'
import { applyFix } from './edits.ts'
import { name } from './finding-checks.ts'
import type { ProjectFiles } from './page.ts'

/** Judges a project with some rules. */
export type Judge = (files: ProjectFiles, ruleIds: readonly string[]) => Promise<readonly Diagnostic[]>

/** Rounds after which fixing must have come to rest. */
const ROUNDS = 5

/**
 * What is wrong with the fixes and suggestions of a rule's findings on one project: edits that leave the spec or its
 * text as it was, that do not help, that break what could be read before, that never come to rest.
 *
 * @param guards ids of the rules that say whether a spec can be read.
 */
export async function checkFixes(
  ruleId: string,
  files: ProjectFiles,
  diagnostics: readonly Diagnostic[],
  judge: Judge,
  guards: readonly string[],
): Promise<readonly string[]> {
  const complaints: string[] = []
  const proposals = diagnostics.flatMap((diagnostic) =>
    [...(diagnostic.fix === undefined ? [] : [diagnostic.fix]), ...(diagnostic.suggestions ?? [])].map((fix) => ({
      diagnostic,
      fix,
    })),
  )
  if (proposals.length === 0) return []
  const unreadable = tally(await judge(files, guards))
  for (const { diagnostic, fix } of proposals) {
    const complain = (text: string): number => complaints.push(`${name(diagnostic)} “${fix.title}” ${text}`)
    const foreign = fix.edits.find((edit) => edit.file !== diagnostic.file)
    if (foreign !== undefined) {
      complain(`edits another file, ${foreign.file}`)
      continue
    }
    let fixed
    try {
      fixed = applyFix(files, fix)
    } catch (error) {
      complain(`cannot be made: ${String(error)}`)
      continue
    }
    if ([...fixed].every(([path, text]) => files.get(path) === text)) complain('changes nothing')
    const left = tally(await judge(fixed, [ruleId])).get(diagnostic.message) ?? 0
    if (left >= (tally(diagnostics).get(diagnostic.message) ?? 0)) complain('leaves the finding as it is')
    for (const [message, count] of tally(await judge(fixed, guards))) {
      if (count > (unreadable.get(message) ?? 0)) complain(`breaks the spec: ${message}`)
    }
  }
  if (complaints.length === 0 && !(await comesToRest(ruleId, files, diagnostics, judge))) {
    complaints.push(`fixes are still offered after ${ROUNDS} rounds`)
  }
  return complaints
}

async function comesToRest(
  ruleId: string,
  files: ProjectFiles,
  diagnostics: readonly Diagnostic[],
  judge: Judge,
): Promise<boolean> {
  let current = { files, diagnostics }
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = withoutOverlaps(current.diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix])))
    if (fixes.length === 0) return true
    const merged: Fix = { title: 'all', safety: 'unsafe', edits: fixes.flatMap((fix) => fix.edits) }
    const fixed = applyFix(current.files, merged)
    current = { files: fixed, diagnostics: await judge(fixed, [ruleId]) }
  }
  return false
}

/** Fixes that can be made at once: the first of those that touch the same place. */
function withoutOverlaps(fixes: readonly Fix[]): readonly Fix[] {
  const chosen: Fix[] = []
  for (const fix of fixes) {
    const taken = chosen.flatMap((other) => other.edits)
    const clash = fix.edits.some((edit) =>
      taken.some(
        (other) =>
          other.file === edit.file &&
          other.range.start.offset <= edit.range.end.offset &&
          edit.range.start.offset <= other.range.end.offset,
      ),
    )
    if (!clash) chosen.push(fix)
  }
  return chosen
}

/** Whether what a rule says of its fixes is true of all its findings; a sentence where it is not. */
export function checkFixability(declared: RuleMeta['fix'], diagnostics: readonly Diagnostic[]): string | undefined {
  const fixed = diagnostics.filter((diagnostic) => diagnostic.fix !== undefined).length
  const found = fixed === 0 ? 'never' : fixed === diagnostics.length ? 'always' : 'sometimes'
  if (declared === found) return undefined
  return `the rule says that a finding ${declared} has a fix; in its cases ${fixed} of ${diagnostics.length} findings have one`
}

function tally(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { message } of diagnostics) counts.set(message, (counts.get(message) ?? 0) + 1)
  return counts
}
