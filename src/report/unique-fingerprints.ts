import type { Diagnostic } from '../diagnostic/diagnostic.ts'

/**
 * The fingerprints of findings, in their order and each once: where several share one, as in reports that were merged,
 * the second is `…-2`, the third `…-3`. Tools that take a fingerprint for an identity drop what repeats it.
 */
export function uniqueFingerprints(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>()
  return diagnostics.map(({ fingerprint }) => {
    const ordinal = (seen.get(fingerprint) ?? 0) + 1
    seen.set(fingerprint, ordinal)
    return ordinal === 1 ? fingerprint : `${fingerprint}-${ordinal}`
  })
}
