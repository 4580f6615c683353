import type { SourceFile } from '../text/source-file.ts'
import type { Located } from '../text/span.ts'
import { HTTP_METHODS } from './http-methods.ts'
import type { EndpointReference } from './model.ts'
import { partsOf } from './text-parts.ts'

const WHOLE = /^(\s*)([A-Za-z]+)(\s+)(\/[^\s?]*)(?:\?(\S*))?\s*$/

// In prose a method counts in its usual spellings only, and markup may stand between it and the path. A path ends at
// whatever cannot be part of one in a sentence; what may stand in a query is less strict, as `a,b` is common there.
// Parentheses right behind a name are part of it where they hold a key, as in `/orders({id})` and `/books('{isbn}')`.
const WITHIN =
  /(?<![\w/])(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|QUERY|[Gg]et|[Pp]ost|[Pp]ut|[Pp]atch|[Dd]elete)[`*:]{0,3}[ \t]+[`*]{0,3}(?:https?:\/\/[\w.:-]+)?(\/(?:[^\s`|?#<>"'*,;()\\]|(?<=\w)\((?:'[^'\s`|]*'|\{[^{}\s]*\}|\d+|\w+=[^()\s`|]*)\))+)(?:\?([^\s`|<>"'*()\\]*))?/g

/** Punctuation that ends a sentence or a link's text, not a path. */
const TRAILING = '.,:;!?]'

/** Reads a text that is `METHOD /path` and nothing else; `undefined` where it is not. */
export function readEndpointReference(source: SourceFile, text: Located<string>): EndpointReference | undefined {
  const match = WHOLE.exec(text.value)
  if (match === null) return undefined
  const [, before = '', method = '', gap = '', path = '', query] = match
  if (!HTTP_METHODS.has(method.toUpperCase())) return undefined
  const methodAt = before.length
  const pathAt = methodAt + method.length + gap.length
  const queryAt = pathAt + path.length + 1
  const end = query === undefined ? pathAt + path.length : queryAt + query.length
  const spanOf = partsOf(source, text)
  const part = (value: string, start: number): Located<string> => ({ value, span: spanOf(start, start + value.length) })
  return {
    method: { ...part(method, methodAt), value: method.toUpperCase() },
    path: part(path, pathAt),
    query: query === undefined ? undefined : part(query, queryAt),
    span: spanOf(methodAt, end),
  }
}

/**
 * Every `METHOD /path` that is named in a stretch of Markdown, in order.
 *
 * @param text The stretch, as it stands in the file.
 * @param offset Where it starts in the file.
 */
export function findEndpointReferences(text: string, offset: number): readonly EndpointReference[] {
  const found: EndpointReference[] = []
  if (!text.includes('/')) return found
  for (const match of text.matchAll(WITHIN)) {
    const [whole, method = '', rawPath = '', rawQuery] = match
    const query = rawQuery === undefined ? '' : withoutTrailing(rawQuery)
    const path = query === '' ? withoutTrailing(rawPath) : rawPath
    if (path.length < 2) continue
    const start = offset + match.index
    const pathStart = start + whole.length - rawPath.length - (rawQuery === undefined ? 0 : rawQuery.length + 1)
    const pathEnd = pathStart + path.length
    const end = query === '' ? pathEnd : pathEnd + 1 + query.length
    found.push({
      method: { value: method.toUpperCase(), span: { start, end: start + method.length } },
      path: { value: path, span: { start: pathStart, end: pathEnd } },
      query: query === '' ? undefined : { value: query, span: { start: pathEnd + 1, end } },
      span: { start, end },
    })
  }
  return found
}

function withoutTrailing(text: string): string {
  let end = text.length
  while (end > 0 && TRAILING.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
