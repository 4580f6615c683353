import type { Alias, Document, ParsedNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { EmbeddedText } from '../text/embedded-text.ts'
import type { Span } from '../text/span.ts'
import type { ListNode, MapEntry, MapNode, Node, ScalarNode, ScalarStyle } from './node.ts'
import type { YamlProblem } from './yaml-problems.ts'

/** How many nodes aliases may add to a text: enough for a convenience, too few for a bomb. */
const MOST_ALIASED_NODES = 1000

/** What the converter needs of the library, which is loaded lazily. */
export type NodeKinds = Pick<typeof import('yaml'), 'isAlias' | 'isMap' | 'isScalar' | 'isSeq'>

/** Turns the library's tree into ours: host spans, keys as text, aliases replaced by what they name. */
export class NodeConverter {
  readonly problems: YamlProblem[] = []
  /** Where flow collections and quoted texts start, by their end. */
  readonly openings = new Map<number, number>()
  readonly #embedded: EmbeddedText
  readonly #text: string
  readonly #kinds: NodeKinds
  readonly #restore: (text: string) => string
  readonly #anchors = new Map<string, { readonly node: Node; readonly size: number }>()
  #size = 0
  #aliased = 0

  /**
   * @param text what was parsed, which may be masked
   * @param restore takes the mask off
   */
  constructor(embedded: EmbeddedText, text: string, kinds: NodeKinds, restore: (text: string) => string) {
    this.#embedded = embedded
    this.#text = text
    this.#kinds = kinds
    this.#restore = restore
  }

  /** The whole document; `undefined` where it says nothing. */
  convert(document: Document.Parsed): Node | undefined {
    const root = document.contents
    if (root === null || (this.#kinds.isScalar(root) && isAbsent(root) && root.anchor === undefined)) return undefined
    return this.#node(root, root.range[0])
  }

  #node(node: ParsedNode, absentAt: number): Node {
    const before = this.#size++
    const converted = this.#unanchored(node, absentAt)
    if (!this.#kinds.isAlias(node) && node.anchor !== undefined) {
      this.#anchors.set(node.anchor, { node: converted, size: this.#size - before })
    }
    return converted
  }

  #unanchored(node: ParsedNode, absentAt: number): Node {
    const { isAlias, isMap, isScalar } = this.#kinds
    if (isAlias(node)) return this.#alias(node)
    if (isScalar(node)) return isAbsent(node) ? this.#absent(absentAt) : this.#scalar(node)
    if (node.flow === true && node.range !== undefined && node.range !== null) {
      this.openings.set(node.range[1], node.range[0])
    }
    return isMap(node) ? this.#map(node) : this.#list(node)
  }

  #absent(at: number): ScalarNode {
    const host = this.#embedded.toHost(at)
    return { kind: 'scalar', value: null, style: 'plain', span: { start: host, end: host } }
  }

  #scalar(node: Scalar.Parsed): ScalarNode {
    const style = styleOf(node)
    const [start, end] = node.range
    if (style === 'single' || style === 'double') this.openings.set(end, start)
    const span = style === 'block' ? trimEnd(this.#text, { start, end }) : { start, end }
    return { kind: 'scalar', value: this.#valueOf(node), style, span: this.#host(span) }
  }

  #valueOf(node: Scalar.Parsed): ScalarNode['value'] {
    const { value } = node
    if (typeof value === 'string') return this.#restore(value)
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
    return this.#restore(node.source)
  }

  #alias(alias: Alias.Parsed): Node {
    const span = { start: alias.range[0], end: alias.range[1] }
    const name = alias.source
    const anchor = this.#anchors.get(name)
    const size = anchor?.size ?? 0
    if (anchor !== undefined && this.#aliased + size <= MOST_ALIASED_NODES) {
      this.#aliased += size
      this.#size += size - 1
      return { ...anchor.node, span: this.#host(span) }
    }
    const message =
      anchor === undefined
        ? `The alias \`*${name}\` names an anchor that does not stand before it.`
        : `The aliases up to \`*${name}\` stand for more than ${MOST_ALIASED_NODES} values.`
    this.problems.push({ span, message })
    return { kind: 'scalar', value: null, style: 'plain', span: this.#host(span) }
  }

  #map(node: YAMLMap.Parsed): MapNode {
    const first = new Map<string, Span>()
    const entries = node.items.map((pair) => {
      const entry = this.#entry(pair, node)
      const other = first.get(entry.key)
      if (other === undefined) first.set(entry.key, entry.keySpan)
      else this.#repeated(entry, other, pair)
      return entry
    })
    return { kind: 'map', entries, span: this.#collectionSpan(node, entries.at(-1)?.value) }
  }

  #entry(pair: Pair<ParsedNode, ParsedNode | null>, map: YAMLMap.Parsed): MapEntry {
    const key = this.#key(pair.key, map)
    const value = pair.value
    const absentAt = this.#afterColon(key.end)
    const node = value === null ? this.#absent(absentAt) : this.#node(value, absentAt)
    return { key: key.text, keySpan: this.#host(key.span), value: node }
  }

  /** `span` without quotes, `end` with them. */
  #key(node: ParsedNode | null, map: YAMLMap.Parsed): { text: string; span: Span; end: number } {
    // The library's types say that a key is there; `: value` has none.
    if (node === null) return { text: '', span: { start: map.range[0], end: map.range[0] }, end: map.range[0] }
    const [start, end] = node.range
    if (this.#kinds.isScalar(node)) {
      const style = styleOf(node)
      const quoted = style === 'single' || style === 'double'
      if (quoted) this.openings.set(end, start)
      const text = typeof node.value === 'string' ? node.value : node.source
      const span = quoted && end - start > 1 ? { start: start + 1, end: end - 1 } : { start, end }
      this.#node(node, start)
      return { text: this.#restore(text), span, end }
    }
    const span = { start, end }
    const converted = this.#node(node, start)
    if (converted.kind === 'scalar') return { text: String(converted.value), span, end }
    this.problems.push({ span, message: 'A key must be text, and this one is a collection.' })
    // Its lines end as the file happens to end them, and the name of a key is the same in each file.
    return { text: this.#restore(this.#text.slice(start, end)).replaceAll(/\r\n?/g, '\n'), span, end }
  }

  #list(node: YAMLSeq.Parsed): ListNode {
    const items = node.items.map((item) => this.#node(item, this.#backToMark(item.range[0])))
    return { kind: 'list', items, span: this.#collectionSpan(node, items.at(-1)) }
  }

  #collectionSpan(node: YAMLMap.Parsed | YAMLSeq.Parsed, last: Node | undefined): Span {
    const span = this.#host({ start: node.range[0], end: node.range[1] })
    return node.flow === true || last === undefined ? span : { start: span.start, end: last.span.end }
  }

  #repeated({ key }: MapEntry, first: Span, pair: Pair<ParsedNode, unknown>): void {
    const { line } = this.#embedded.host.positionAt(first.start)
    const range = pair.key.range
    const message = `The key \`${key}\` is given twice, first in line ${line}.`
    this.problems.push({ span: this.#withoutQuotes(range[0], range[1]), message })
  }

  #withoutQuotes(start: number, end: number): Span {
    const quoted = /^(["']).*\1$/s.test(this.#text.slice(start, end)) && end - start > 1
    return quoted ? { start: start + 1, end: end - 1 } : { start, end }
  }

  /** Right after the `:` of a key that ends at `keyEnd`; where there is no `:`, the end of the key. */
  #afterColon(keyEnd: number): number {
    let at = keyEnd
    while (isBlank(this.#text.charCodeAt(at))) at++
    return this.#text[at] === ':' ? at + 1 : keyEnd
  }

  /** Back over blanks to the `-` or bracket after which an item is missing. */
  #backToMark(from: number): number {
    let at = from
    while (at > 0 && isBlank(this.#text.charCodeAt(at - 1))) at--
    return at
  }

  #host(span: Span): Span {
    return this.#embedded.toHostSpan(span)
  }
}

function styleOf(node: Scalar.Parsed): ScalarStyle {
  if (node.type === 'QUOTE_SINGLE') return 'single'
  if (node.type === 'QUOTE_DOUBLE') return 'double'
  return node.type === 'PLAIN' ? 'plain' : 'block'
}

function isAbsent(node: Scalar.Parsed): boolean {
  return node.type === 'PLAIN' && node.range[0] === node.range[1]
}

function trimEnd(text: string, { start, end }: Span): Span {
  let last = end
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--
  return { start, end: last }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}
