import type { Span } from '../text/span.ts'

/** A value of a YAML or JSON text with the place of every part; spans are offsets into the host file. */
export type Node = ScalarNode | MapNode | ListNode

/** How a scalar was written; a rule may care whether `1` stood in quotes. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block'

/** A string, number, boolean or null, by YAML's core schema: dates stay strings. */
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  readonly style: ScalarStyle
  /** Quotes included; for an absent value, the empty span after its key. */
  readonly span: Span
}

/** A mapping; keys in the author's order, a repeated key stands once for each time. */
export interface MapNode {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
  /** From the first key (or brace) to the end of the last value (or brace). */
  readonly span: Span
}

/** A key and its value. */
export interface MapEntry {
  /** The key as text: `1:` is the key `"1"`. */
  readonly key: string
  /** The key without its quotes. */
  readonly keySpan: Span
  readonly value: Node
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly span: Span
}

/** The value under `key`, the last one where the key is repeated, as readers that do not complain take it. */
export function entryOf(node: Node | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined
  // A plain loop: every key that a step may have is looked for in every step.
  const { entries } = node
  for (let index = entries.length - 1; index >= 0; index--) {
    if (entries[index]?.key === key) return entries[index]
  }
  return undefined
}

/** The plain value that a node stands for. Safe for keys such as `__proto__`. */
export function toValue(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(toValue)
    case 'map':
      return toObject(node.entries)
  }
}

function toObject(entries: readonly MapEntry[]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const { key, value } of entries) {
    // Plain assignment is several times faster, and for this one key changes the object's prototype instead.
    if (key === '__proto__') {
      Object.defineProperty(object, key, {
        value: toValue(value),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    } else {
      object[key] = toValue(value)
    }
  }
  return object
}

/** What a message calls a node: "a list", "the text `abc`". */
export function describeKind(node: Node): string {
  if (node.kind === 'map') return 'a mapping'
  if (node.kind === 'list') return 'a list'
  if (node.value === null) return 'nothing'
  return typeof node.value === 'string' ? 'text' : `a ${typeof node.value}`
}
