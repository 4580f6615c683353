/** A fenced code block of a page, told without the linter's own Markdown reader: a test is no test of itself. */
export interface Fence {
  /** What stands after the opening marker, trimmed. */
  readonly info: string
  /** The content; ends with a line feed unless it is empty. */
  readonly text: string
  /** 1-based line of the opening marker. */
  readonly line: number
  /** Offsets of the content in the page. */
  readonly start: number
  readonly end: number
  /** The opening marker, which no line of the content may repeat. */
  readonly marker: string
}

/** A heading of a page. */
export interface Heading {
  readonly depth: number
  readonly title: string
  /** 1-based. */
  readonly line: number
}

/** What structures a page, in the order of its lines. */
export type PagePart =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'fence'; readonly fence: Fence }

/**
 * Headings and top-level fences of a page.
 *
 * @throws SyntaxError when a fence is never closed.
 */
export function readParts(page: string): readonly PagePart[] {
  const parts: PagePart[] = []
  let open: { marker: string; info: string; line: number; start: number } | undefined
  let offset = 0
  for (const [index, line] of page.split('\n').entries()) {
    const next = offset + line.length + 1
    if (open !== undefined) {
      if (closes(line, open.marker)) {
        parts.push({ kind: 'fence', fence: { ...open, text: page.slice(open.start, offset), end: offset } })
        open = undefined
      }
    } else {
      const [, marker, info] = /^(`{3,}|~{3,})([^`]*)$/.exec(line) ?? []
      const [, hashes, title] = /^(#{1,6}) +(.+?)\s*$/.exec(line) ?? []
      if (marker !== undefined) open = { marker, info: (info ?? '').trim(), line: index + 1, start: next }
      else if (hashes !== undefined && title !== undefined) {
        parts.push({ kind: 'heading', heading: { depth: hashes.length, title, line: index + 1 } })
      }
    }
    offset = next
  }
  if (open !== undefined) throw new SyntaxError(`the fence that opens on line ${open.line} is never closed`)
  return parts
}

function closes(line: string, marker: string): boolean {
  const [, run] = /^(`+|~+)\s*$/.exec(line) ?? []
  return run !== undefined && run[0] === marker[0] && run.length >= marker.length
}
