import type { Place } from '../diagnostic/finding.ts'
import { SourceFile } from '../text/source-file.ts'
import type { SpecSummary } from './model.ts'

/** A frontmatter's `endpoint:` line; quotes and a query are left off. Linear on any input. */
const ENDPOINT_LINE = /^endpoint:[ \t]*["']?([A-Za-z]+)[ \t]+([^\s"'?#]+)/m

/** How much of a file may be frontmatter. */
const HEAD = 16_384

/**
 * Which specs of the project are about which endpoint, found by their `endpoint:` line alone, so that linting one file
 * need not parse all the others. Spellings are folded: parameter names, letter case of the method, a trailing slash.
 */
export class EndpointCatalog {
  #byEndpoint: Map<string, SpecSummary[]> | undefined

  constructor(
    private readonly paths: readonly string[],
    private readonly read: (path: string) => string | undefined,
  ) {}

  /** Specs for any of the spellings, sorted by path. */
  find(spellings: Iterable<string>): readonly SpecSummary[] {
    this.#byEndpoint ??= this.#collect()
    const found = new Map<string, SpecSummary>()
    for (const spelling of spellings) {
      for (const summary of this.#byEndpoint.get(spelling) ?? []) found.set(summary.path, summary)
    }
    return [...found.values()].toSorted((first, second) => (first.path < second.path ? -1 : 1))
  }

  #collect(): Map<string, SpecSummary[]> {
    const byEndpoint = new Map<string, SpecSummary[]>()
    for (const path of this.paths) {
      const text = this.read(path)
      if (text === undefined) continue
      const match = ENDPOINT_LINE.exec(text.slice(0, HEAD))
      if (match === null) continue
      const key = foldEndpoint(match[1] ?? '', match[2] ?? '')
      const list = byEndpoint.get(key)
      const summary = { path, place: { seek: () => Promise.resolve(placeOfLine(path, text, match)) } }
      if (list === undefined) byEndpoint.set(key, [summary])
      else list.push(summary)
    }
    return byEndpoint
  }
}

/** One spelling for all: `GET /clients/{}`. */
export function foldEndpoint(method: string, path: string): string {
  const folded = path.replace(/\{\{?[^{}]*\}?\}/g, '{}').replace(/\/+$/, '')
  return `${method.toUpperCase()} ${folded}`
}

function placeOfLine(path: string, text: string, match: RegExpExecArray): Place {
  return { source: new SourceFile(path, text), span: { start: match.index, end: match.index + match[0].length } }
}
