import { compareText } from '../text/compare-text.ts'
import { mayBeNear, relativeDistance, Spelling } from '../text/spelling.ts'
import type { Operation, SwaggerDocument } from './model.ts'
import { canonicalPath, prefixSegments, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** Edits for each character of the longer path beyond which two paths are no misspelling of each other. */
const MAX_DISTANCE = 0.25

/** Prefixes of one document with which a path is compared, besides without. */
const MOST_PREFIXES = 4

/** Operations among which near ones are sought: of more, a guess is worth little. */
const MOST_OPERATIONS = 2_000

/** Paths that look near by their letters and are compared with one asked path; of an API of people, a few do. */
const MOST_COMPARED = 200

interface Candidate {
  readonly operation: Operation
  /** With each prefix, and without. */
  readonly spellings: readonly Spelling[]
}

/** One way to spell the path of a candidate. */
interface Spelled {
  readonly candidate: Candidate
  readonly spelling: Spelling
}

/** Finds operations whose path is spelled much like an asked one; one for each identity. */
export class NearestOperations {
  readonly #spelled: readonly Spelled[]
  /** Of each of them: nearly all are told to be too far away by it alone. */
  readonly #lengths: Uint32Array

  constructor(documents: readonly SwaggerDocument[]) {
    const candidates = new Map<string, Candidate>()
    for (const operation of documents.flatMap((document) => document.operations).slice(0, MOST_OPERATIONS)) {
      if (!candidates.has(operation.identity)) candidates.set(operation.identity, candidateOf(operation))
    }
    this.#spelled = [...candidates.values()].flatMap((candidate) =>
      candidate.spellings.map((spelling) => ({ candidate, spelling })),
    )
    this.#lengths = Uint32Array.from(this.#spelled, ({ spelling }) => spelling.text.length)
  }

  /** The closest first, then those of the same method, then by label. */
  find(method: string, asked: readonly TemplateSegment[], limit: number): readonly Operation[] {
    const near: { readonly operation: Operation; readonly distance: number }[] = []
    const spelling = new Spelling(canonicalPath(asked))
    for (const { operation, spellings } of this.#likely(spelling)) {
      const distance = smallestDistance(spelling, spellings)
      if (distance <= MAX_DISTANCE) near.push({ operation, distance })
    }
    return near
      .toSorted(
        (first, second) =>
          first.distance - second.distance ||
          Number(first.operation.method !== method) - Number(second.operation.method !== method) ||
          compareText(first.operation.label, second.operation.label),
      )
      .slice(0, limit)
      .map((candidate) => candidate.operation)
  }

  /** The first that look near by their letters. */
  #likely(asked: Spelling): ReadonlySet<Candidate> {
    const likely = new Set<Candidate>()
    const { length } = asked.text
    // By index: for each of hundreds of paths, thousands are looked at.
    for (let index = 0; index < this.#lengths.length && likely.size < MOST_COMPARED; index++) {
      const other = this.#lengths[index] ?? 0
      if (Math.abs(length - other) > Math.max(length, other) * MAX_DISTANCE) continue
      const spelled = this.#spelled[index]
      if (spelled !== undefined && mayBeNear(asked, spelled.spelling, MAX_DISTANCE)) likely.add(spelled.candidate)
    }
    return likely
  }
}

function candidateOf(operation: Operation): Candidate {
  const parsed = prefixSegments(operation.prefixes)
  const core = withoutRepeatedPrefix(operation.template.segments, parsed)
  const texts = new Set([...parsed.slice(0, MOST_PREFIXES), []].map((prefix) => canonicalPath([...prefix, ...core])))
  return { operation, spellings: [...texts].map((text) => new Spelling(text)) }
}

/** `Infinity` where no spelling is near. */
function smallestDistance(asked: Spelling, spellings: readonly Spelling[]): number {
  let smallest = Infinity
  for (const spelling of spellings) smallest = Math.min(smallest, relativeDistance(asked, spelling, MAX_DISTANCE))
  return smallest
}
