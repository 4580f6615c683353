import { EmbeddedText } from '../text/embedded-text.ts'
import type { SourceFile } from '../text/source-file.ts'
import { pointSpan } from '../text/span.ts'
import { findFrontmatter } from './frontmatter.ts'
import { isTooIntricate, MOST_CHARACTERS } from './markdown-limits.ts'
import type { Outline } from './outline.ts'
import { readRemarkOutline } from './remark-outline.ts'
import { scanOutline } from './scan-outline.ts'
import { timed } from '../text/phases.ts'

/**
 * The outline of a Markdown file: scanned where that is sure to be right, else read by remark, which costs tens of
 * times more.
 *
 * Never rejects; what cannot be read is a problem, and everything else is there.
 */
export async function readOutline(source: SourceFile): Promise<Outline> {
  if (source.text.length > MOST_CHARACTERS) {
    const size = `more than ${MOST_CHARACTERS / 1024} KB`
    return refuse(source, `The Markdown is too long to be read, with ${size}; nothing but its frontmatter is.`)
  }
  return (
    timed('Markdown', () => scanOutline(source)) ??
    (isTooIntricate(source.text) ? refuse(source, TOO_INTRICATE) : readRemarkOutline(source))
  )
}

const TOO_INTRICATE = 'The Markdown is too long or too intricate to be read; nothing but its frontmatter is.'

/** The frontmatter alone. */
function refuse(source: SourceFile, message: string): Outline {
  const { start, area, problems } = findFrontmatter(source.text)
  const frontmatter = area && { span: area.span, content: EmbeddedText.contiguous(source, area.content) }
  const help = 'Shorten its longest paragraphs and tables, and nest lists and quotes less.'
  return { frontmatter, blocks: [], problems: [...problems, { span: pointSpan(start), message, help }] }
}
