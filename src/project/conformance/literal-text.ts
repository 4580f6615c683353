import type { Node } from '../../syntax/node.ts'
import { compareText } from '../../text/compare-text.ts'
import { isOpenKey } from './placeholder-value.ts'

/** Levels of nesting, and values, that are spelled out. */
const DEEPEST = 20
const MOST_VALUES = 500

/**
 * A value as one text: equal for the same JSON in whatever layout and order of keys, and for nothing else.
 *
 * @returns `undefined` where a placeholder makes it another value each time, and for what is too much to compare.
 */
export function literalText(node: Node): string | undefined {
  return new Speller().spell(node, 0)
}

class Speller {
  #left = MOST_VALUES

  spell(node: Node, depth: number): string | undefined {
    if (this.#left-- <= 0 || depth > DEEPEST) return undefined
    if (node.kind === 'scalar') {
      return typeof node.value === 'string' && node.value.includes('{{') ? undefined : JSON.stringify(node.value)
    }
    if (node.kind === 'list') {
      const items = node.items.map((item) => this.spell(item, depth + 1))
      return items.includes(undefined) ? undefined : `[${items.join()}]`
    }
    const last = new Map(node.entries.map(({ key, value }) => [key, value]))
    const members = [...last]
      .toSorted(([first], [second]) => compareText(first, second))
      .map(([key, value]) => {
        const text = isOpenKey(key) ? undefined : this.spell(value, depth + 1)
        return text === undefined ? undefined : `${JSON.stringify(key)}:${text}`
      })
    return members.includes(undefined) ? undefined : `{${members.join()}}`
  }
}
