import { pathTail } from './declared-path.ts'
import { scanPathKeys } from './path-keys.ts'
import { parseTemplate, type TemplateSegment } from './path-template.ts'

/** A path that stands in the texts of documents. */
interface ScannedPath {
  readonly segments: readonly TemplateSegment[]
  /** Numbers of the documents, ascending. */
  readonly documents: number[]
}

/** Paths that end alike and are told apart; of all documents together, there are seldom a hundred. */
const MOST_ALIKE = 2_000

/**
 * Tells which documents may have a path by a look at their texts, so that the others need not be parsed. It may name
 * one too many, and misses a path that is spelled in an unusual way: see {@link scanPathKeys}.
 */
export class LikelyDocuments {
  readonly #byTail = new Map<string, ScannedPath[]>()

  /** @param texts one for each document, in order */
  constructor(texts: Iterable<string>) {
    const paths = new Map<string, ScannedPath>()
    let document = 0
    for (const text of texts) {
      for (const key of scanPathKeys(text)) {
        const { documents } = paths.get(key) ?? this.#add(key, paths)
        if (documents.at(-1) !== document) documents.push(document)
      }
      document++
    }
  }

  #add(key: string, paths: Map<string, ScannedPath>): ScannedPath {
    const path: ScannedPath = { segments: parseTemplate(key).segments, documents: [] }
    paths.set(key, path)
    const tail = pathTail(path.segments)
    const known = this.#byTail.get(tail)
    if (known === undefined) this.#byTail.set(tail, [path])
    else known.push(path)
    return path
  }

  /** Numbers of the documents, from 0, that have a path which ends like the asked one; ascending. */
  find(asked: readonly TemplateSegment[]): readonly number[] {
    const likely = new Set<number>()
    // A path without a literal may have one in its prefix.
    for (const tail of new Set([pathTail(asked), ''])) {
      const paths = this.#byTail.get(tail) ?? []
      for (const { segments, documents } of paths) {
        // Of so many paths that end alike, one will be meant.
        if (paths.length > MOST_ALIKE || endsAlike(asked, segments))
          for (const document of documents) likely.add(document)
      }
    }
    return [...likely].toSorted((first, second) => first - second)
  }
}

/** Whether the shorter of the two ends the longer one: the rest may be a prefix. */
function endsAlike(asked: readonly TemplateSegment[], scanned: readonly TemplateSegment[]): boolean {
  const length = Math.min(asked.length, scanned.length)
  for (let back = 1; back <= length; back++) {
    const first = asked[asked.length - back]
    const second = scanned[scanned.length - back]
    if (first === undefined || second === undefined) return false
    const bothParametric = first.parameters.length > 0 && second.parameters.length > 0
    if (!bothParametric && first.canonical !== second.canonical) return false
  }
  return true
}
