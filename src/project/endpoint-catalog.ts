import type { Place } from '../diagnostic/finding.ts'
import { groupBy } from '../text/group-by.ts'
import { SourceFile } from '../text/source-file.ts'
import type { SpecSummary } from './model.ts'

/** A frontmatter's `endpoint:` line; quotes and a query are left off. Linear on any input. */
const ENDPOINT_LINE = /^endpoint:[ \t]*["']?([A-Za-z]+)[ \t]+([^\s"'?#]+)/m

/** How much of a file may be frontmatter. */
const HEAD = 16_384

/** What is known of a spec without reading it. */
export interface KnownEndpoint {
  /** As {@link foldEndpoint} has it; `undefined` where the spec has none. */
  readonly endpoint: string | undefined
}

/**
 * Which specs of the project are about which endpoint, found by their `endpoint:` line alone, so that linting one file
 * need not parse all the others. Spellings are folded: parameter names, letter case of the method, a trailing slash.
 */
export class EndpointCatalog {
  readonly #paths: readonly string[]
  readonly #read: (path: string) => string | undefined
  readonly #known: (path: string) => KnownEndpoint | undefined
  /** Of the specs that had to be read. */
  readonly #endpoints = new Map<string, string | undefined>()
  #byEndpoint: ReadonlyMap<string | undefined, readonly string[]> | undefined

  /** @param known spares reading a spec. */
  constructor(
    paths: readonly string[],
    read: (path: string) => string | undefined,
    known: (path: string) => KnownEndpoint | undefined = () => undefined,
  ) {
    this.#paths = paths
    this.#read = read
    this.#known = known
  }

  /** Specs for any of the spellings, sorted by path. */
  find(spellings: Iterable<string>): readonly SpecSummary[] {
    this.#byEndpoint ??= groupBy(this.#paths, (path) => this.endpointOf(path))
    const found = new Set<string>()
    for (const spelling of spellings) for (const path of this.#byEndpoint.get(spelling) ?? []) found.add(path)
    return [...found].toSorted().map((path) => ({ path, place: { seek: () => Promise.resolve(this.#placeOf(path)) } }))
  }

  /** What the `endpoint:` line of a spec says, folded; `undefined` where there is none. */
  endpointOf(path: string): string | undefined {
    const known = this.#known(path)
    if (known !== undefined) return known.endpoint
    if (!this.#endpoints.has(path)) this.#endpoints.set(path, this.#look(path))
    return this.#endpoints.get(path)
  }

  #look(path: string): string | undefined {
    const match = endpointLine(this.#read(path))
    return match === null ? undefined : foldEndpoint(match[1] ?? '', match[2] ?? '')
  }

  #placeOf(path: string): Place {
    const text = this.#read(path) ?? ''
    const match = endpointLine(text)
    const start = match?.index ?? 0
    return { source: new SourceFile(path, text), span: { start, end: start + (match?.[0].length ?? 0) } }
  }
}

/** One spelling for all: `GET /clients/{}`. */
export function foldEndpoint(method: string, path: string): string {
  const folded = path.replace(/\{\{?[^{}]*\}?\}/g, '{}').replace(/\/+$/, '')
  return `${method.toUpperCase()} ${folded}`
}

function endpointLine(text = ''): RegExpExecArray | null {
  return ENDPOINT_LINE.exec(text.slice(0, HEAD))
}
