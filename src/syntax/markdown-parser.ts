import type { Root } from 'mdast'
import type { Plugin } from 'unified'
import type { Span } from '../text/span.ts'

/** What the tree does not say: where certain tokens stand, in no certain order. */
export interface MarkdownMarks {
  /** The opening and closing line of every fence. */
  readonly fences: readonly Span[]
  /** What a heading says, without its markers. */
  readonly headings: readonly Span[]
  /** What table cells say, without pipes and blanks; empty cells have none. */
  readonly cells: readonly Span[]
}

/** Reads a Markdown text as a tree, with what the tree does not keep. */
export type MarkdownParser = (text: string) => { readonly tree: Root; readonly marks: MarkdownMarks }

let parser: Promise<MarkdownParser> | undefined

/** The reference reader of Markdown: remark with GFM and frontmatter. Loaded when first asked for. */
export function markdownParser(): Promise<MarkdownParser> {
  return (parser ??= loadParser())
}

async function loadParser(): Promise<MarkdownParser> {
  const [{ remark }, { default: remarkGfm }, { default: remarkFrontmatter }] = await Promise.all([
    import('remark'),
    import('remark-gfm'),
    import('remark-frontmatter'),
  ])
  let fences: Span[] = []
  let headings: Span[] = []
  let cells: Span[] = []
  const markTokens: Plugin<[], Root> = function markTokens() {
    const data = this.data()
    data.fromMarkdownExtensions = [
      ...(data.fromMarkdownExtensions ?? []),
      {
        enter: {
          codeFencedFence: (token) => void fences.push(spanOf(token)),
          atxHeadingText: (token) => void headings.push(spanOf(token)),
          setextHeadingText: (token) => void headings.push(spanOf(token)),
          tableContent: (token) => void cells.push(spanOf(token)),
        },
      },
    ]
  }
  const processor = remark().use(remarkGfm).use(remarkFrontmatter).use(markTokens).freeze()
  return (text) => {
    fences = []
    headings = []
    cells = []
    return { tree: processor.parse(text), marks: { fences, headings, cells } }
  }
}

function spanOf(token: { readonly start: { offset: number }; readonly end: { offset: number } }): Span {
  return { start: token.start.offset, end: token.end.offset }
}
