import type { Parsed } from '../diagnostic/finding.ts'
import type { JsonPath, PathSegment } from './json-path.ts'
import { SegmentReader, type JsonPathLibrary } from './json-path-segments.ts'
import { readPlainJsonPath } from './plain-json-path.ts'

/** Longer than any path of people; the library's parser recurses over what is in brackets. */
const MOST_CHARACTERS = 1000
const MOST_OPENINGS = 50

/**
 * A JSONPath of RFC 9535; the older form `[?(…)]` of a filter is part of it. A path without its `$` is read as if it
 * had one, and is a problem all the same. Offsets of segments and problems count from the start of `text`.
 *
 * Never rejects; `undefined` stands for a text that is no path.
 */
export async function parseJsonPath(text: string): Promise<Parsed<JsonPath | undefined>> {
  const plain = readPlainJsonPath(text)
  if (plain !== undefined) return { value: plain, problems: [] }
  if (text.trim() === '') return failed(text, 0, 'The JSONPath is empty.')
  const rootless = /^[A-Za-z_]/.test(text) ? readPlainJsonPath(`$.${text}`) : undefined
  if (rootless !== undefined) {
    const segments = rootless.segments.map((segment) => moved(segment, -2))
    const span = { start: 0, end: segments[0]?.end ?? 0 }
    const problem = { span, message: 'A JSONPath starts with `$`.', help: `Write \`$.${text}\`.` }
    return { value: { text, segments }, problems: [problem] }
  }
  const openings = text.match(/[([!]/g)?.length ?? 0
  if (text.length > MOST_CHARACTERS || openings > MOST_OPENINGS) {
    return failed(text, 0, `The JSONPath is longer than ${MOST_CHARACTERS} characters or has too many brackets.`)
  }
  return readWithLibrary(await import('json-p3'), text)
}

/**
 * Whether a path stands for one value. A filter does, though it may match several: whoever runs a path takes the
 * first match. Wildcards, slices, unions and `..` are meant to give many.
 */
export function yieldsSingleValue(path: JsonPath): boolean {
  return path.segments.every(({ kind }) => kind === 'name' || kind === 'index' || kind === 'filter')
}

function readWithLibrary(library: JsonPathLibrary, text: string): Parsed<JsonPath | undefined> {
  try {
    const segments = new SegmentReader(library, text).read(compiled(library, text).segments)
    return { value: { text, segments }, problems: [] }
  } catch (error) {
    if (!(error instanceof library.JSONPathError)) return failed(text, 0, 'This is no JSONPath.')
    const at = Math.max(0, Math.min(error.token.index, text.length))
    return failed(text, at, wording(text, at, error.message))
  }
}

/** The library takes every number but those from 0 to 1: `0.5` is tried again as `1.5`. No one here asks which it is. */
function compiled(library: JsonPathLibrary, text: string): ReturnType<JsonPathLibrary['compile']> {
  try {
    return library.compile(text)
  } catch (error) {
    const larger = text.replace(FRACTION, (found) => (found === '0' ? '1' : found))
    if (larger === text) throw error
    return library.compile(larger)
  }
}

/** The zero of a fraction, or a text in quotes, which may hold one and is not touched. */
const FRACTION = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?<![\w.])0(?=\.\d)/g

/** Says an error of the library in a sentence of ours. */
function wording(text: string, at: number, reason: string): string {
  if (reason.startsWith('unclosed')) return 'A bracket or quote of the JSONPath is never closed.'
  if (reason.startsWith('bald descendant')) return 'The JSONPath names nothing after `..`.'
  if (reason.startsWith("expected '$'")) return 'A JSONPath starts with `$`.'
  if (text[at] === '[' && text[at - 1] === '.') return 'A JSONPath has no `.` before a bracket.'
  if (at >= text.length) return 'The JSONPath breaks off at its end.'
  const rest = text.slice(at, at + 20)
  return `The JSONPath cannot be read from \`${rest}${at + 20 < text.length ? '…' : ''}\` on.`
}

function failed(text: string, start: number, message: string): Parsed<undefined> {
  return { value: undefined, problems: [{ span: { start, end: text.length }, message }] }
}

function moved(segment: PathSegment, by: number): PathSegment {
  return { ...segment, start: segment.start + by, end: segment.end + by }
}
