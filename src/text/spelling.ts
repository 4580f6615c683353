import { distance } from 'fastest-levenshtein'

/** Characters are told apart by their code modulo this. */
const BUCKETS = 32

/** A text that is compared with many others. */
export class Spelling {
  readonly text: string
  #counts: Uint8Array | undefined

  constructor(text: string) {
    this.text = text
  }

  /** How often it has each character, some counted together: two counts that differ much need many edits. */
  get counts(): Uint8Array {
    if (this.#counts !== undefined) return this.#counts
    const counts = new Uint8Array(BUCKETS)
    for (let at = 0; at < this.text.length; at++) {
      const bucket = this.text.charCodeAt(at) % BUCKETS
      counts[bucket] = Math.min(255, (counts[bucket] ?? 0) + 1)
    }
    return (this.#counts = counts)
  }
}

/**
 * The edits between two texts, for each character of the longer one: from 0, the same, to `limit`; `Infinity` beyond.
 * Most pairs are told to be too far apart by their lengths or characters alone.
 */
export function relativeDistance(first: Spelling, second: Spelling, limit: number): number {
  const longer = Math.max(first.text.length, second.text.length)
  if (longer === 0) return 0
  if (!mayBeNear(first, second, limit)) return Infinity
  const relative = distance(first.text, second.text) / longer
  return relative <= limit ? relative : Infinity
}

/** Whether lengths and characters alone allow two texts to be as near as {@link relativeDistance} asks. */
export function mayBeNear(first: Spelling, second: Spelling, limit: number): boolean {
  const most = Math.max(first.text.length, second.text.length) * limit
  return Math.abs(first.text.length - second.text.length) <= most && mayBeWithin(most, first, second)
}

/** One edit makes at most one character more and one fewer. */
function mayBeWithin(edits: number, first: Spelling, second: Spelling): boolean {
  let more = 0
  let fewer = 0
  const counts = first.counts
  const others = second.counts
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const difference = (counts[bucket] ?? 0) - (others[bucket] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
    if (more > edits || fewer > edits) return false
  }
  return true
}
