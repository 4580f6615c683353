import type { Heading, Nodes, Table, TableCell as CellNode } from 'mdast'
import type { Problem } from '../diagnostic/finding.ts'
import { EmbeddedText } from '../text/embedded-text.ts'
import { afterLineEnd, lineEnd, lineStart } from '../text/lines.ts'
import type { SourceFile } from '../text/source-file.ts'
import { pointSpan, type Located, type Span } from '../text/span.ts'
import { embedLiteral } from './embed-literal.ts'
import { findFrontmatter, type FrontmatterArea } from './frontmatter.ts'
import { MOST_ROWS } from './markdown-limits.ts'
import { markdownParser, type MarkdownMarks } from './markdown-parser.ts'
import { findComments, plainText } from './markdown-text.ts'
import type { Block, FrontmatterBlock, HeadingBlock, Outline, TableBlock, TableRow } from './outline.ts'
import { splitFrontmatter } from './split-frontmatter.ts'

/**
 * The outline of a Markdown file, read by remark: the reference that every faster reader is judged by.
 *
 * Never rejects; what cannot be read is a problem, and everything else is there.
 */
export async function readRemarkOutline(source: SourceFile): Promise<Outline> {
  const { start, area, skipped, problems } = findFrontmatter(source.text)
  const frontmatter = area && (await readFrontmatter(source, area))
  const parse = await markdownParser()
  // A language after the opening `---` is blanked out: what stands below it is no more Markdown than YAML is.
  const text = skipped === undefined ? source.text.slice(start) : blankLanguage(source.text, start)
  try {
    // The library drops a byte order mark, also one that is the second of the file and so a character like others.
    const { tree, marks } = parse(text.replace(/^\uFEFF/, '\uFFFD'))
    const reader = new BlockReader(source, start, marks)
    reader.read(tree)
    return { frontmatter, blocks: reader.blocks, problems: [...problems, ...reader.problems] }
  } catch {
    const message = 'The Markdown could not be read; nothing but its frontmatter is.'
    return { frontmatter, blocks: [], problems: [...problems, { span: pointSpan(start), message }] }
  }
}

async function readFrontmatter(source: SourceFile, area: FrontmatterArea): Promise<FrontmatterBlock> {
  const content = await splitFrontmatter(source.text, area)
  return { span: area.span, content: EmbeddedText.contiguous(source, content) }
}

function blankLanguage(text: string, start: number): string {
  const end = lineEnd(text, start)
  return `---${' '.repeat(end - start - 3)}${text.slice(end)}`
}

/** Walks a Markdown tree in the order of the file and keeps the blocks that carry meaning. */
class BlockReader {
  readonly blocks: Block[] = []
  readonly problems: Problem[] = []
  readonly #source: SourceFile
  readonly #text: string
  readonly #base: number
  readonly #marks: MarkdownMarks

  constructor(source: SourceFile, base: number, marks: MarkdownMarks) {
    this.#source = source
    this.#text = source.text
    this.#base = base
    this.#marks = {
      fences: inOrder(marks.fences, base),
      headings: inOrder(marks.headings, base),
      cells: inOrder(marks.cells, base),
    }
  }

  /** Goes through `root` without recursion: its depth is the author's choice. */
  read(root: Nodes): void {
    const open: Nodes[] = [root]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      this.#visit(node)
      if ('children' in node) open.push(...node.children.toReversed())
    }
  }

  #visit(node: Nodes): void {
    if (node.type === 'heading') this.blocks.push(this.#heading(node))
    else if (node.type === 'code') this.#fence(this.#spanOf(node), node.value, node.lang)
    else if (node.type === 'table') this.blocks.push(this.#table(node))
    else if (node.type === 'html') this.#comments(this.#spanOf(node), node.value)
  }

  #spanOf(node: Nodes): Span {
    const { start, end } = node.position ?? {}
    return { start: (start?.offset ?? 0) + this.#base, end: (end?.offset ?? 0) + this.#base }
  }

  #heading(node: Heading): HeadingBlock {
    const span = this.#spanOf(node)
    const marked = firstWithin(this.#marks.headings, span)
    const title = marked === undefined ? emptyTitle(this.#text, span) : trimEnd(this.#text, marked)
    return { kind: 'heading', depth: node.depth, title: { value: plainText(node), span: title }, span }
  }

  #fence(span: Span, value: string, lang: string | null | undefined): void {
    const opening = firstWithin(this.#marks.fences, span)
    // Code that is indented instead of fenced carries nothing of ours.
    if (opening?.start !== span.start) return
    const openingEnd = lineEnd(this.#text, span.start)
    const word = /^(?:`+|~+)[ \t]*([^ \t]*)/.exec(this.#text.slice(span.start, openingEnd))
    const wordEnd = span.start + (word?.[0].length ?? 0)
    const closing = firstWithin(this.#marks.fences, { start: span.start + 1, end: span.end })
    const contentStart = afterLineEnd(this.#text, openingEnd)
    const contentEnd = closing === undefined ? span.end : lineStart(this.#text, closing.start)
    this.blocks.push({
      kind: 'fence',
      language: {
        value: lang?.toLowerCase() ?? '',
        span: { start: wordEnd - (word?.[1]?.length ?? 0), end: wordEnd },
      },
      content: embedLiteral(this.#source, value, { start: contentStart, end: contentEnd }),
      closed: closing !== undefined,
      span,
    })
  }

  #table(node: Table): TableBlock {
    const [header, ...rows] = node.children.map((row, index): TableRow => {
      const cells = index > MOST_ROWS ? [] : row.children.map((cell) => this.#cell(cell))
      return { cells, span: trimEnd(this.#text, this.#spanOf(row)) }
    })
    const span = trimEnd(this.#text, this.#spanOf(node))
    return { kind: 'table', header: header ?? { cells: [], span: pointSpan(span.start) }, rows, span }
  }

  #cell(node: CellNode): Located<string> {
    const span = this.#spanOf(node)
    // The position of a cell has the pipe before it, and for the last cell the one after it.
    const afterPipe = this.#text[span.start] === '|' ? span.start + 1 : span.start
    const content = firstWithin(this.#marks.cells, span) ?? pointSpan(afterPipe)
    return { value: this.#source.slice(content), span: content }
  }

  /**
   * Comments of a stretch of HTML. They are sought in the host and in the value alike, as only the second is free
   * of quote markers; neither end of a comment can be broken by a line, so the two agree on their number.
   */
  #comments(span: Span, value: string): void {
    const inHost = findComments(this.#source.slice(span))
    const inValue = findComments(value)
    inHost.forEach(({ whole, text }, index) => {
      const inner = inValue[index]?.text
      if (inner === undefined) return
      const located = { value: value.slice(inner.start, inner.end), span: shift(text, span.start) }
      this.blocks.push({ kind: 'comment', text: located, span: shift(whole, span.start) })
    })
    if (inHost.length === 0 && value.startsWith('<!--')) {
      const message = 'The comment that starts here is never closed.'
      const help = 'Everything below counts as part of it; close it with `-->`.'
      this.problems.push({ span: { start: span.start, end: span.start + 4 }, message, help })
    }
  }
}

/** The first of the spans, which are in order, that starts within `outer` or at its start. */
function firstWithin(spans: readonly Span[], outer: Span): Span | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < outer.start) low = middle + 1
    else high = middle
  }
  const span = spans[low]
  return span !== undefined && span.end <= outer.end ? span : undefined
}

/** In the order of the file, as offsets of the file instead of the text without its byte order mark. */
function inOrder(spans: readonly Span[], base: number): Span[] {
  return spans.map((span) => shift(span, base)).toSorted((first, second) => first.start - second.start)
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by }
}

/** Without the blanks at its end. */
function trimEnd(text: string, { start, end }: Span): Span {
  let last = end
  while (last > start && (text[last - 1] === ' ' || text[last - 1] === '\t')) last--
  return { start, end: last }
}

/** Where the title of a heading without one would stand: after its marker. */
function emptyTitle(text: string, span: Span): Span {
  let at = span.start
  while (at < span.end && text[at] === '#') at++
  if (at < span.end && (text[at] === ' ' || text[at] === '\t')) at++
  return pointSpan(at)
}
