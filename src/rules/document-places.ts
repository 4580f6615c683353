import type { Spec } from '../spec/model.ts'
import type { Span } from '../text/span.ts'
import { openingOf } from './frontmatter-edits.ts'

/** Blank lines and comments, which say nothing to readers. */
const UNSEEN = /\s*(?:<!--[^]*?-->\s*)*/y

/** The first line of the body that says something, where a title belongs; without one, the top of the file. */
export function firstLine({ source: { text }, frontmatter }: Spec): Span {
  const top = frontmatter.span.end
  UNSEEN.lastIndex = top
  const start = top + (UNSEEN.exec(text)?.[0].length ?? 0)
  if (start === text.length) return frontmatter.present ? openingOf(frontmatter) : { start: top, end: top }
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? ''
  return { start, end: start + line.trimEnd().length }
}
