import type { Spec } from '../spec/model.ts'
import { walkSections } from '../spec/sections.ts'
import type { FenceBlock } from '../syntax/outline.ts'
import { containsSpan, type Span } from '../text/span.ts'

/** A line that starts with what opens or closes a fence, or with something that looks like it. */
export interface FenceLine {
  /** From the first character of the run to the last of the line that is not blank. */
  readonly span: Span
  /** Offset at which the line starts. */
  readonly lineStart: number
  /** What stands before the run: blanks, quote markers, the marker of a list item. */
  readonly indent: string
  /** The repeated character. */
  readonly character: string
  readonly length: number
  /** What stands after the run, trimmed. */
  readonly info: string
}

/** Behind the marker of a list item, more than four blanks begin a block of code that is indented. */
const LINE = /^((?:[ \t]|>)*(?:(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t))?)(`+|~+|'+|´+)([^\r\n]*)$/gm

/** A run after more blanks than this is code that is indented, unless a list makes room for it. */
const MOST_BLANKS = 3

/** The lines of a spec's body that may open or close a fence, told without regard to which ones are inside of which. */
export function fenceLines(spec: Spec): readonly FenceLine[] {
  const { text } = spec.source
  const lines: FenceLine[] = []
  LINE.lastIndex = spec.frontmatter.span.end
  for (let match = LINE.exec(text); match !== null; match = LINE.exec(text)) {
    const [whole, indent = '', run = '', rest = ''] = match
    const start = match.index + indent.length
    lines.push({
      span: { start, end: match.index + whole.trimEnd().length },
      lineStart: match.index,
      indent,
      character: run.charAt(0),
      length: run.length,
      info: rest.trim(),
    })
  }
  if (lines.length === 0) return lines
  const fences = outlineFences(spec).map(({ span: around }) => around)
  const comments = spec.comments.map(({ span: around }) => around)
  return lines.filter((line) => {
    if (spanAround(comments, line.span) !== undefined) return false
    const isShallow = widthOf(line) <= MOST_BLANKS || !/^\s+$/.test(line.indent)
    return isShallow || spanAround(fences, line.span) !== undefined
  })
}

/** The fences of all sections as Markdown has them, in the order of the file. */
export function outlineFences({ sections }: Spec): readonly FenceBlock[] {
  const blocks = [...walkSections(sections)].flatMap((section) => section.blocks)
  return blocks
    .filter((block) => block.kind === 'fence')
    .toSorted((first, second) => first.span.start - second.span.start)
}

/** The one of some spans, which are in order and apart from each other, that another one lies in. */
export function spanAround<T extends Span>(spans: readonly T[], inner: Span): T | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) <= inner.start) low = middle + 1
    else high = middle
  }
  const span = spans[low - 1]
  return span !== undefined && containsSpan(span, inner) ? span : undefined
}

/** Whether the line can open a fence. */
export function isOpener({ character, length, info }: FenceLine): boolean {
  if (length < 3) return false
  return character === '~' || (character === '`' && !info.includes('`'))
}

/** Whether the line closes the fence that another one opens. */
export function closes(line: FenceLine, opener: FenceLine): boolean {
  return (
    line.character === opener.character && line.length >= opener.length && line.info === '' && !isTooDeep(line, opener)
  )
}

/** Whether a line is indented so much further than the opener that it is content. */
function isTooDeep(line: FenceLine, opener: FenceLine): boolean {
  return widthOf(line) - widthOf(opener) > MOST_BLANKS
}

/** Columns before the run; a tab is taken for four. */
function widthOf({ indent }: FenceLine): number {
  return indent.replace(/\t/g, '    ').length
}

/**
 * Whether the line opens nothing though its author meant it to: one or two backticks, or apostrophes, before a
 * language; backticks behind the language as well.
 */
export function looksLikeOpener({ character, length, info }: FenceLine): boolean {
  const isLanguage = /^[A-Za-z][\w+-]{0,20}$/.test(info)
  switch (character) {
    case '`':
      return length < 3 ? isLanguage : /^[A-Za-z][\w+-]{0,20}\s*`{1,2}$/.test(info)
    case '~':
      return length < 3 && isLanguage
    default:
      return length >= 2 && length <= 4 && isLanguage
  }
}
