import { distance } from 'fastest-levenshtein'
import type { Operation, SwaggerDocument } from './model.ts'
import { canonicalPath, prefixSegments, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** Edits for each character of the longer path beyond which two paths are no misspelling of each other. */
const MAX_DISTANCE = 0.25

/** Characters are told apart by their code modulo this. */
const BUCKETS = 32

/** A spelling of a path. */
class Spelling {
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

interface Candidate {
  readonly operation: Operation
  /** With each prefix, and without. */
  readonly spellings: readonly Spelling[]
}

/** Finds operations whose path is spelled much like an asked one; one for each identity. */
export class NearestOperations {
  readonly #candidates: readonly Candidate[]

  constructor(documents: readonly SwaggerDocument[]) {
    const candidates = new Map<string, Candidate>()
    for (const operation of documents.flatMap((document) => document.operations)) {
      if (!candidates.has(operation.identity)) candidates.set(operation.identity, candidateOf(operation))
    }
    this.#candidates = [...candidates.values()]
  }

  /** The closest first, then those of the same method, then by label. */
  find(method: string, asked: readonly TemplateSegment[], limit: number): readonly Operation[] {
    const spelling = new Spelling(canonicalPath(asked))
    const near: { readonly operation: Operation; readonly distance: number }[] = []
    for (const { operation, spellings } of this.#candidates) {
      const smallest = smallestDistance(spelling, spellings)
      if (smallest <= MAX_DISTANCE) near.push({ operation, distance: smallest })
    }
    return near
      .toSorted(
        (first, second) =>
          first.distance - second.distance ||
          Number(first.operation.method !== method) - Number(second.operation.method !== method) ||
          (first.operation.label < second.operation.label ? -1 : 1),
      )
      .slice(0, limit)
      .map((candidate) => candidate.operation)
  }
}

function candidateOf(operation: Operation): Candidate {
  const parsed = prefixSegments(operation.prefixes)
  const core = withoutRepeatedPrefix(operation.template.segments, parsed)
  const texts = new Set([...parsed, []].map((prefix) => canonicalPath([...prefix, ...core])))
  return { operation, spellings: [...texts].map((text) => new Spelling(text)) }
}

function smallestDistance(asked: Spelling, spellings: readonly Spelling[]): number {
  let smallest = Infinity
  for (const spelling of spellings) smallest = Math.min(smallest, relativeDistance(asked, spelling))
  return smallest
}

/** From 0, the same, to 1; `Infinity` where lengths or characters alone are too far apart. */
function relativeDistance(first: Spelling, second: Spelling): number {
  const longer = Math.max(first.text.length, second.text.length)
  const most = longer * MAX_DISTANCE
  if (Math.abs(first.text.length - second.text.length) > most) return Infinity
  // One edit makes at most one character more and one fewer.
  let more = 0
  let fewer = 0
  const counts = first.counts
  const others = second.counts
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const difference = (counts[bucket] ?? 0) - (others[bucket] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
    if (more > most || fewer > most) return Infinity
  }
  return longer === 0 ? 0 : distance(first.text, second.text) / longer
}
