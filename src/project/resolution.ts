import { distance } from 'fastest-levenshtein'
import type { Operation, SwaggerDocument } from '../swagger/model.ts'
import type { OperationIndex, OperationLookup, OperationMatch, SearchedLookup } from '../swagger/operation-index.ts'
import { matchPath } from '../swagger/path-match.ts'
import { parseTemplate } from '../swagger/path-template.ts'
import type { Consulted } from './consulted.ts'
import { foldEndpoint } from './endpoint-catalog.ts'
import type { MatchDetail, Resolution } from './model.ts'

/** How many near operations a message may name. */
const MOST_NEAREST = 5

/** Edits, as a share of the longer word, within which a literal is a misspelling of a sibling and no value. */
const MISSPELLING = 0.34

/** Finds what a `METHOD /path` of one spec leads to: its own document first, then all of the project. */
export class Resolver {
  readonly #index: OperationIndex
  readonly #consulted: Consulted
  readonly #known = new Map<string, Resolution>()

  constructor(
    index: OperationIndex,
    /** The document that the spec names, where it could be read. */
    readonly document: SwaggerDocument | undefined,
    consulted: Consulted,
  ) {
    this.#index = index
    this.#consulted = consulted
  }

  resolve(method: string, path: string): Resolution {
    const key = `${method} ${path}`
    let resolution = this.#known.get(key)
    if (resolution === undefined) {
      this.#consulted.asked.set(key, [method, path])
      this.#known.set(key, (resolution = this.#resolve(method, path)))
    }
    return resolution
  }

  #resolve(method: string, path: string): Resolution {
    const own = this.document === undefined ? undefined : this.#index.lookupIn(this.document, method, path)
    const inOwn = own === undefined ? undefined : declared(own.declared)
    // With the prefix in another document beats without it in the own one.
    if (inOwn?.kind === 'declared' && !inOwn.match.withoutPrefix) return inOwn
    const all = this.#lookup(method, path)
    const elsewhere = declared(all.declared)
    if (elsewhere?.kind === 'declared' && !elsewhere.match.withoutPrefix) return elsewhere
    return inOwn ?? elsewhere ?? this.#nearMiss(method, path, own, all)
  }

  #lookup(method: string, path: string): SearchedLookup {
    const lookup = this.#index.lookup(method, path)
    if (lookup.searched === 'all') this.#consulted.everything = true
    else for (const document of lookup.searched) this.#consulted.files.add(document)
    this.#consulted.calls.add(path)
    return lookup
  }

  #nearMiss(method: string, path: string, own: OperationLookup | undefined, all: OperationLookup): Resolution {
    const [other, ...others] = (own?.otherMethods.length ? own : all).otherMethods.map((match) => match.operation)
    if (other !== undefined) return { kind: 'wrong-method', operations: [other, ...others] }
    const hardcoded = own?.hardcoded ?? all.hardcoded
    this.#consulted.everything = true
    const nearest = lazily(() => this.#index.nearest(method, path, MOST_NEAREST))
    if (
      hardcoded !== undefined &&
      !nearest().some((operation) => isMisspeltSibling(path, operation, hardcoded.literal))
    ) {
      const { operation, parameter, literal } = hardcoded
      return { kind: 'hardcoded', operation, parameter, literal }
    }
    return {
      kind: 'undeclared',
      // Sought among all operations, and of thousands of calls only some are told of.
      get nearest() {
        return nearest()
      },
    }
  }
}

function lazily<T extends object>(work: () => T): () => T {
  let result: T | undefined
  return () => (result ??= work())
}

function declared(matches: readonly OperationMatch[]): (Resolution & { kind: 'declared' }) | undefined {
  const [first, ...others] = matches
  if (first === undefined) return undefined
  const match: MatchDetail = { withoutPrefix: first.withoutPrefix, renamed: first.renamed }
  return { kind: 'declared', operations: [first.operation, ...others.map((other) => other.operation)], match }
}

/** A word where a parameter could stand, spelled nearly like a literal that another operation has there. */
function isMisspeltSibling(path: string, operation: Operation, literal: string): boolean {
  if (!/^[A-Za-z][A-Za-z_-]*$/.test(literal)) return false
  const asked = parseTemplate(path).segments
  const back = asked.length - asked.findIndex((segment) => segment.text === literal)
  const sibling = operation.template.segments.at(-back)
  if (sibling === undefined || sibling.parameters.length > 0) return false
  return distance(literal, sibling.text) <= MISSPELLING * Math.max(literal.length, sibling.text.length)
}

/** One side of a comparison of two calls. */
export interface ComparedCall {
  readonly method: string
  readonly path: string
  readonly resolution: Resolution | undefined
}

/**
 * Whether two calls are of the same operation: both lead to it, or they are spelled alike where swagger does not help.
 * A literal in place of a parameter calls the operation all the same.
 */
export function callsSameEndpoint(first: ComparedCall, second: ComparedCall): boolean {
  if (foldEndpoint(first.method, first.path) === foldEndpoint(second.method, second.path)) return true
  const called = identities(first.resolution)
  const asked = identities(second.resolution)
  if (called.length === 0 && asked.length === 0) return first.method === second.method && fits(first.path, second.path)
  return asked.some((identity) => called.includes(identity))
}

/** Whether a path has values where another one, of which no swagger knows either, has parameters. */
function fits(path: string, template: string): boolean {
  return matchPath(parseTemplate(path).segments, parseTemplate(template).segments) !== undefined
}

function identities(resolution: Resolution | undefined): readonly string[] {
  if (resolution?.kind === 'declared') return resolution.operations.map((operation) => operation.identity)
  return resolution?.kind === 'hardcoded' ? [resolution.operation.identity] : []
}

/** The operation to judge by: the first that was declared, or the one that a literal hides. */
export function operationOf(resolution: Resolution | undefined): Operation | undefined {
  if (resolution?.kind === 'declared') return resolution.operations[0]
  return resolution?.kind === 'hardcoded' ? resolution.operation : undefined
}
