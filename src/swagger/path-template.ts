/**
 * The identity of an operation lives here and nowhere else: prefixes, literal segments before parameters, parameter
 * names irrelevant, trailing slashes irrelevant.
 */
export interface PathTemplate {
  /** As the document has it, without prefix. */
  readonly text: string
  readonly segments: readonly TemplateSegment[]
  /** Names of the parameters in order. */
  readonly parameters: readonly string[]
}

/** One segment: all literal, or with at least one parameter in it (`{id}`, `{id}.json`). */
export interface TemplateSegment {
  readonly text: string
  readonly parameters: readonly string[]
  /** Percent-decoded, with `{}` for every parameter: equal for two segments that mean the same. */
  readonly canonical: string
}

/** Longest name of a parameter, or expression of a placeholder. */
const MAX_PARAMETER = 200

/** The longest paths that are taken apart: no server takes an address that goes far beyond this. */
const MOST_CHARACTERS = 2_000
const MOST_SEGMENTS = 64

/** What a path has that is not taken apart, after "has". */
export const TOO_LONG: string = `more than ${MOST_CHARACTERS} characters or ${MOST_SEGMENTS} segments`

/** Whether a path is longer than any that is meant. */
export function isTooLong(path: string): boolean {
  return (
    path.length > MOST_CHARACTERS || (path.length > 2 * MOST_SEGMENTS && path.split('/').length > MOST_SEGMENTS + 1)
  )
}

/** What {@link TemplateSegment.canonical} has in place of a parameter. */
export const ANONYMOUS_PARAMETER = '{}'

/**
 * Reads a path: a template of a document, or a path that somebody asks for. `{x}`, `{{x}}`, `{x}` with encoded braces
 * and a whole segment `:x` are parameters; empty segments (trailing and doubled slashes) count for nothing, and what
 * follows a `?` or `#` is no path. One that {@link isTooLong} is a single literal segment.
 */
export function parseTemplate(text: string): PathTemplate {
  if (isTooLong(text)) return { text, segments: [{ text, parameters: NONE, canonical: text }], parameters: NONE }
  const segments = splitSegments(text.includes('%7') ? decodeBraces(text) : text)
  return { text, segments, parameters: parametersOf(segments) }
}

function parametersOf(segments: readonly TemplateSegment[]): readonly string[] {
  const parameters: string[] = []
  for (const segment of segments) for (const name of segment.parameters) parameters.push(name)
  return parameters
}

/** `/clients/{}/notes`: equal for all spellings of one path. */
export function canonicalPath(segments: readonly TemplateSegment[]): string {
  let path = ''
  for (const { canonical } of segments) path += '/' + canonical
  return path === '' ? '/' : path
}

/** Whether the path begins with all segments of the prefix. */
function startsWithSegments(path: readonly TemplateSegment[], prefix: readonly TemplateSegment[]): boolean {
  return prefix.length <= path.length && prefix.every((segment, index) => segment.canonical === path[index]?.canonical)
}

/**
 * The template without the prefix that it repeats by mistake, the longest where it repeats one of several. A template
 * that is nothing but a prefix stays as it is.
 */
export function withoutRepeatedPrefix(
  template: readonly TemplateSegment[],
  prefixes: readonly (readonly TemplateSegment[])[],
): readonly TemplateSegment[] {
  let repeated = 0
  for (const prefix of prefixes) {
    if (prefix.length > repeated && prefix.length < template.length && startsWithSegments(template, prefix)) {
      repeated = prefix.length
    }
  }
  return repeated === 0 ? template : template.slice(repeated)
}

const PARSED_PREFIXES = new WeakMap<readonly string[], readonly (readonly TemplateSegment[])[]>()

/** The segments of each prefix: taken apart once a list, as all operations of a document have the same one. */
export function prefixSegments(prefixes: readonly string[]): readonly (readonly TemplateSegment[])[] {
  let parsed = PARSED_PREFIXES.get(prefixes)
  if (parsed === undefined) {
    parsed = prefixes.map((prefix) => parseTemplate(prefix).segments)
    PARSED_PREFIXES.set(prefixes, parsed)
  }
  return parsed
}

/** The path under the first of its document's prefixes, which is not doubled where the template repeats it. */
export function fullPath(template: PathTemplate, prefixes: readonly string[]): PathTemplate {
  const parsed = prefixSegments(prefixes)
  const core = withoutRepeatedPrefix(template.segments, parsed)
  const segments = [...(parsed[0] ?? []), ...core]
  return {
    text: '/' + segments.map((segment) => segment.text).join('/'),
    segments,
    parameters: parametersOf(segments),
  }
}

/**
 * What makes two operations the same one: method and full path with nameless parameters, `GET /v1/clients/{}`. Two
 * documents that yield the same identity declare the same operation, whatever their `operationId`s say.
 */
export function operationIdentity(method: string, full: PathTemplate): string {
  return `${method.toUpperCase()} ${canonicalPath(full.segments)}`
}

function decodeBraces(text: string): string {
  return text.replace(/%7b/gi, '{').replace(/%7d/gi, '}')
}

/** Splits at slashes outside braces; a placeholder such as `{{a | default: '/'}}` stays whole. */
function splitSegments(text: string): TemplateSegment[] {
  const segments: TemplateSegment[] = []
  let start = 0
  for (let at = 0; ; at++) {
    const code = text.charCodeAt(at)
    if (code === OPEN_BRACE) {
      at = Math.max(at, parameterEnd(text, at) - 1)
    } else if (code === SLASH || code === QUESTION_MARK || code === HASH || at >= text.length) {
      if (at > start) segments.push(parseSegment(text.slice(start, at)))
      if (code !== SLASH) return segments
      start = at + 1
    }
  }
}

/** Offset after the parameter that opens at `at`; `at` itself where none does. */
function parameterEnd(text: string, at: number): number {
  const double = text[at + 1] === '{'
  const open = at + (double ? 2 : 1)
  // The bound keeps a text of nothing but braces from taking quadratic time.
  const within = text.slice(open, open + MAX_PARAMETER + 1)
  const length = within.indexOf('}')
  const nameHas = (character: string) => within.lastIndexOf(character, length) >= 0
  if (length < 0 || nameHas('{') || (!double && nameHas('/'))) return at
  const close = open + length
  if (!double) return close + 1
  return text[close + 1] === '}' ? close + 2 : at
}

function parseSegment(text: string): TemplateSegment {
  if (!text.includes('{')) {
    const isParameter = text.startsWith(':') && /^:[A-Za-z_]\w*$/.test(text)
    if (isParameter) return { text, parameters: [text.slice(1)], canonical: ANONYMOUS_PARAMETER }
    return { text, parameters: NONE, canonical: decodeLiteral(text) }
  }
  const parameters: string[] = []
  let canonical = ''
  let literalStart = 0
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const end = parameterEnd(text, at)
    if (end === at) {
      at++
      continue
    }
    const braces = text.charCodeAt(at + 1) === OPEN_BRACE ? 2 : 1
    parameters.push(text.slice(at + braces, end - braces).trim())
    canonical += decodeLiteral(text.slice(literalStart, at)) + ANONYMOUS_PARAMETER
    literalStart = at = end
  }
  return { text, parameters, canonical: canonical + decodeLiteral(text.slice(literalStart)) }
}

/** Percent-decoded where that is possible; an encoded slash stays encoded, since it separates nothing. */
function decodeLiteral(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text.replace(/%2f/gi, '%252F'))
  } catch {
    return text
  }
}

const NONE: readonly string[] = []

const HASH = 35
const SLASH = 47
const QUESTION_MARK = 63
const OPEN_BRACE = 123
