import { compareText } from '../text/compare-text.ts'
import { mayBeNear, relativeDistance, Spelling } from '../text/spelling.ts'
import type { Operation, SwaggerDocument } from './model.ts'
import { canonicalPath, prefixSegments, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** Edits for each character of the longer path beyond which two paths are no misspelling of each other. */
const MAX_DISTANCE = 0.25

/** Prefixes of one document with which a path is compared, besides without. */
const MOST_PREFIXES = 4

/** Operations, and ways to spell their paths, among which near ones are sought: of more, a guess is worth little. */
const MOST_OPERATIONS = 2_000
const MOST_SPELLINGS = 5_000

/** Paths that look near by their letters and are compared with one asked path; of an API of people, a few do. */
const MOST_COMPARED = 200

interface Candidate {
  readonly operation: Operation
  /** With each prefix, and without. */
  readonly spellings: readonly Spelling[]
}

/** How far an operation is from what is asked; the smaller, the nearer. */
interface NearOperation {
  readonly operation: Operation
  readonly distance: number
}

/** One way to spell the path of a candidate. */
interface Spelled {
  readonly candidate: Candidate
  readonly spelling: Spelling
}

/** Finds operations whose path is spelled much like an asked one, or like it under another prefix; one for each identity. */
export class NearestOperations {
  readonly #spelled: readonly Spelled[]
  /** Those of them that are not too far away by their lengths alone, by the length that is asked for. */
  readonly #byLength = new Map<number, readonly Spelled[]>()

  constructor(documents: readonly SwaggerDocument[]) {
    const candidates = new Map<string, Candidate>()
    for (const operation of documents.flatMap((document) => document.operations).slice(0, MOST_OPERATIONS)) {
      if (!candidates.has(operation.identity)) candidates.set(operation.identity, candidateOf(operation))
    }
    this.#spelled = [...candidates.values()]
      .flatMap((candidate) => candidate.spellings.map((spelling) => ({ candidate, spelling })))
      .slice(0, MOST_SPELLINGS)
  }

  /** The closest first, then those of the same method, then by label. */
  find(method: string, asked: readonly TemplateSegment[], limit: number): readonly Operation[] {
    const near: NearOperation[] = []
    const spelling = new Spelling(canonicalPath(asked))
    for (const { operation, spellings } of this.#likely(spelling)) {
      const distance = smallestDistance(spelling, spellings)
      if (distance <= MAX_DISTANCE) near.push({ operation, distance })
    }
    if (near.length === 0) near.push(...this.#underOtherPrefix(spelling.text))
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

  /** Those whose path is the asked one with some words before it or without: all moved at once. The fewest words first. */
  #underOtherPrefix(asked: string): NearOperation[] {
    const found = new Map<Operation, number>()
    for (const { candidate, spelling } of this.#spelled) {
      const { text } = spelling
      const isLonger = text.length > asked.length
      // Most are told apart by their last characters.
      if (!(isLonger ? text.endsWith(asked) : asked.endsWith(text))) continue
      const [longer, shorter] = isLonger ? [text, asked] : [asked, text]
      if (!/[^/{}]/.test(shorter)) continue
      const prefix = longer.slice(0, longer.length - shorter.length)
      const known = found.get(candidate.operation) ?? Infinity
      if (!prefix.includes('{') && prefix.length < known) found.set(candidate.operation, prefix.length)
    }
    return [...found].map(([operation, distance]) => ({ operation, distance }))
  }

  /** The first that look near by their letters. */
  #likely(asked: Spelling): ReadonlySet<Candidate> {
    const likely = new Set<Candidate>()
    for (const { candidate, spelling } of this.#ofLength(asked.text.length)) {
      if (likely.size === MOST_COMPARED) break
      if (mayBeNear(asked, spelling, MAX_DISTANCE)) likely.add(candidate)
    }
    return likely
  }

  /** Kept: the hundreds of paths that one spec may ask for have few lengths. */
  #ofLength(length: number): readonly Spelled[] {
    let known = this.#byLength.get(length)
    if (known === undefined) {
      known = this.#spelled.filter(({ spelling: { text } }) => {
        return Math.abs(length - text.length) <= Math.max(length, text.length) * MAX_DISTANCE
      })
      this.#byLength.set(length, known)
    }
    return known
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
