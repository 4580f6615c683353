import { CORE_SCHEMA, loadAll, Type, YAMLException } from 'js-yaml'
import type { Parsed, Problem } from '../diagnostic/finding.ts'
import { BYTE_ORDER_MARK } from '../text/line-index.ts'
import { lineEnd, lineStart } from '../text/lines.ts'
import type { Span } from '../text/span.ts'
import { endSharing } from './shared-values.ts'

/** Core types, so that a date stays text, and merge keys, which documents of shared parts live on. */
const SCHEMA = CORE_SCHEMA.extend({
  implicit: [new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (key) => key === '<<' })],
})

/** How often a broken document is read again, each time without the part that could not be read. */
const MOST_ATTEMPTS = 8
/** What is read over and over at most, all attempts together. */
const MOST_CHARACTERS_REREAD = 2 * 1024 * 1024

/** The value of a YAML text, without the parts that cannot be read. Offsets count from the start of the text. */
export function readYamlData(text: string): Parsed<unknown> {
  const problems: Problem[] = []
  const attempts = Math.min(MOST_ATTEMPTS, 1 + Math.floor(MOST_CHARACTERS_REREAD / (text.length + 1)))
  let readable = text
  let repeatedKeys = false
  let gap: Gap | undefined
  for (let attempt = 0; attempt < attempts; attempt++) {
    const result = load(readable, repeatedKeys)
    if (!(result instanceof YAMLException)) return unshared(result, text, problems)
    // The library counts from behind a byte order mark: a second one, as the first is none of this text's.
    const at = Math.min(result.mark.position + (readable.startsWith(BYTE_ORDER_MARK) ? 1 : 0), text.length)
    if (result.reason === 'duplicated mapping key') {
      repeatedKeys = true
      problems.push(repeatedKey(text, at))
      continue
    }
    if (gap === undefined || !touches(gap, at)) {
      problems.push({ span: characterAt(text, at), message: wording(result.reason) })
    }
    gap = gap !== undefined && touches(gap, at) ? widen(text, gap) : gapAt(text, at)
    readable = blankOut(readable, gap)
  }
  return { value: undefined, problems }
}

function load(text: string, repeatedKeys: boolean): unknown[] | YAMLException {
  try {
    return loadAll(text, null, { schema: SCHEMA, json: repeatedKeys })
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

function unshared([value, ...more]: unknown[], text: string, problems: Problem[]): Parsed<unknown> {
  if (more.length > 0) {
    const start = Math.max(0, text.search(/(?<=[^\r\n][\r\n]+)---(?=\s|$)/))
    const message = 'A second YAML document starts here, and only the first is read.'
    problems.push({ span: { start, end: start + 3 }, message })
  }
  // Without an anchor nothing can be shared.
  if (!/(?:^|[\s,[{:-])&[^\s&]/.test(text)) return { value, problems }
  if (endSharing(value)) return { value, problems }
  const message = 'The aliases of this document stand for more values than are read, or for themselves.'
  return { value, problems: [...problems, { span: { start: 0, end: 0 }, message }] }
}

/** A stretch of whole lines that is left out, and the indentation of its first one. */
interface Gap extends Span {
  readonly indent: number
}

function touches(gap: Gap, at: number): boolean {
  return at >= gap.start && at <= gap.end + 1
}

/** The line of an error, or the last one with text before it, and all lines indented further. */
function gapAt(text: string, at: number): Gap {
  let start = lineStart(text, at)
  while (start > 0 && isBlankLine(text, start)) start = lineStart(text, start - 1)
  return gapFrom(text, start)
}

/** The entry around a gap: from the nearest line above that is indented less. */
function widen(text: string, gap: Gap): Gap {
  let start = gap.start
  while (start > 0) {
    start = lineStart(text, start - 1)
    if (!isBlankLine(text, start) && indentOf(text, start) < gap.indent) break
  }
  const wider = gapFrom(text, start)
  return { ...wider, end: Math.max(wider.end, gap.end) }
}

function gapFrom(text: string, start: number): Gap {
  const indent = indentOf(text, start)
  let end = lineEnd(text, start)
  for (let next = end + 1; next < text.length; next = end + 1) {
    if (!isBlankLine(text, next) && indentOf(text, next) <= indent) break
    end = lineEnd(text, next)
  }
  return { start, end, indent }
}

function blankOut(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end)
}

function indentOf(text: string, start: number): number {
  let at = start
  while (text[at] === ' ') at++
  return at - start
}

function isBlankLine(text: string, start: number): boolean {
  return /^[ \t]*$/.test(text.slice(start, lineEnd(text, start)))
}

function repeatedKey(text: string, at: number): Problem {
  const [written = ''] = /^(?:"[^"\r\n]*"|'[^'\r\n]*'|[^:\r\n]*)/.exec(text.slice(at, at + 200)) ?? []
  const quoted = /^["']/.test(written)
  const key = quoted ? written.slice(1, -1) : written.trimEnd()
  const start = quoted ? at + 1 : at
  return { span: { start, end: start + key.length }, message: `The key \`${key}\` is given twice in one mapping.` }
}

function characterAt(text: string, at: number): Span {
  return { start: at, end: at < lineEnd(text, at) ? at + 1 : at }
}

function wording(reason: string): string {
  if (reason.startsWith('tab characters')) return 'A tab indents this line, and YAML takes only spaces.'
  if (reason.startsWith('bad indentation')) return 'The indentation of this line fits nothing above it.'
  if (reason.startsWith('nesting exceeded')) return 'The YAML is nested too deeply to be read.'
  return `The YAML cannot be read here: ${reason}.`
}
