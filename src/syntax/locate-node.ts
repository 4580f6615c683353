import type { Span } from '../text/span.ts'
import type { Pointer } from './data-document.ts'
import { entryOf, type Node } from './node.ts'

/** Where the value of a pointer stands in a tree: its key, an item itself; the deepest that exists. */
export function locateNode(root: Node, pointer: Pointer): Span {
  let node = root
  let span = root.span
  for (const step of pointer) {
    if (node.kind === 'map') {
      const entry = entryOf(node, step)
      if (entry === undefined) return span
      span = entry.keySpan
      node = entry.value
    } else {
      const item = node.kind === 'list' && /^\d+$/.test(step) ? node.items[Number(step)] : undefined
      if (item === undefined) return span
      span = item.span
      node = item
    }
  }
  return span
}
