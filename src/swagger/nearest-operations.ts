import { distance } from 'fastest-levenshtein'
import type { Operation, SwaggerDocument } from './model.ts'
import { canonicalPath, prefixSegments, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** Edits for each character of the longer path beyond which two paths are no misspelling of each other. */
const MAX_DISTANCE = 0.25

/** A spelling of a path, and how often it has each character: two counts that differ much need many edits. */
interface Spelling {
  readonly text: string
  readonly counts: Uint8Array
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
    const spelling = spellingOf(canonicalPath(asked))
    return this.#candidates
      .map(({ operation, spellings }) => ({ operation, distance: smallestDistance(spelling, spellings) }))
      .filter((candidate) => candidate.distance <= MAX_DISTANCE)
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
  return { operation, spellings: [...texts].map(spellingOf) }
}

function spellingOf(text: string): Spelling {
  const counts = new Uint8Array(32)
  for (let at = 0; at < text.length; at++) {
    const bucket = text.charCodeAt(at) & 31
    counts[bucket] = Math.min(255, (counts[bucket] ?? 0) + 1)
  }
  return { text, counts }
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
  for (let bucket = 0; bucket < 32; bucket++) {
    const difference = (first.counts[bucket] ?? 0) - (second.counts[bucket] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
  }
  if (more > most || fewer > most) return Infinity
  return longer === 0 ? 0 : distance(first.text, second.text) / longer
}
