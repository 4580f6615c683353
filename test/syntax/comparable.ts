import type { Node } from '../../src/syntax/node.ts'
import type { Block, Outline } from '../../src/syntax/outline.ts'
import type { EmbeddedText } from '../../src/text/embedded-text.ts'

/**
 * What an outline says, as plain data for `toEqual`. How an embedded text keeps its map is its own business: what
 * counts is where each of its characters stands.
 */
export function comparableOutline(outline: Outline): unknown {
  const { frontmatter, blocks, problems } = outline
  return {
    frontmatter: frontmatter && { span: frontmatter.span, content: comparableText(frontmatter.content) },
    blocks: blocks.map(comparableBlock),
    problems,
  }
}

function comparableBlock(block: Block): unknown {
  return block.kind === 'fence' ? { ...block, content: comparableText(block.content) } : block
}

function comparableText(embedded: EmbeddedText): unknown {
  const hostOffsets = Array.from(embedded.text, (_, offset) => embedded.toHost(offset))
  return { text: embedded.text, hostOffsets }
}

/** A tree as lines, one a node, with the source text that each span covers. */
export function drawNode(node: Node | undefined, text: string): string[] {
  if (node === undefined) return []
  const place = `${node.span.start}-${node.span.end} ${JSON.stringify(text.slice(node.span.start, node.span.end))}`
  const inner = (child: Node): string[] => drawNode(child, text).map((line) => `  ${line}`)
  if (node.kind === 'scalar') return [`${node.style} ${JSON.stringify(node.value)} ${place}`]
  if (node.kind === 'list') return [`list ${place}`, ...node.items.flatMap(inner)]
  const entries = node.entries.flatMap(({ key, keySpan, value }) => {
    return [`  ${JSON.stringify(key)} ${keySpan.start}-${keySpan.end}`, ...inner(value)]
  })
  return [`map ${place}`, ...entries]
}
