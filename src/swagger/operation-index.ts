import { type DeclaredMatch, type DeclaredPath, DeclaredPaths, declaredPaths } from './declared-path.ts'
import { LikelyDocuments } from './likely-documents.ts'
import type { Operation, SwaggerDocument } from './model.ts'
import { NearestOperations } from './nearest-operations.ts'
import { parseTemplate, type TemplateSegment } from './path-template.ts'
import type { SwaggerStore } from './swagger-store.ts'

/** An operation that an asked path leads to. */
export interface OperationMatch {
  readonly operation: Operation
  /** Only without the prefix that its document puts before its paths. */
  readonly withoutPrefix: boolean
  /** Parameters that the asked path calls by another name, from the left. */
  readonly renamed: readonly { readonly said: string; readonly declared: string }[]
}

/** An operation that is meant, perhaps, by a path with a literal where its template has a parameter. */
export interface HardcodedMatch {
  readonly operation: Operation
  readonly withoutPrefix: boolean
  /** The first such parameter, and what stands there. */
  readonly parameter: string
  readonly literal: string
}

/** How a method and path relate to what is declared. At most one of the three has anything. */
export interface OperationLookup {
  /** In the order of the documents. With the prefix where any document has it so, else without. */
  readonly declared: readonly OperationMatch[]
  /** The path is declared, for these operations with other methods. */
  readonly otherMethods: readonly OperationMatch[]
  readonly hardcoded: HardcodedMatch | undefined
}

/** The same over all documents. */
export interface SearchedLookup extends OperationLookup {
  /** Paths of the documents that the answer was looked for in; `all` where it took every one. */
  readonly searched: readonly string[] | 'all'
}

/** What no API description lacks: fragments of one are told from it by their text, without being parsed. */
const MENTIONS_API = /swagger|openapi|paths/

const NOTHING: OperationLookup = { declared: [], otherMethods: [], hardcoded: undefined }

/**
 * Finds operations by method and path over many documents. A document is parsed only when its text has a path that may
 * be the asked one, or when no document has it: what is not found has been looked for everywhere.
 *
 * Two operations of two documents are the same one when their {@link Operation.identity} is: same method, and same path
 * under each document's first prefix, parameter names aside. A look-up gives them all.
 */
export class OperationIndex {
  readonly #store: SwaggerStore
  readonly #listPaths: () => readonly string[]
  readonly #known: ((path: string) => readonly string[] | undefined) | undefined
  readonly #likelyPaths = new Map<string, readonly string[]>()
  readonly #declared = new Map<SwaggerDocument, DeclaredPaths>()
  readonly #pathLists = new Map<SwaggerDocument, readonly DeclaredPath[]>()
  readonly #lookups = new Map<string, SearchedLookup>()
  #listed: readonly string[] | undefined
  #likely: LikelyDocuments | undefined
  #documents: readonly SwaggerDocument[] | undefined
  #everywhere: DeclaredPaths | undefined
  #nearest: NearestOperations | undefined

  /**
   * @param listPaths lists the files that are searched, in the order in which matches are given; not asked where all is
   * found in documents that are known.
   * @param known tells, where that is known, which of these files may have a path.
   */
  constructor(
    store: SwaggerStore,
    listPaths: () => readonly string[],
    known?: (path: string) => readonly string[] | undefined,
  ) {
    this.#store = store
    this.#listPaths = listPaths
    this.#known = known
  }

  /** Every document; parses all that were not needed so far. Files that are no API description are passed over. */
  get documents(): readonly SwaggerDocument[] {
    this.#documents ??= this.#paths
      .filter((path) => MENTIONS_API.test(this.#store.source(path)?.text ?? ''))
      .flatMap((path) => this.#store.open(path)?.document ?? [])
    return this.#documents
  }

  /** Files that may have a path by their texts, in their order. */
  likely(path: string): readonly string[] {
    let likely = this.#likelyPaths.get(path)
    if (likely === undefined) {
      const known = this.#known?.(path)
      likely = known === undefined ? this.#search(path) : this.#inOrder(known)
      this.#likelyPaths.set(path, likely)
    }
    return likely
  }

  /** What a method and path lead to over all documents. */
  lookup(method: string, path: string): SearchedLookup {
    const key = `${method.toUpperCase()} ${path}`
    let found = this.#lookups.get(key)
    if (found === undefined) this.#lookups.set(key, (found = this.#lookup(method.toUpperCase(), path)))
    return found
  }

  /** The same within one document, which need not be one of the index. */
  lookupIn(document: SwaggerDocument, method: string, path: string): OperationLookup {
    const asked = parseTemplate(path).segments
    const paths = this.#pathsOf(document)
    const exact = exactMatches(paths, asked)
    return exact.length > 0 ? byMethod(exact, method.toUpperCase(), asked) : looseMatch(paths, method, asked)
  }

  /**
   * Operations whose path is spelled much like the asked one: an edit distance of at most a quarter of the longer of
   * the two, parameter names aside. The closest first, then those of the same method, then by label.
   */
  nearest(method: string, path: string, limit: number): readonly Operation[] {
    this.#nearest ??= new NearestOperations(this.documents)
    return this.#nearest.find(method.toUpperCase(), parseTemplate(path).segments, limit)
  }

  get #paths(): readonly string[] {
    return (this.#listed ??= this.#listPaths())
  }

  #lookup(method: string, path: string): SearchedLookup {
    const asked = parseTemplate(path).segments
    const likely = this.likely(path).flatMap((file) => this.#store.open(file)?.document ?? [])
    const exact = likely.flatMap((document) => exactMatches(this.#pathsOf(document), asked))
    if (exact.length > 0) {
      return { ...byMethod(exact, method, asked), searched: likely.map(({ source }) => source.path) }
    }
    this.#everywhere ??= this.#pathsOfAll()
    const others = exactMatches(this.#everywhere, asked)
    const matches = others.length > 0 ? byMethod(others, method, asked) : looseMatch(this.#everywhere, method, asked)
    return { ...matches, searched: 'all' }
  }

  #search(path: string): readonly string[] {
    this.#likely ??= new LikelyDocuments(this.#paths.map((file) => this.#store.source(file)?.text ?? ''))
    return this.#likely.find(parseTemplate(path).segments).flatMap((number) => this.#paths[number] ?? [])
  }

  #inOrder(some: readonly string[]): readonly string[] {
    if (some.length < 2) return some
    const wanted = new Set(some)
    return this.#paths.filter((file) => wanted.has(file))
  }

  #pathsOfAll(): DeclaredPaths {
    const [only, ...others] = this.documents
    if (only !== undefined && others.length === 0) return this.#pathsOf(only)
    return new DeclaredPaths(this.documents.flatMap((document) => this.#pathListOf(document)))
  }

  #pathsOf(document: SwaggerDocument): DeclaredPaths {
    let paths = this.#declared.get(document)
    if (paths === undefined) this.#declared.set(document, (paths = new DeclaredPaths(this.#pathListOf(document))))
    return paths
  }

  #pathListOf(document: SwaggerDocument): readonly DeclaredPath[] {
    let list = this.#pathLists.get(document)
    if (list === undefined) this.#pathLists.set(document, (list = declaredPaths(document)))
    return list
  }
}

interface ExactMatch {
  readonly path: DeclaredPath
  readonly match: DeclaredMatch
}

/** Every match without a literal in place of a parameter. */
function exactMatches(paths: DeclaredPaths, asked: readonly TemplateSegment[]): readonly ExactMatch[] {
  const matches: ExactMatch[] = []
  for (const path of paths.candidates(asked)) {
    const match = path.match(asked)
    if (match?.hardcoded.length === 0) matches.push({ path, match })
  }
  return matches
}

/** A match with a literal in place of a parameter: the one with the fewest, then with the most literals in common. */
function looseMatch(paths: DeclaredPaths, method: string, asked: readonly TemplateSegment[]): OperationLookup {
  const wanted = method.toUpperCase()
  let best: { match: DeclaredMatch; operation: Operation } | undefined
  for (const path of paths.looseCandidates(asked)) {
    const operation = path.operations.find((each) => each.method === wanted)
    const match = operation === undefined ? undefined : path.match(asked)
    // Without a literal in common, `/{a}/{b}` would be meant by every path of two segments.
    if (operation === undefined || match === undefined || match.literals === 0) continue
    if (best === undefined || compareLoose(match, best.match) < 0) best = { match, operation }
  }
  const [first] = best?.match.hardcoded ?? []
  if (best === undefined || first === undefined) return NOTHING
  const { operation, match } = best
  return { ...NOTHING, hardcoded: { operation, withoutPrefix: match.withoutPrefix, ...first } }
}

/** All that match as well as the best one does, first among those with the method. */
function byMethod(exact: readonly ExactMatch[], method: string, asked: readonly TemplateSegment[]): OperationLookup {
  const declared = exact.filter(({ path }) => path.operations.some((operation) => operation.method === method))
  const best = bestOf(declared.length > 0 ? declared : exact)
  const matches = best.flatMap(({ path, match }) => {
    const renamed = renamedParameters(asked, match.declared)
    return path.operations.map((operation) => ({ operation, withoutPrefix: match.withoutPrefix, renamed }))
  })
  if (declared.length === 0) return { ...NOTHING, otherMethods: matches }
  return { ...NOTHING, declared: matches.filter(({ operation }) => operation.method === method) }
}

function bestOf(exact: readonly ExactMatch[]): readonly ExactMatch[] {
  let best: ExactMatch[] = []
  for (const each of exact) {
    const order = best[0] === undefined ? -1 : compareExact(each.match, best[0].match)
    if (order < 0) best = [each]
    else if (order === 0) best.push(each)
  }
  return best
}

function renamedParameters(
  asked: readonly TemplateSegment[],
  declared: readonly TemplateSegment[],
): readonly { said: string; declared: string }[] {
  return asked.flatMap((segment, index) => {
    const template = declared[index]
    if (template === undefined || segment.canonical !== template.canonical) return []
    return segment.parameters.flatMap((said, position) => {
      const name = template.parameters[position]
      return name === undefined || name === said ? [] : [{ said, declared: name }]
    })
  })
}

function compareExact(first: DeclaredMatch, second: DeclaredMatch): number {
  return Number(first.withoutPrefix) - Number(second.withoutPrefix) || first.composed - second.composed
}

function compareLoose(first: DeclaredMatch, second: DeclaredMatch): number {
  return (
    first.hardcoded.length - second.hardcoded.length ||
    Number(first.withoutPrefix) - Number(second.withoutPrefix) ||
    first.composed - second.composed ||
    second.literals - first.literals
  )
}
