import type { Node } from '../../syntax/node.ts'
import type { SourceFile } from '../../text/source-file.ts'

/**
 * What placeholders make of a value: `whole` may become anything, `partial` is a text that nobody knows yet, `none`
 * is what it looks like.
 */
export type PlaceholderShare = 'none' | 'partial' | 'whole'

const WHOLE = /^\{\{[^{}]*\}\}$/
const ANY = /\{\{[^{}]*\}\}/

/** How much of a value placeholders are. What is no proper placeholder counts as `whole`: it was meant as one. */
export function placeholderShare(node: Node, source: SourceFile): PlaceholderShare {
  // YAML takes an unquoted `{{name}}` for a mapping.
  if (node.kind === 'map') return source.text.startsWith('{{', node.span.start) ? 'whole' : 'none'
  if (node.kind === 'list' || typeof node.value !== 'string' || !node.value.includes('{{')) return 'none'
  const text = node.value.trim()
  return WHOLE.test(text) || !ANY.test(text) ? 'whole' : 'partial'
}

/** Whether a key is not known before the step runs: a placeholder, or a YAML merge key. */
export function isOpenKey(key: string): boolean {
  return key.includes('{{') || key === '<<'
}
