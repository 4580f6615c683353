import { printParseErrorCode, visit } from 'jsonc-parser'
import type { Parsed, Problem } from '../diagnostic/finding.ts'
import { outsideLineEnding } from '../text/lines.ts'
import type { MapEntry, Node, ScalarNode } from './node.ts'

/** Nesting that no document of people has; what is deeper is left out. */
const MOST_LEVELS = 200
const MOST_PROBLEMS = 20

type OpenNode =
  | { readonly kind: 'map'; readonly start: number; readonly entries: MapEntry[]; key: OpenKey | undefined }
  | { readonly kind: 'list'; readonly start: number; readonly items: Node[] }
type OpenKey = Pick<MapEntry, 'key' | 'keySpan'>

/** What can be used of a text that `JSON.parse` refuses, and every place where it is not JSON. */
export function readBrokenJson(text: string): Parsed<Node | undefined> {
  const open: OpenNode[] = []
  const problems: Problem[] = []
  let root: Node | undefined
  const add = (node: Node): void => {
    const parent = open.at(-1)
    if (parent === undefined) root ??= node
    else if (parent.kind === 'list') parent.items.push(node)
    else if (parent.key !== undefined) parent.entries.push({ ...parent.key, value: node })
    if (parent?.kind === 'map') parent.key = undefined
  }
  const close = (end: number): void => {
    const node = open.pop()
    if (node === undefined) return
    // The library may see a bracket that closes behind the end of the text.
    const span = { start: node.start, end: Math.min(end, text.length) }
    add(node.kind === 'list' ? { kind: 'list', items: node.items, span } : { kind: 'map', entries: node.entries, span })
  }
  const begin = (node: OpenNode): void => {
    if (open.length >= MOST_LEVELS) throw new TooDeep(node.start)
    open.push(node)
  }
  try {
    visit(
      text,
      {
        onObjectBegin: (start) => begin({ kind: 'map', start, entries: [], key: undefined }),
        onObjectProperty: (key, offset, length) => {
          const parent = open.at(-1)
          if (parent?.kind === 'map') {
            parent.key = { key, keySpan: { start: offset + 1, end: Math.max(offset + 1, offset + length - 1) } }
          }
        },
        onObjectEnd: (offset, length) => close(offset + length),
        onArrayBegin: (start) => begin({ kind: 'list', start, items: [] }),
        onArrayEnd: (offset, length) => close(offset + length),
        onLiteralValue: (value: ScalarNode['value'], offset, length) => {
          const style = typeof value === 'string' ? 'double' : 'plain'
          add({ kind: 'scalar', value, style, span: { start: offset, end: offset + length } })
        },
        onError: (code, offset, length) => {
          const span = { start: offset, end: outsideLineEnding(text, Math.min(offset + length, text.length)) }
          if (problems.length < MOST_PROBLEMS) problems.push({ span, message: wording(printParseErrorCode(code)) })
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    )
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    const message = `The JSON is nested deeper than ${MOST_LEVELS} levels.`
    problems.push({ span: { start: error.offset, end: error.offset + 1 }, message })
  }
  while (open.length > 0) close(text.length)
  return { value: root, problems }
}

class TooDeep extends Error {
  constructor(readonly offset: number) {
    super('nested too deeply')
  }
}

function wording(code: ReturnType<typeof printParseErrorCode>): string {
  switch (code) {
    case 'InvalidSymbol':
      return 'This word is no JSON value.'
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'This is no JSON number.'
    case 'PropertyNameExpected':
      return 'A key in double quotes is expected here.'
    case 'ValueExpected':
      return 'A value is expected here.'
    case 'ColonExpected':
      return 'A colon is missing before this place.'
    case 'CommaExpected':
      return 'A comma is missing before this place.'
    case 'CloseBraceExpected':
      return 'A `}` is missing before this place.'
    case 'CloseBracketExpected':
      return 'A `]` is missing before this place.'
    case 'EndOfFileExpected':
      return 'The JSON has ended before this place.'
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON has no comments.'
    case 'UnexpectedEndOfString':
      return 'This text is never closed.'
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'There is no such escape sequence in a JSON text.'
    default:
      return 'This cannot be read as JSON.'
  }
}
