import type { YamlLines } from './yaml-lines.ts'

/** A block of text (`|` or `>`), read up to the line after it. */
export interface BlockScalar {
  readonly value: string
  /** After its last character that is no blank. */
  readonly end: number
  readonly nextLine: number
}

/**
 * The block scalar whose `|` or `>` stands at `at`; `undefined` on doubt: an indentation said in figures, `+`, lines
 * that stand deeper than others in a folded block.
 *
 * @param outer the indentation of the collection that it is a value of
 */
export function scanBlockScalar(lines: YamlLines, line: number, at: number, outer: number): BlockScalar | undefined {
  const header = /^([|>])(-?) *$/.exec(lines.text.slice(at, Math.min(lines.endOf(line), at + 100)))
  if (header === null) return undefined
  const block = collectLines(lines, line + 1, outer)
  if (block === undefined) return undefined
  const text = header[1] === '|' ? block.texts.join('\n') : fold(block.texts)
  if (text === undefined) return undefined
  return { value: header[2] === '-' ? text : `${text}\n`, end: block.end, nextLine: block.nextLine }
}

/** The lines of a block without their indentation and without blank ones at the end. */
function collectLines(
  lines: YamlLines,
  first: number,
  outer: number,
): { texts: string[]; end: number; nextLine: number } | undefined {
  let filled = first
  while (filled < lines.count && lines.isBlank(filled)) filled++
  const indent = lines.indentOf(filled)
  if (filled === lines.count || indent <= outer) return undefined
  const texts: string[] = []
  let last = filled
  let next = first
  for (; next < lines.count; next++) {
    if (lines.isBlank(next)) {
      // Spaces beyond the indentation are text, though nobody sees them.
      if (lines.indentOf(next) > indent) return undefined
      texts.push('')
    } else if (lines.indentOf(next) >= indent) {
      texts.push(lines.text.slice(lines.startOf(next) + indent, lines.endOf(next)))
      last = next
    } else if (lines.indentOf(next) > outer) {
      return undefined
    } else {
      break
    }
  }
  return {
    texts: texts.slice(0, last - first + 1),
    end: lines.trimEnd(lines.contentOf(last), lines.endOf(last)),
    nextLine: next,
  }
}

/** Lines as one line; blank lines between them are line breaks. */
function fold(texts: readonly string[]): string | undefined {
  let folded = ''
  let breaks = 0
  for (const [index, text] of texts.entries()) {
    if (text === '') {
      breaks++
      continue
    }
    if (text.startsWith(' ') || text.endsWith(' ')) return undefined
    if (breaks > 0) folded += '\n'.repeat(breaks)
    else if (index > 0) folded += ' '
    folded += text
    breaks = 0
  }
  return folded
}
