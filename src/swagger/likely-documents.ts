import { pathTail } from './declared-path.ts'
import { scanPathKeys } from './path-keys.ts'
import { parseTemplate, type TemplateSegment } from './path-template.ts'

/** A path that stands in the text of a document, taken apart when it may be an asked one. */
interface ScannedPath {
  readonly document: number
  readonly key: string
}

/**
 * Tells which documents may have a path by a look at their texts, so that the others need not be parsed. It may name
 * one too many, and misses a path that is spelled in an unusual way: see {@link scanPathKeys}.
 */
export class LikelyDocuments {
  readonly #byTail = new Map<string, ScannedPath[]>()

  /** @param texts one for each document, in order */
  constructor(texts: Iterable<string>) {
    const tails = new Map<string, string>()
    let document = 0
    for (const text of texts) {
      for (const key of new Set(scanPathKeys(text))) {
        let tail = tails.get(key)
        if (tail === undefined) tails.set(key, (tail = pathTail(parseTemplate(key).segments)))
        const known = this.#byTail.get(tail)
        if (known === undefined) this.#byTail.set(tail, [{ document, key }])
        else known.push({ document, key })
      }
      document++
    }
  }

  /** Numbers of the documents, from 0, that have a path which ends like the asked one; ascending. */
  find(asked: readonly TemplateSegment[]): readonly number[] {
    const likely = new Set<number>()
    // A path without a literal may have one in its prefix.
    for (const tail of new Set([pathTail(asked), ''])) {
      for (const { document, key } of this.#byTail.get(tail) ?? []) {
        if (!likely.has(document) && endsAlike(asked, parseTemplate(key).segments)) likely.add(document)
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
