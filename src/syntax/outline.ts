import type { Problem } from '../diagnostic/finding.ts'
import type { EmbeddedText } from '../text/embedded-text.ts'
import type { Located, Span } from '../text/span.ts'

/**
 * What our domain needs of a Markdown file: its frontmatter and, in the order of the file, the blocks that carry
 * meaning. Everything between them is prose.
 */
export interface Outline {
  readonly frontmatter: FrontmatterBlock | undefined
  readonly blocks: readonly Block[]
  /** What is broken in the Markdown itself: a frontmatter that never closes, say. */
  readonly problems: readonly Problem[]
}

/** The text between the two `---` lines at the top of the file. */
export interface FrontmatterBlock {
  /** Both marker lines included. */
  readonly span: Span
  readonly content: EmbeddedText
}

/** A part of a Markdown file that means something in a spec; paragraphs and lists are none. */
export type Block = HeadingBlock | FenceBlock | TableBlock | CommentBlock

/** An ATX (`## Title`) or setext heading, at any nesting. */
export interface HeadingBlock {
  readonly kind: 'heading'
  /** 1 to 6. */
  readonly depth: number
  /** Inline text without markup; `span` covers the heading's content without its marker. */
  readonly title: Located<string>
  /** The whole heading. */
  readonly span: Span
}

/** A fenced code block, at any nesting (list item, block quote). */
export interface FenceBlock {
  readonly kind: 'fence'
  /** First word after the fence, lower case; `''` where there is none. The span is empty then. */
  readonly language: Located<string>
  readonly content: EmbeddedText
  /** Whether a closing fence was found; an open one reaches to the end of its container. */
  readonly closed: boolean
  /** From the opening to the closing fence. */
  readonly span: Span
}

/** A GFM table. */
export interface TableBlock {
  readonly kind: 'table'
  readonly header: TableRow
  /**
   * Without the delimiter row. Each row has the cells that its author wrote, be they more or fewer than the header's;
   * those beyond the first `MOST_ROWS` have none.
   */
  readonly rows: readonly TableRow[]
  readonly span: Span
}

/** A line of a table, its header included. */
export interface TableRow {
  readonly cells: readonly TableCell[]
  /** The line, without its indentation and ending. */
  readonly span: Span
}

/** A cell as written, trimmed: `\|` is still two characters, markup is still there. `span` covers that text. */
export type TableCell = Located<string>

/** An HTML comment that stands as a block of its own or within a line; suppressions live in them. */
export interface CommentBlock {
  readonly kind: 'comment'
  /** The text between `<!--` and `-->`. */
  readonly text: Located<string>
  readonly span: Span
}
