import { compareText } from '../text/compare-text.ts'
import type { SourceFile } from '../text/source-file.ts'
import { relativeDistance, Spelling } from '../text/spelling.ts'
import type { Spec } from '../spec/model.ts'
import type { SwaggerReading } from '../swagger/model.ts'
import type { SwaggerReference } from './model.ts'
import { baseName } from '../text/base-name.ts'

/** What is needed to follow a `swagger:` field. */
export interface ReferenceSources {
  /** The text of a file; `undefined` where there is no such file. */
  source(path: string): SourceFile | undefined
  /** Parses a document; `undefined` where there is no such file. */
  open(path: string): SwaggerReading | undefined
  /** Paths of the project's documents, for what is not where it should be. */
  documents(): readonly string[]
}

/** How many files a message names. */
const SUGGESTIONS = 3

/** Edits for each character of the longer path beyond which two paths are no misspelling of each other. */
const MAX_DISTANCE = 0.3

/** Follows the `swagger:` field of a spec. Nothing outside the project is ever looked at. */
export function followReference(spec: Spec, sources: ReferenceSources): SwaggerReference {
  const said = spec.frontmatter.swagger?.value.trim()
  if (said === undefined || said === '') return { kind: 'absent' }
  if (isAbsolute(said)) {
    const inside = partInside(said, sources)
    const document = inside === undefined ? undefined : sources.open(inside)?.document
    return { kind: 'absolute', path: said, inside, document }
  }
  const path = normalise(said)
  if (path === undefined) return { kind: 'outside', path: said }
  const source = sources.source(path)
  if (source === undefined) return { kind: 'missing', path, nearest: nearestFiles(path, sources.documents()) }
  const reading = sources.open(path)
  if (reading?.document === undefined) return { kind: 'unreadable', path, source, problems: reading?.problems ?? [] }
  return { kind: 'found', path, document: reading.document, problems: reading.problems }
}

/** POSIX and Windows absolute paths, and addresses: `file:`, `https:`. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|~[/\\]|[A-Za-z]:[/\\]|[A-Za-z][A-Za-z0-9+.-]+:)/.test(path)
}

/** Without `.`, `..` and empty segments; `undefined` where it leads out of the project. */
function normalise(path: string): string | undefined {
  const segments: string[] = []
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return undefined
  }
  return segments.length === 0 ? undefined : segments.join('/')
}

/** The longest tail of an absolute path that is a document of the project. */
function partInside(path: string, sources: ReferenceSources): string | undefined {
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  const documents = sources.documents()
  for (let from = 1; from < segments.length; from++) {
    const tail = segments.slice(from).join('/')
    if (documents.includes(tail) || sources.open(tail)?.document !== undefined) return tail
  }
  return undefined
}

/** Documents of the same name elsewhere first, then those whose path is spelt alike. */
function nearestFiles(path: string, documents: readonly string[]): readonly string[] {
  const name = baseName(path)
  const asked = new Spelling(path)
  const score = (candidate: string) =>
    baseName(candidate) === name ? 0 : relativeDistance(asked, new Spelling(candidate), MAX_DISTANCE)
  return documents
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .filter((entry) => entry.score <= MAX_DISTANCE)
    .toSorted((first, second) => first.score - second.score || compareText(first.candidate, second.candidate))
    .slice(0, SUGGESTIONS)
    .map((entry) => entry.candidate)
}
