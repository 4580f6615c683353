import { entryOf, type Node } from '../syntax/node.ts'
import type { Span } from '../text/span.ts'

/** Keys and indices from the root of a config to a value. */
export type ConfigPath = readonly string[]

/** The value at a path; of a path that leads nowhere, the last value that exists. */
export function nodeAt(root: Node, path: ConfigPath): Node {
  let node = root
  for (const step of path) {
    const next = node.kind === 'list' ? node.items[Number(step)] : entryOf(node, step)?.value
    if (next === undefined) return node
    node = next
  }
  return node
}

/** Where the key of a member stands; its owner where there is no such key. */
export function keySpan(root: Node, owner: ConfigPath, key: string): Span {
  const node = nodeAt(root, owner)
  return entryOf(node, key)?.keySpan ?? node.span
}

/** `tokens.kinds[2]`, `rules["steps/*"]`: a path as messages name it. */
export function describePath(path: ConfigPath): string {
  const steps = path.map((step, index) => {
    if (/^\d+$/.test(step)) return `[${step}]`
    if (!/^[$\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`
    return index === 0 ? step : `.${step}`
  })
  return `\`${steps.join('')}\``
}

/** The texts of a list, each with its path. */
export function listed(
  texts: readonly string[] | undefined,
  ...owner: ConfigPath
): readonly (readonly [ConfigPath, string])[] {
  return (texts ?? []).map((text, index) => [[...owner, String(index)], text] as const)
}

/** The path that a JSON Pointer spells. */
export function pathOf(pointer: string): ConfigPath {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
