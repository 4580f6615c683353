import { EmbeddedText } from '../text/embedded-text.ts'
import type { SourceFile } from '../text/source-file.ts'
import { BACKTICK, EQUALS, GREATER, HASH, LESS, PIPE, TAB, TILDE } from './character-codes.ts'
import { findFrontmatter } from './frontmatter.ts'
import { MarkdownLines } from './markdown-lines.ts'
import type { Block, CommentBlock, Outline } from './outline.ts'
import { scanFence } from './scan-fence.ts'
import { scanHeading } from './scan-heading.ts'
import { scanTable } from './scan-table.ts'

/**
 * The outline of a Markdown file read line by line, tens of times faster than by the reference reader; `undefined`
 * on any doubt that it says the same as that one.
 *
 * Only blocks that start at the first column are read. What stands in lists and quotes may be prose and nothing
 * else; paragraphs are not looked into, so what is told apart here is where one may end.
 */
export function scanOutline(source: SourceFile): Outline | undefined {
  const { start, area, skipped, problems } = findFrontmatter(source.text)
  if (skipped !== undefined || isDoubtful(source.text)) return undefined
  // After a frontmatter that is none, the reference reader misjudges indented fences.
  if (area === undefined && source.text.startsWith('---', start)) return undefined
  const blocks = new OutlineScanner(source, area?.span.end ?? start).scan()
  if (blocks === undefined) return undefined
  const frontmatter = area && { span: area.span, content: EmbeddedText.contiguous(source, area.content) }
  return { frontmatter, blocks, problems }
}

/** Whether a text has what the reference reader takes for something else: a NUL, or a CR that ends a line alone. */
function isDoubtful(text: string): boolean {
  return text.includes('\0') || (text.includes('\r') && /\r(?!\n)/.test(text))
}

/** What the line above belongs to. */
type Above =
  /** Nothing that this line could go on with: a blank line, a heading, the end of a fence. */
  | 'nothing'
  | 'paragraph'
  /** A list or quote: what is indented below, or not even that, may belong to it. */
  | 'container'

class OutlineScanner {
  readonly #source: SourceFile
  readonly #lines: MarkdownLines
  readonly #blocks: Block[] = []
  #above: Above = 'nothing'
  /** The next place from the current line on at which a comment starts, or where none does: the end of the text. */
  #nextComment = -1
  /** Whether a list may still be open, so that an indented line would be its content. */
  #inList = false
  /** The indentation of what belongs to the list item above, where there surely is one. */
  #itemIndent: number | undefined

  constructor(source: SourceFile, start: number) {
    this.#source = source
    this.#lines = new MarkdownLines(source.text, start)
  }

  scan(): Block[] | undefined {
    while (!this.#lines.atEnd) {
      if (!this.#line()) return undefined
    }
    return this.#blocks
  }

  /** Reads the block that starts on the current line; whether it is sure what that is. */
  #line(): boolean {
    const { text, start, end } = this.#lines
    const indent = this.#lines.indent
    if (start + indent === end) return this.#pass('nothing')
    const first = text.charCodeAt(start + indent)
    // A tab may be worth any number of columns.
    if (first === TAB) return false
    if (indent > 0) return this.#indented(start + indent, indent)
    switch (first) {
      case HASH:
        return this.#heading()
      case BACKTICK:
      case TILDE:
        return this.#fence(0)
      case PIPE:
        return this.#table()
      case LESS:
        return this.#html()
      case GREATER:
        this.#itemIndent = undefined
        return this.#container(start + 1)
      case EQUALS:
        return this.#above === 'nothing' && this.#prose(start)
      default:
        return this.#listOrProse(start)
    }
  }

  /** An indented line is prose or code: where it could be a block of its own in a list, there is doubt. */
  #indented(start: number, indent: number): boolean {
    const isCode = indent >= 4 && !this.#inList && this.#above === 'nothing'
    if (isCode) return this.#pass('nothing')
    if (indent === this.#itemIndent && this.#isFence(start)) return this.#fence(indent)
    if (!this.#isPlain(start)) return false
    if (this.#lines.match(LIST_MARKER, start) !== null) this.#inList = true
    return this.#pass(this.#inList ? 'container' : 'paragraph')
  }

  #heading(): boolean {
    const heading = scanHeading(this.#lines)
    if (heading === undefined) return false
    if (heading === 'no heading') return this.#prose(this.#lines.start)
    this.#blocks.push(heading)
    this.#leaveList()
    return this.#pass('nothing')
  }

  #fence(indent: number): boolean {
    const fence = scanFence(this.#source, this.#lines)
    if (fence === undefined) return false
    if (fence === 'no fence') return indent === 0 && this.#prose(this.#lines.start)
    this.#blocks.push(fence)
    if (indent === 0) this.#leaveList()
    this.#above = 'nothing'
    return true
  }

  #table(): boolean {
    if (this.#above !== 'nothing') return this.#lines.isDelimiterRowBelow() ? false : this.#prose(this.#lines.start)
    if (!this.#lines.isDelimiterRowBelow()) return this.#prose(this.#lines.start)
    const table = scanTable(this.#lines)
    if (table === undefined) return false
    this.#blocks.push(table)
    this.#leaveList()
    this.#above = 'nothing'
    return true
  }

  /** Of all HTML only comments that end their line are read. */
  #html(): boolean {
    const { text, start } = this.#lines
    if (this.#above === 'container' || !text.startsWith('<!--', start)) return false
    const textStart = start + 4
    const textEnd = text.indexOf('-->', textStart)
    if (textEnd < 0 || /^-?>/.test(text.slice(textStart, textStart + 2))) return false
    const end = textEnd + 3
    while (this.#lines.end < end) this.#lines.next()
    if (!this.#lines.isBlankFrom(end)) return false
    const comment: CommentBlock = {
      kind: 'comment',
      text: { value: text.slice(textStart, textEnd), span: { start: textStart, end: textEnd } },
      span: { start, end },
    }
    this.#blocks.push(comment)
    this.#leaveList()
    return this.#pass('nothing')
  }

  #listOrProse(start: number): boolean {
    // Below a paragraph, a line of dashes makes it a heading.
    if (this.#above !== 'nothing' && this.#lines.isDelimiterRow(start)) return false
    if (this.#lines.isThematicBreak()) {
      this.#leaveList()
      return this.#pass('nothing')
    }
    const marker = this.#lines.match(LIST_MARKER, start)
    if (marker === null) return this.#prose(start)
    this.#itemIndent = this.#contentIndent(marker[0], start)
    this.#inList = true
    return this.#container(start)
  }

  /** Where the content of a list item stands; `undefined` where the marker may be text or the content code. */
  #contentIndent(marker: string, start: number): number | undefined {
    const content = this.#lines.skipSpaces(start + marker.length)
    const blanks = content - start - marker.length
    if (content >= this.#lines.end || blanks === 0 || blanks > 4) return undefined
    // In a paragraph, only a bullet or the number 1 starts a list; below an item, that is not known here.
    if (this.#above !== 'nothing' && marker.length > 1 && !/^1[.)]/.test(marker)) return undefined
    return content - start
  }

  #leaveList(): void {
    this.#inList = false
    this.#itemIndent = undefined
  }

  /** A line of a list or quote, whose content starts at `contentStart`. */
  #container(contentStart: number): boolean {
    return this.#isPlain(this.#lines.skipSpaces(contentStart)) && this.#pass('container')
  }

  /** A line that starts or goes on with a paragraph. */
  #prose(start: number): boolean {
    if (!this.#isSafe(start)) return false
    // After a blank line, text at the first column is no longer part of a list.
    if (this.#above === 'nothing') this.#leaveList()
    return this.#pass(this.#above === 'container' ? 'container' : 'paragraph')
  }

  /** Whether what starts here is text or lists of text, and neither a block nor the underline of a heading. */
  #isPlain(start: number): boolean {
    let at = start
    for (
      let marker = this.#lines.match(LIST_MARKER, at);
      marker !== null;
      marker = this.#lines.match(LIST_MARKER, at)
    ) {
      at = this.#lines.skipSpaces(at + marker[0].length)
    }
    // An empty item looks like the underline of a heading.
    if (at >= this.#lines.end) return !this.#lines.isDelimiterRow(start)
    if (INTERESTING.has(this.#lines.text.charCodeAt(at)) || this.#isFence(at)) return false
    return this.#isSafe(at)
  }

  #isFence(at: number): boolean {
    return this.#lines.text.startsWith('```', at) || this.#lines.text.startsWith('~~~', at)
  }

  /** Whether a line of text is no footnote, which holds blocks, has no comment, and is no row of dashes. */
  #isSafe(start: number): boolean {
    const { text, end } = this.#lines
    if (text.startsWith('[^', start)) return false
    if (this.#nextComment < start) {
      const next = text.indexOf('<!--', start)
      this.#nextComment = next < 0 ? text.length : next
    }
    return this.#nextComment >= end && !this.#lines.isDelimiterRow(start)
  }

  #pass(above: Above): true {
    this.#lines.next()
    this.#above = above
    return true
  }
}

/** What may start a block that matters, or another container, wherever it stands. */
const INTERESTING: ReadonlySet<number> = new Set([TAB, HASH, PIPE, LESS, GREATER, EQUALS])

const LIST_MARKER = /(?:[-+*]|\d{1,9}[.)])(?![^ \t\r\n])/y
