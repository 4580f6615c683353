import { parseJsonPath } from '../syntax/parse-json-path.ts'
import type { TableCell } from '../syntax/outline.ts'
import type { Located } from '../text/span.ts'
import { findEndpointReferences } from './endpoint-reference.ts'
import type { EndpointCell, ExtractCell } from './model.ts'
import { bareCell, noteStart, partOfCell, saysNothing, withoutLinks } from './table-cells.ts'
import { moveProblem, type PartLocator } from './text-parts.ts'

const SEPARATOR = /<br ?\/?>|[/,;&+]|\s(?:and|or)\s/gi
const NOTE = /\([^()]*\)/g
const CONFIG_WORD = /\b(?:pre-?)?config|\benv(?:ironment)?\b/i

/** The names in a field cell: `client_id / matter_uid` names two, and a note in parentheses none. */
export function readFieldCell(cell: TableCell): readonly Located<string>[] {
  // Notes may hold separators. Blanks in their place keep every offset.
  const text = withoutLinks(cell.value).replace(NOTE, (note) => ' '.repeat(note.length))
  const names: Located<string>[] = []
  let start = 0
  for (const match of [...text.matchAll(SEPARATOR), undefined]) {
    const end = match?.index ?? text.length
    const name = withoutSigns(partOfCell({ value: text, span: cell.span }, start, end))
    if (!saysNothing(name.value)) names.push(name)
    start = end + (match?.[0].length ?? 0)
  }
  return names
}

/** Reads a cell that says with which operation to get, create or remove something. */
export function readEndpointCell(cell: TableCell): EndpointCell {
  const bare = bareCell(cell)
  const endpoints = findEndpointReferences(cell.value, cell.span.start)
  return { ...cell, kind: endpointKind(bare, endpoints), endpoints }
}

function endpointKind(bare: Located<string>, endpoints: EndpointCell['endpoints']): EndpointCell['kind'] {
  if (saysNothing(bare.value)) return 'none'
  if (endpoints[0]?.span.start === bare.span.start) return 'endpoint'
  return endpoints.length === 0 && CONFIG_WORD.test(bare.value) ? 'config' : 'prose'
}

/** Reads a cell that says where in a response the value is. */
export async function readExtractCell(cell: TableCell): Promise<ExtractCell> {
  const bare = bareCell(cell)
  const none = { path: undefined, pathOffset: bare.span.start, problems: [] }
  if (saysNothing(bare.value)) return { ...cell, ...none, kind: 'none' }
  const written = leadingPath(bare)
  if (written === undefined) return { ...cell, ...none, kind: 'prose' }
  const prefix = written.value.startsWith('$') ? '' : written.value.startsWith('[') ? '$' : '$.'
  // A table wants its pipes escaped; of `||` all that counts is that what follows keeps its place. `items[]` is how people
  // write "each item"; the star moves what follows by one, so such a path has no exact places.
  const { value: path, problems } = await parseJsonPath(
    prefix + written.value.replaceAll('\\|\\|', '||  ').replaceAll('[]', '[*]'),
  )
  const pathOffset = written.span.start - prefix.length
  const toFile = (offset: number): number => Math.max(written.span.start, pathOffset + offset)
  const spanOf: PartLocator = (start, end) => ({ start: toFile(start), end: toFile(end) })
  return { ...cell, kind: 'path', path, pathOffset, problems: problems.map((problem) => moveProblem(problem, spanOf)) }
}

/**
 * The path that a cell starts with. A note after it is no part of it, and two paths, or words that merely look like
 * one, are prose: `data[0].uid or data[0].id`.
 */
function leadingPath(bare: Located<string>): Located<string> | undefined {
  const end = endOfPath(bare.value)
  const path = partOfCell(bare, 0, end)
  const rest = bare.value.slice(end).trim()
  const annotated = rest === '' || noteStart(rest) === 0 || /^<br ?\/?>/i.test(rest)
  if (path.value.startsWith('$')) return annotated || !/^(?:or|and|\/|,|\\\|)/i.test(rest) ? path : undefined
  return annotated && looksLikePath(path.value) ? path : undefined
}

/** The first white space that is in no bracket, parenthesis or quotes. */
function endOfPath(text: string): number {
  let depth = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (depth > 0 && (character === "'" || character === '"')) {
      quote = character
    } else if ('[({'.includes(character)) {
      depth += 1
    } else if ('])}'.includes(character)) {
      depth -= 1
    } else if (depth <= 0 && (character === ' ' || character === '\t' || text.startsWith('<br', at))) {
      return at
    }
  }
  return text.length
}

/** `data.clients[0].id`, `[0].id`, and of single words those that are a field's name beyond doubt. */
function looksLikePath(text: string): boolean {
  if (/^\w+[.[].*[^.]$|^\[/.test(text)) return true
  return /^[a-z]\w*$/.test(text) && /_|^(?:id|uid|uuid|guid|token)$|[a-z](?:Id|Uid)$/.test(text)
}

/** `order_id` of `{order_id}`, `{{order_id}}` and `:order_id`. */
function withoutSigns(text: Located<string>): Located<string> {
  if (/^:\w+$/.test(text.value)) return partOfCell(text, 1, text.value.length)
  const braced = /^\{{1,2}([^{}]*)\}{1,2}$/.exec(text.value)
  if (braced?.[1] === undefined) return text
  const start = text.value.indexOf(braced[1], text.value.lastIndexOf('{') + 1)
  return partOfCell(text, start, start + braced[1].length)
}
