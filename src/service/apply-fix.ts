import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { fixText } from '../lint/fix-text.ts'
import { newFindings } from '../lint/regression.ts'
import type { FileChange, Lint } from './fix-bench.ts'
import type { Host } from './host.ts'
import { OverlayHost } from './overlay-host.ts'
import type { LintRequest } from './lint-request.ts'

/** Which finding to correct, and how. */
export interface ApplyRequest extends LintRequest {
  readonly fingerprint: string
  /** Number of a suggestion, from 1; default: the fix. */
  readonly suggestion?: number
}

/** What came of it. Nothing is written: a shell saves the change. */
export type ApplyOutcome =
  /** No finding of the run has this fingerprint. */
  | { readonly kind: 'unknown'; readonly checked: LintResult }
  /** The finding has no fix, or no suggestion of this number. */
  | { readonly kind: 'no-fix'; readonly diagnostic: Diagnostic }
  | {
      readonly kind: 'applied'
      readonly diagnostic: Diagnostic
      readonly fix: Fix
      readonly change: FileChange
      /** The finding is there no longer. */
      readonly solved: boolean
      /** Errors and warnings of the file that were not there before. */
      readonly brought: readonly Diagnostic[]
    }

/** Makes the fix that somebody chose, safe or not, and says what is found in the file then. */
export async function applyFix(
  host: Host,
  lint: Lint,
  { fingerprint, suggestion, ...request }: ApplyRequest,
): Promise<ApplyOutcome> {
  const checked = await lint(host, request)
  const diagnostic = checked.diagnostics.find((candidate) => candidate.fingerprint === fingerprint)
  if (diagnostic === undefined) return { kind: 'unknown', checked }
  const fix = suggestion === undefined ? diagnostic.fix : diagnostic.suggestions?.[suggestion - 1]
  const path = diagnostic.file
  const before = host.read(path)
  if (fix === undefined || before === undefined || fix.edits.some((edit) => edit.file !== path)) {
    return { kind: 'no-fix', diagnostic }
  }
  const after = fixText(before, [fix]).text
  const judged = await lint(new OverlayHost(host, new Map([[path, after]])), { ...request, files: [path] })
  const left = judged.diagnostics.filter(({ file }) => file === path)
  const brought = newFindings(
    checked.diagnostics.filter(({ file }) => file === path),
    left,
  )
  return {
    kind: 'applied',
    diagnostic,
    fix,
    change: { path, before, after, fixes: [{ diagnostic, fix }] },
    solved: !left.some((other) => other.fingerprint === fingerprint || isSame(other, diagnostic)),
    brought,
  }
}

/** An edit may rename what a fingerprint is made of. */
function isSame(other: Diagnostic, diagnostic: Diagnostic): boolean {
  return (
    other.ruleId === diagnostic.ruleId &&
    other.message === diagnostic.message &&
    other.range.start.line === diagnostic.range.start.line
  )
}
