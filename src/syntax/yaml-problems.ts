import type { YAMLParseError, YAMLWarning } from 'yaml'
import type { Span } from '../text/span.ts'

/** What is wrong with a YAML text; the span counts from the start of that text. */
export interface YamlProblem {
  readonly span: Span
  readonly message: string
  readonly help?: string
}

/** Where collections and quoted texts start, by the offset at which they end: what is never closed is told there. */
export type OpeningsByEnd = ReadonlyMap<number, number>

/** Whether nobody but the YAML library minds: the last bracket in line with its key is read by every reader. */
export function isHarmless({ message }: YAMLParseError | YAMLWarning): boolean {
  return message.startsWith('Flow end indicator should be more indented')
}

/** Says an error of the YAML library in a sentence of ours, at the place that its author has to look at. */
export function describeYamlError(
  error: YAMLParseError | YAMLWarning,
  text: string,
  openings: OpeningsByEnd,
): YamlProblem {
  const start = Math.min(error.pos[0], text.length)
  const span = { start, end: Math.max(start, Math.min(error.pos[1], text.length)) }
  return (
    mergeMark(start, text) ??
    unclosed(error, start, text, openings) ??
    outOfLine(error, start, text) ??
    tooDeep(error, start, text) ?? { span, ...wording(error, quote(text, span)) }
  )
}

/** What git puts around the two sides of a conflict; the name behind it may be any. */
const MERGE_MARK = /^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$/

function mergeMark(at: number, text: string): YamlProblem | undefined {
  const before = text.slice(Math.max(0, at - MOST_LOOKED_AT), at)
  const start = at - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  const [line = ''] = text.slice(start, start + MOST_LOOKED_AT).split(/[\r\n]/, 1)
  if (!MERGE_MARK.test(line)) return undefined
  return {
    span: { start, end: start + line.length },
    message: 'A merge that is not finished has left its mark here.',
    help: 'Keep what is right of both sides, and take out the marks.',
  }
}

/** An item of a list that is neither in line with others nor below a key: the library takes it for a key. */
function outOfLine({ code }: YAMLParseError | YAMLWarning, start: number, text: string): YamlProblem | undefined {
  const item =
    code === 'BLOCK_AS_IMPLICIT_KEY' ? /^[ \t]*-(?=[ \t])/.exec(text.slice(start, start + MOST_LOOKED_AT)) : null
  if (item === null) return undefined
  const [{ length }] = item
  return {
    span: { start: start + length - 1, end: start + length },
    message: 'This item is in line with no other one, and stands below no key that could hold a list.',
    help: 'Bring it in line with the list that it belongs to, or give the item above it a dash.',
  }
}

/** A key below a value that is complete: the library finds its `: ` in that value, and people see a line too far right. */
function tooDeep({ code }: YAMLParseError | YAMLWarning, start: number, text: string): YamlProblem | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return undefined
  const below = /[\r\n]([ \t]+)(\S[^\r\n]*)/.exec(text.slice(start, start + MOST_LOOKED_AT))
  const [, indent = '', line = ''] = below ?? []
  if (below === null || HAS_COLON.test(text.slice(start, start + below.index)) || !HAS_COLON.test(line))
    return undefined
  const at = start + below.index + 1
  return {
    span: { start: at, end: at + indent.length },
    message: 'This line is indented further than the key above it, which has a value already.',
    help: 'Bring it in line with the keys that it belongs to, or put the value above in quotes.',
  }
}

const HAS_COLON = /:(?:[ \t]|$)/

/** Characters around an error in which its own line, or the one below it, is sought. */
const MOST_LOOKED_AT = 2000

/** A quote or bracket that is never closed is reported by the library where the text ends, and by us where it starts. */
function unclosed(
  { code, message: told }: YAMLParseError | YAMLWarning,
  end: number,
  text: string,
  openings: OpeningsByEnd,
): YamlProblem | undefined {
  const isQuote = code === 'MISSING_CHAR' && told.startsWith('Missing closing')
  const isBracket = /must (?:be sufficiently indented and )?end with a/.test(told)
  const start = isQuote || isBracket ? openings.get(end) : undefined
  const mark = start === undefined ? undefined : text[start]
  if (start === undefined || mark === undefined || !'"\'[{'.includes(mark)) return undefined
  const help = 'Lines up to its end must be indented further than the key that it belongs to.'
  return {
    span: { start, end: start + 1 },
    message: `The \`${mark}\` that opens here is never closed.`,
    ...(text.includes('\n', start) && { help }),
  }
}

interface Wording {
  readonly message: string
  readonly help?: string
}

const QUOTE_IT = 'Put the value in quotes.'

function wording({ code, message }: YAMLParseError | YAMLWarning, found: string): Wording {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { message: 'A tab indents this line, and YAML takes only spaces.' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { message: 'A value without quotes may not contain `: `.', help: QUOTE_IT }
    case 'BAD_SCALAR_START':
      return { message: `A value without quotes may not start with ${found}.`, help: QUOTE_IT }
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'There is no such escape sequence in a text in double quotes.',
        help: 'Write `\\\\` for a backslash, or use single quotes.',
      }
    case 'MULTILINE_IMPLICIT_KEY':
      return { message: 'A key must stand on one line with its `:`.' }
    case 'KEY_OVER_1024_CHARS':
      return { message: 'A key may not be longer than 1024 characters.' }
    case 'BLOCK_IN_FLOW':
      return { message: 'Indented lines may not stand inside `[…]` or `{…}`.' }
    case 'MULTIPLE_DOCS':
      return { message: 'A second YAML document starts here, and only the first is read.' }
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return { message: `The tag ${found} is not known here or does not fit its value.` }
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
      return { message: `The anchor or tag ${found} may not stand here.` }
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
      return { message: `The anchor or alias ${found} is not written as one.` }
    case 'BAD_INDENT':
      return badIndent(message)
    case 'MISSING_CHAR':
      return missingCharacter(message, found)
    default:
      if (message.includes('on same line with key')) {
        return { message: 'A list may not start on the line of its key.' }
      }
      if (found === '') return { message: 'The YAML breaks off here.' }
      return {
        message: `${found} cannot stand here.`,
        // As in `{ id: $.items[0].id }`: a bracket ends a value that has no quotes.
        ...(/^.[[\]{}]/.test(found) && { help: 'Put the value that it is a part of in quotes.' }),
      }
  }
}

function badIndent(message: string): Wording {
  if (message.includes('mapping items')) return { message: 'This key is not in line with the other keys around it.' }
  if (message.includes('sequence items'))
    return { message: 'This item is not in line with the other items of its list.' }
  return { message: 'The indentation of this line fits nothing above it.' }
}

function missingCharacter(message: string, found: string): Wording {
  if (message.includes('followed by map values')) {
    return { message: `${found} is neither a key nor a value: no \`: \` stands after it.` }
  }
  if (message.includes('Missing ,')) return { message: 'A comma is missing before this place.' }
  if (message.includes('space after :')) return { message: 'A space is missing after `:`.' }
  if (message.includes('without - indicator')) return badIndent(message)
  if (message.includes('Comments')) return { message: 'A `#` starts a comment only after a space.' }
  return { message: `Something is missing before ${found === '' ? 'this place' : found}.` }
}

/** The text of a span as a message shows it: its first line, cut short. */
function quote(text: string, { start, end }: Span): string {
  const [line = ''] = text.slice(start, Math.min(end, start + 41)).split(/[\r\n]/)
  const shown = line.trim()
  if (shown === '') return ''
  const mark = shown.includes('`') ? '"' : '`'
  return `${mark}${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}${mark}`
}
