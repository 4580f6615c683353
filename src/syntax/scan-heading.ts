import type { MarkdownLines } from './markdown-lines.ts'
import type { HeadingBlock } from './outline.ts'

const OPENING = /(#{1,6})(?:[ \t]+|(?![^\r\n]))/y

/** What inline markup, entities and escapes are made of: all that is read of it is code in single backticks. */
const MARKUP = /[\\*[\]<&~\t]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/

/**
 * The `#` heading on the current line; `undefined` on doubt.
 *
 * A line whose `#` has no blank after it is text.
 */
export function scanHeading(lines: MarkdownLines): HeadingBlock | 'no heading' | undefined {
  const { text, start, end } = lines
  const opening = lines.match(OPENING, start)
  if (opening === null) return 'no heading'
  const [marker = '', marks = ''] = opening
  const contentStart = start + marker.length
  let contentEnd = end
  while (contentEnd > contentStart && text.charCodeAt(contentEnd - 1) === 32) contentEnd--
  const content = text.slice(contentStart, contentEnd)
  // No content, or a closing sequence of `#`: rare, and full of exceptions.
  if (content === '' || content.endsWith('#')) return undefined
  const value = withoutCode(content)
  if (value === undefined) return undefined
  return {
    kind: 'heading',
    depth: marks.length,
    title: { value: value.trim(), span: { start: contentStart, end: contentEnd } },
    span: { start, end },
  }
}

/** Without the backticks around code; `undefined` where they do not simply pair up, or where there is other markup. */
function withoutCode(content: string): string | undefined {
  const parts = content.split('`')
  if (parts.length % 2 === 0) return undefined
  const isPlain = parts.every((part, index) => {
    return index % 2 === 0 ? !MARKUP.test(part) : part !== '' && part.trim() === part
  })
  return isPlain ? parts.join('') : undefined
}
