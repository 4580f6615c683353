import { HTTP_METHODS } from '../spec/http-methods.ts'
import type { Operation, SwaggerDocument } from '../swagger/model.ts'
import type { OperationIndex, OperationLookup } from '../swagger/operation-index.ts'
import { nearestNames } from '../text/nearest-name.ts'

/** How many near operations an answer names. */
const MOST_NEAREST = 5

/** What a person's words for an operation lead to. */
export type OperationSearch =
  | { readonly kind: 'found'; readonly operation: Operation }
  /** Declared more than once: in several documents, or several methods of a path without a method. */
  | { readonly kind: 'several'; readonly operations: readonly Operation[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly Operation[] }

/**
 * Finds an operation by `METHOD /path`, by a path alone, by an address or by its `operationId`. Parameters may be
 * written as `{id}`, `{{id}}`, `:id` or as a value; the method in any case; the path with or without its prefix.
 *
 * @param document the only one to look in; `undefined` for all
 */
export function findOperation(said: string, index: OperationIndex, document?: SwaggerDocument): OperationSearch {
  const words = said.trim().split(/\s+/)
  const [first = '', ...rest] = words
  const isMethod = HTTP_METHODS.has(first.toUpperCase())
  const [target = '', ...others] = isMethod ? rest : words
  // Two paths, or a method that there is not: which of the words count, nobody can know.
  if (others.length > 0) return { kind: 'unknown', nearest: nearestTo(words, index) }
  const path = pathnameOf(target)
  const documents = document === undefined ? index.documents : [document]
  if (path === undefined)
    return byOperationId(
      target === '' ? first : target,
      documents,
      isMethod && target !== '' ? first.toUpperCase() : undefined,
    )
  const lookup = (method: string) =>
    document === undefined ? index.lookup(method, path) : index.lookupIn(document, method, path)
  if (isMethod) return byLookup(lookup(first.toUpperCase()), () => index.nearest(first, path, MOST_NEAREST))
  const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map(lookup)
  const exact = known.flatMap(({ declared }) => declared.map(({ operation }) => operation))
  const loose = known.flatMap(({ hardcoded }) => hardcoded?.operation ?? [])
  return answer(exact.length > 0 ? exact : loose, () => index.nearest('GET', path, MOST_NEAREST))
}

/** Operations like the first path among some words. */
function nearestTo(words: readonly string[], index: OperationIndex): readonly Operation[] {
  const [path] = words.flatMap((word) => pathnameOf(word) ?? [])
  return path === undefined ? [] : index.nearest('GET', path, MOST_NEAREST)
}

/** The path of an address or of what looks like a path; `undefined` for a name. */
function pathnameOf(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(text)
  const path = (address === null ? text : text.slice(address[0].length) || '/').replace(/[?#].*$/s, '')
  return address !== null || path.includes('/') ? (path.startsWith('/') ? path : `/${path}`) : undefined
}

function byLookup(
  { declared, hardcoded, otherMethods }: OperationLookup,
  nearest: () => readonly Operation[],
): OperationSearch {
  if (declared.length > 0)
    return answer(
      declared.map(({ operation }) => operation),
      nearest,
    )
  if (otherMethods.length > 0)
    return { kind: 'unknown', nearest: otherMethods.map(({ operation }) => operation).slice(0, MOST_NEAREST) }
  return answer(hardcoded === undefined ? [] : [hardcoded.operation], nearest)
}

function byOperationId(
  said: string,
  documents: readonly SwaggerDocument[],
  method: string | undefined,
): OperationSearch {
  const operations = documents
    .flatMap((each) => each.operations)
    .filter((each) => method === undefined || each.method === method)
  const exact = operations.filter(({ operationId }) => operationId === said)
  const folded =
    exact.length > 0 ? exact : operations.filter(({ operationId }) => operationId?.toLowerCase() === said.toLowerCase())
  return answer(folded, () => {
    const names = nearestNames(
      said,
      operations.flatMap(({ operationId }) => operationId ?? []),
      MOST_NEAREST,
    )
    return names.flatMap((name) => operations.find(({ operationId }) => operationId === name) ?? [])
  })
}

function answer(operations: readonly Operation[], nearest: () => readonly Operation[]): OperationSearch {
  const distinct = [
    ...new Map(
      operations.map((operation) => [`${operation.identity}\n${operation.document.source.path}`, operation]),
    ).values(),
  ]
  const [only] = distinct
  if (only === undefined) return { kind: 'unknown', nearest: nearest() }
  return distinct.length === 1 ? { kind: 'found', operation: only } : { kind: 'several', operations: distinct }
}
