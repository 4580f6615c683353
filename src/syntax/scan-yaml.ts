import type { EmbeddedText } from '../text/embedded-text.ts'
import type { Span } from '../text/span.ts'
import { APOSTROPHE, GREATER, HASH, OPEN_BRACE, OPEN_BRACKET, PIPE, QUOTE, SPACE } from './character-codes.ts'
import { resolvePlain } from './core-scalar.ts'
import { GivenEntries } from './given-entries.ts'
import type { ListNode, MapNode, Node, ScalarNode } from './node.ts'
import { scanBlockScalar } from './scan-block-scalar.ts'
import { FlowScanner } from './scan-flow.ts'
import { isItemDash, scanKey, type ScannedKey, startsPlain } from './scan-key.ts'
import { scanPlain } from './scan-plain.ts'
import { scanQuoted, scanQuotedLines } from './scan-quoted.ts'
import { YamlLines } from './yaml-lines.ts'

/** Deeper nesting is left to the reference reader, which counts what it can bear. */
const MOST_LEVELS = 50

/**
 * The tree of a YAML text in the style that nearly all of them are written in, tens of times faster than by the
 * reference reader; `undefined` on any doubt that it would say the same, without a problem.
 *
 * Read are mappings and lists in blocks, plain and quoted texts, blocks of text, and collections in
 * brackets. Left alone are tabs, anchors, aliases, tags, directives, several documents, keys given twice, and whatever
 * is wrong.
 */
export function scanYaml(embedded: EmbeddedText): { readonly value: Node | undefined } | undefined {
  if (DOUBTFUL.test(embedded.text)) return undefined
  return new BlockScanner(embedded).scan()
}

/** Anything but line endings, printable ASCII and what is beyond it: control characters, tabs, byte order marks. */
const DOUBTFUL = /[^\n\r -~\u0080-\uFEFE\uFF00-\uFFFF]|\r(?!\n)/

/** Reads the collections of a text in block style, as far as they are beyond doubt; see {@link scanYaml}. */
export class BlockScanner {
  readonly #embedded: EmbeddedText
  readonly #text: string
  readonly #lines: YamlLines
  readonly #flow: FlowScanner
  /** The line that is read next. */
  #line = 0
  #depth = 0

  constructor(embedded: EmbeddedText, lines: YamlLines = new YamlLines(embedded.text)) {
    this.#embedded = embedded
    this.#text = embedded.text
    this.#lines = lines
    this.#flow = new FlowScanner(embedded, MOST_LEVELS)
  }

  /** The whole text. */
  scan(): { readonly value: Node | undefined } | undefined {
    this.#line = this.#lines.nextContent(0)
    if (this.#line === this.#lines.count) return { value: undefined }
    // The mark of the document's start; whatever follows the mark on its line is doubt.
    if (/^--- *$/.test(this.#text.slice(this.#lines.startOf(this.#line), this.#lines.endOf(this.#line)).slice(0, 9))) {
      this.#nextLine()
      if (this.#line === this.#lines.count) return undefined
    }
    const value = this.#block(-1)
    return value === undefined || this.#line < this.#lines.count ? undefined : { value }
  }

  /** The item whose dash stands at `dash` of a line, in column `indent`, in a text that may have doubts elsewhere. */
  itemAt(line: number, dash: number, indent: number): Node | undefined {
    return this.#from(line, () => this.#item(dash, indent))
  }

  /** What stands after a key of a line, likewise: from `after` on, or below it; the key stands in column `indent`. */
  valueAt(line: number, after: number, indent: number): Node | undefined {
    return this.#from(line, () => this.#value(after, indent))
  }

  #from(line: number, read: () => Node | undefined): Node | undefined {
    this.#line = line
    this.#depth = 0
    const node = read()
    // The line after it is one of those that tell where it ends.
    const lines = this.#text.slice(this.#lines.startOf(line), this.#lines.endOf(this.#line))
    return DOUBTFUL.test(lines) ? undefined : node
  }

  /** The node that starts the current line, indented deeper than `outer`. */
  #block(outer: number): Node | undefined {
    const at = this.#lines.contentOf(this.#line)
    return this.#nodeAt(at, this.#lines.indentOf(this.#line), outer)
  }

  /** A collection whose first key or dash stands at `at`, in column `indent`; or another value that ends its line. */
  #nodeAt(at: number, indent: number, outer: number): Node | undefined {
    if (++this.#depth > MOST_LEVELS || this.#isDocumentMark(at, indent)) return undefined
    const node = this.#isDash(at) ? this.#list(at, indent) : this.#mapOrInline(at, indent, outer)
    this.#depth--
    return node
  }

  #mapOrInline(at: number, indent: number, outer: number): Node | undefined {
    const key = this.#key(at)
    if (key === 'doubt') return undefined
    return key === undefined ? this.#inline(at, outer) : this.#map(at, key, indent)
  }

  #list(start: number, indent: number): ListNode | undefined {
    const items: Node[] = []
    for (let dash = start; ; dash = this.#lines.contentOf(this.#line)) {
      const item = this.#item(dash, indent)
      if (item === undefined) return undefined
      items.push(item)
      const next = this.#indent()
      if (next > indent) return undefined
      if (next < indent || !this.#isDash(this.#lines.contentOf(this.#line))) break
    }
    return { kind: 'list', items, span: this.#collectionSpan(start, items.at(-1)) }
  }

  #item(dash: number, indent: number): Node | undefined {
    const at = this.#skipSpaces(dash + 1)
    if (at < this.#lines.endOf(this.#line)) {
      if (this.#isBlockMark(at)) return this.#blockScalar(at, indent)
      return this.#nodeAt(at, at - this.#lines.startOf(this.#line), indent)
    }
    const line = this.#line
    this.#nextLine()
    if (this.#lines.hasCommentUpTo(line + 1, this.#line, indent)) return undefined
    return this.#indent() > indent ? this.#block(indent) : this.#absent(dash + 1)
  }

  #map(start: number, first: ScannedKey, indent: number): MapNode | undefined {
    const given = new GivenEntries()
    for (let key = first; ;) {
      const value = this.#value(key.after, indent)
      if (value === undefined) return undefined
      if (!given.add({ key: key.text, keySpan: this.#host(key.start, key.end), value })) return undefined
      const below = this.#indent()
      if (below > indent) return undefined
      if (below < indent) break
      const at = this.#lines.contentOf(this.#line)
      const next = this.#isDash(at) || this.#isDocumentMark(at, indent) ? undefined : this.#key(at)
      if (next === undefined || next === 'doubt') return undefined
      key = next
    }
    return { kind: 'map', entries: given.entries, span: this.#collectionSpan(start, given.entries.at(-1)?.value) }
  }

  /** What stands after a key in column `indent`: on its line, or below it. */
  #value(after: number, indent: number): Node | undefined {
    const at = this.#skipSpaces(after)
    if (at < this.#lines.endOf(this.#line) && this.#text.charCodeAt(at) !== HASH) {
      return this.#isBlockMark(at) ? this.#blockScalar(at, indent) : this.#inline(at, indent)
    }
    const line = this.#line
    this.#nextLine()
    // The library goes its own way behind a comment that stands no deeper than the key.
    if (this.#lines.hasCommentUpTo(line + 1, this.#line, indent)) return undefined
    const below = this.#indent()
    if (below > indent) return this.#block(indent)
    // A list may stand in the column of the key that it belongs to.
    const isList = below === indent && this.#isDash(this.#lines.contentOf(this.#line))
    return isList ? this.#block(indent - 1) : this.#absent(after)
  }

  /** A scalar or a collection in brackets that ends its line; nothing deeper than `outer` may follow. */
  #inline(at: number, outer: number): Node | undefined {
    const code = this.#text.charCodeAt(at)
    if (code !== OPEN_BRACKET && code !== OPEN_BRACE && code !== QUOTE && code !== APOSTROPHE) {
      return this.#plain(at, outer)
    }
    const isFlow = code === OPEN_BRACKET || code === OPEN_BRACE
    const node = isFlow ? this.#flowCollection(at, outer) : this.#quoted(at, outer)
    if (node === undefined) return undefined
    this.#nextLine()
    return this.#indent() > outer ? undefined : node
  }

  #flowCollection(at: number, outer: number): Node | undefined {
    const flow = this.#flow.scan(at, outer)
    if (flow === undefined) return undefined
    while (this.#lines.endOf(this.#line) < flow.end) this.#line++
    return this.#isRestEmpty(flow.end) ? flow.node : undefined
  }

  #quoted(at: number, outer: number): ScalarNode | undefined {
    const style = this.#text.charCodeAt(at) === QUOTE ? 'double' : 'single'
    let quoted = scanQuoted(this.#text, at)
    if (quoted === undefined) {
      const long = scanQuotedLines(this.#lines, this.#line, at, outer)
      if (long === undefined) return undefined
      this.#line = long.nextLine
      quoted = { value: long.text, end: long.end }
    }
    if (!this.#isRestEmpty(quoted.end)) return undefined
    return { kind: 'scalar', value: quoted.value, style, span: this.#host(at, quoted.end) }
  }

  #plain(at: number, outer: number): ScalarNode | undefined {
    const plain = startsPlain(this.#text, at, this.#lines.endOf(this.#line))
      ? scanPlain(this.#lines, this.#line, at, outer)
      : undefined
    if (plain === undefined) return undefined
    this.#line = plain.nextLine
    return { kind: 'scalar', value: resolvePlain(plain.text), style: 'plain', span: this.#host(at, plain.end) }
  }

  #blockScalar(at: number, outer: number): ScalarNode | undefined {
    const block = scanBlockScalar(this.#lines, this.#line, at, outer)
    if (block === undefined) return undefined
    this.#line = this.#lines.nextContent(block.nextLine)
    return { kind: 'scalar', value: block.value, style: 'block', span: this.#host(at, block.end) }
  }

  #absent(at: number): ScalarNode {
    const { start } = this.#host(at, at)
    return { kind: 'scalar', value: null, style: 'plain', span: { start, end: start } }
  }

  #key(at: number): ScannedKey | 'doubt' | undefined {
    return scanKey(this.#text, at, this.#lines.endOf(this.#line))
  }

  #isDash(at: number): boolean {
    return isItemDash(this.#text, at, this.#lines.endOf(this.#line))
  }

  #isBlockMark(at: number): boolean {
    const code = this.#text.charCodeAt(at)
    return code === PIPE || code === GREATER
  }

  #isDocumentMark(at: number, indent: number): boolean {
    return indent === 0 && (this.#text.startsWith('---', at) || this.#text.startsWith('...', at))
  }

  /** Whether nothing but a comment follows on the current line. */
  #isRestEmpty(at: number): boolean {
    const next = this.#skipSpaces(at)
    return next >= this.#lines.endOf(this.#line) || (next > at && this.#text.charCodeAt(next) === HASH)
  }

  #skipSpaces(from: number): number {
    let at = from
    while (this.#text.charCodeAt(at) === SPACE) at++
    return at
  }

  #nextLine(): void {
    this.#line = this.#lines.nextContent(this.#line + 1)
  }

  /** The indentation of the current line; -1 at the end of the text. */
  #indent(): number {
    return this.#line < this.#lines.count ? this.#lines.indentOf(this.#line) : -1
  }

  #collectionSpan(start: number, last: Node | undefined): Span {
    const span = this.#host(start, start + 1)
    return { start: span.start, end: last?.span.end ?? span.end }
  }

  #host(start: number, end: number): Span {
    return this.#embedded.toHostSpan({ start, end })
  }
}
