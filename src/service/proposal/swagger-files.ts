import { SwaggerStore } from '../../swagger/swagger-store.ts'
import type { SwaggerDocument } from '../../swagger/model.ts'
import type { Host } from '../host.ts'

/** What no API description lacks, seen without parsing. */
const MENTIONS_API = /swagger|openapi|paths/

/** Of the operations of a copy, so many are declared elsewhere. */
const COPIED_SHARE = 0.9

/** Of the specs, so many name documents of a folder that is no copy. */
const NAMED_SHARE = 0.25

/** An API description, and where it stands. */
export interface FoundDocument {
  readonly path: string
  readonly document: SwaggerDocument
}

/** The API descriptions among data files; one that declares nothing has to say at least that it is one. */
export function readDocuments(host: Host, paths: readonly string[]): readonly FoundDocument[] {
  const store = new SwaggerStore((path) => host.read(path), {})
  return paths.flatMap((path) => {
    const text = host.read(path)
    if (text === undefined || !MENTIONS_API.test(text)) return []
    const document = store.open(path)?.document
    const isDocument = document !== undefined && (document.version !== undefined || document.operations.length > 0)
    return isDocument ? [{ path, document }] : []
  })
}

/** References to another file of the same disk. Capped: a hostile line is no reason to look for ever. */
const LOCAL_REFERENCE = /\$ref["']?\s{0,9}:\s{0,9}["']?([^\s"'#?:]{1,500}\.(?:json|ya?ml))/gi

/** The files that documents are continued in: what their references lead to, and what those of these lead to. */
export function findParts(host: Host, documents: readonly FoundDocument[]): ReadonlySet<string> {
  const reached = new Set(documents.map(({ path }) => path))
  // A set that grows while it is walked is walked to its new end.
  for (const path of reached) {
    const text = host.read(path) ?? ''
    if (!text.includes('$ref')) continue
    for (const [, reference = ''] of text.matchAll(LOCAL_REFERENCE)) {
      const target = resolveFrom(path, reference)
      if (target !== undefined) reached.add(target)
    }
  }
  for (const { path } of documents) reached.delete(path)
  return reached
}

/** The path that a relative reference leads to; `undefined` where that is outside of the project. */
function resolveFrom(path: string, reference: string): string | undefined {
  const segments = path.split('/').slice(0, -1)
  for (const segment of reference.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return undefined
  }
  return segments.join('/')
}

/**
 * Documents that only repeat what others declare, such as a bundle that a tool made of them: few specs name a document of
 * their folder, and nearly all of their operations are declared in folders that many name.
 *
 * @param named paths that specs name, with how many specs name each.
 */
export function findCopies(
  documents: readonly FoundDocument[],
  named: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const folders = foldersNamed(named)
  const originals = documents.filter(({ path }) => folders.has(topFolder(path)))
  const others = documents.filter(({ path }) => !folders.has(topFolder(path)))
  const declared = new Set(originals.flatMap(({ document }) => document.operations.map(({ identity }) => identity)))
  const copies = others.filter(({ document: { operations } }) => {
    const known = operations.filter(({ identity }) => declared.has(identity)).length
    return operations.length > 0 && known >= operations.length * COPIED_SHARE
  })
  return new Set(copies.map(({ path }) => path))
}

/** The folders that many specs name. */
function foldersNamed(named: ReadonlyMap<string, number>): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const [path, times] of named) counts.set(topFolder(path), (counts.get(topFolder(path)) ?? 0) + times)
  const all = [...named.values()].reduce((sum, times) => sum + times, 0)
  return new Set([...counts].filter(([, times]) => times >= all * NAMED_SHARE).map(([folder]) => folder))
}

/** A file in the root is a folder of its own. */
function topFolder(path: string): string {
  const [first = path] = path.split('/')
  return first
}
