/**
 * What the judgement of one spec depends on besides its own text and the config: whoever keeps the judgement can tell
 * later whether it would still be the same.
 */
export class Consulted {
  /** Files that were read, or asked for and not there; what they refer to in turn is not listed. */
  readonly files = new Set<string>()
  /** Path of the document that the spec names, where it could be read. */
  swagger: string | undefined
  /** Every method and path that swagger was asked for, as the spec has them; by both together. */
  readonly asked = new Map<string, readonly [method: string, path: string]>()
  /** Paths of operations that were looked for over all documents. */
  readonly calls = new Set<string>()
  /** Every document counts: something was found in none of them, or compared with all. */
  everything = false
  /** Spellings of endpoints that other specs were searched for. */
  readonly endpoints = new Set<string>()
  /** Milliseconds since the epoch from when on something that was still to come is past; `Infinity` without such. */
  until = Infinity
}
