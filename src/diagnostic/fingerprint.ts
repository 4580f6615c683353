/**
 * A short name for a finding that stays while the finding does: 16 hexadecimal digits over what identifies it (rule,
 * file, logical path, evidence). No line number, count or wording goes in, so moving text around, fixing a neighbour or
 * a better message leaves it alone.
 *
 * A plain 64-bit hash, since the core has no Node built-ins: good enough to tell the findings of a repository apart,
 * not meant to resist somebody who wants a collision.
 */
export function fingerprint(parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join('')
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return hexadecimal(high) + hexadecimal(low)
}

function hexadecimal(figure: number): string {
  return (figure >>> 0).toString(16).padStart(8, '0')
}

/** Evidence as it goes into a fingerprint: runs of white space are one space. */
export function normaliseEvidence(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
