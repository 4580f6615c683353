import type { Diagnostic, RelatedDiagnostic } from '../diagnostic/diagnostic.ts'
import { position } from './wording.ts'

/** What there is to say of a finding besides its message: what to do, why it is mild, the other side, the fix. */
export function explanation({ help, turnedDown, related, fix }: Diagnostic): readonly string[] {
  return [
    ...(help === undefined ? [] : [help]),
    ...(turnedDown === undefined ? [] : [`Mild, because ${turnedDown}.`]),
    ...related.map(otherSide),
    ...(fix === undefined ? [] : [`Fix (${fix.safety}): ${fix.title}.`]),
  ]
}

function otherSide({ file, range, message }: RelatedDiagnostic): string {
  return `${file}:${position(range)}: ${message}`
}
