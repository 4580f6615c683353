import type { EmbeddedText } from '../text/embedded-text.ts'
import type { Span } from '../text/span.ts'
import { HASH, OPEN_BRACE, OPEN_BRACKET, SPACE } from './character-codes.ts'
import type { Pointer } from './data-document.ts'
import { isContainer } from './json-container.ts'
import { locateNode } from './locate-node.ts'
import type { Node } from './node.ts'
import { isItemDash, scanKey } from './scan-key.ts'
import { BlockScanner } from './scan-yaml.ts'
import { YamlLines } from './yaml-lines.ts'

/**
 * Finds values in a YAML text without reading it: all keys of a mapping in block style stand in one column, and so do
 * all dashes of a list, so that what lies between them is passed over. What is found is held to the value that the text
 * was read to: where that has other keys, or another number of them, nothing is found. So it is with merge keys,
 * aliases and keys given twice.
 */
export class YamlSeeker {
  readonly #embedded: EmbeddedText
  readonly #text: string
  readonly #value: unknown
  readonly #lines: YamlLines
  readonly #scanner: BlockScanner
  readonly #root: Block | undefined
  /** What lies in a collection, by where that starts; `undefined` on doubt. */
  readonly #members = new Map<number, ReadonlyMap<string, Child> | undefined>()
  readonly #items = new Map<number, readonly Child[] | undefined>()
  /** What was read, by where it may start. */
  readonly #nodes = new Map<number, Node | undefined>()
  /** Characters that may still be read: who asks for items of items of items is better off with the whole tree. */
  #left: number

  /** @param value what the text stands for, with nothing in it shared */
  constructor(embedded: EmbeddedText, value: unknown) {
    this.#embedded = embedded
    this.#text = embedded.text
    this.#value = value
    this.#lines = new YamlLines(embedded.text)
    this.#scanner = new BlockScanner(embedded, this.#lines)
    this.#root = this.#findRoot()
    this.#left = embedded.text.length
  }

  /**
   * Where the value of a pointer stands in the host: its key without quotes, an item of a list itself, and for a
   * pointer that leads nowhere its deepest ancestor. `undefined` on doubt, and for the whole document.
   */
  seek(pointer: Pointer): Span | undefined {
    let value = this.#value
    let child: Child | undefined
    for (const [depth, step] of pointer.entries()) {
      if (!isContainer(value) || !Object.hasOwn(value, step)) break
      const place: Place | undefined = child === undefined ? this.#root : this.#placeOf(child)
      if (place !== undefined && 'kind' in place) return locateNode(place, pointer.slice(depth))
      child = place && this.#childOf(place, value, step)
      if (child === undefined) return undefined
      value = value[step]
    }
    return child && this.#spanOf(child)
  }

  #findRoot(): Block | undefined {
    // It ends a line for the reader of the value, and none here.
    if (/\r(?!\n)/.test(this.#text)) return undefined
    const line = this.#lines.nextContent(0)
    const isMark = /^--- *$/.test(this.#text.slice(this.#lines.startOf(line), this.#lines.endOf(line)))
    return this.#blockFrom(isMark ? this.#lines.nextContent(line + 1) : line)
  }

  /** The collection of a member or an item: on its line, or below it. */
  #placeOf(child: Child): Place | undefined {
    const { line, after } = child
    const at = skipSpaces(this.#text, after)
    const code = this.#text.charCodeAt(at)
    if (code === OPEN_BRACKET || code === OPEN_BRACE) return this.#nodeOf(child)
    if (at >= this.#lines.endOf(line) || code === HASH) return this.#blockFrom(this.#lines.nextContent(line + 1))
    return { line, at, column: at - this.#lines.startOf(line) }
  }

  #blockFrom(line: number): Block {
    return { line, at: this.#lines.contentOf(line), column: this.#lines.indentOf(line) }
  }

  #childOf(block: Block, value: object, step: string): Child | undefined {
    return Array.isArray(value)
      ? this.#itemsOf(block, value.length)?.[Number(step)]
      : this.#membersOf(block, value)?.get(step)
  }

  #membersOf(block: Block, value: object): ReadonlyMap<string, Child> | undefined {
    if (!this.#members.has(block.at)) this.#members.set(block.at, this.#readMembers(block, value))
    return this.#members.get(block.at)
  }

  /**
   * Every line that starts in the column of the first key is looked at, so that no key is missed: where as many keys
   * are found as the value has, and no others, each of them is one.
   */
  #readMembers({ line: first, at, column }: Block, value: object): ReadonlyMap<string, Child> | undefined {
    const members = new Map<string, Child>()
    for (let line = first, start = at; ; start = this.#lines.contentOf(line)) {
      const key = scanKey(this.#text, start, this.#lines.endOf(line))
      const next = this.#nextUpTo(column, line)
      if (typeof key === 'object') {
        if (members.has(key.text) || !Object.hasOwn(value, key.text)) return undefined
        members.set(key.text, { line, column, after: key.after, end: this.#lines.startOf(next), key })
      }
      if (!this.#startsIn(column, next)) break
      line = next
    }
    return members.size === Object.keys(value).length ? members : undefined
  }

  #itemsOf(block: Block, count: number): readonly Child[] | undefined {
    if (!this.#items.has(block.at)) this.#items.set(block.at, this.#readItems(block, count))
    return this.#items.get(block.at)
  }

  #readItems({ line: first, at, column }: Block, count: number): readonly Child[] | undefined {
    const items: Child[] = []
    for (let line = first, dash = at; ; dash = this.#lines.contentOf(line)) {
      if (!isItemDash(this.#text, dash, this.#lines.endOf(line))) break
      const next = this.#nextUpTo(column, line)
      items.push({ line, column, after: dash + 1, end: this.#lines.startOf(next) })
      if (!this.#startsIn(column, next)) break
      line = next
    }
    return items.length === count ? items : undefined
  }

  /** The next line that starts in a column or further left; the number of lines where none does. */
  #nextUpTo(column: number, from: number): number {
    const lines = this.#lines
    let line = lines.nextContent(from + 1)
    while (line < lines.count && lines.indentOf(line) > column) line = lines.nextContent(line + 1)
    return line
  }

  #startsIn(column: number, line: number): boolean {
    return line < this.#lines.count && this.#lines.indentOf(line) === column
  }

  #spanOf(child: Child): Span | undefined {
    return child.key === undefined ? this.#nodeOf(child)?.span : this.#embedded.toHostSpan(child.key)
  }

  /** The value of a member or an item, read. */
  #nodeOf({ line, column, after, end, key }: Child): Node | undefined {
    if (!this.#nodes.has(after)) {
      if (end - after > this.#left) return undefined
      this.#left -= end - after
      const read =
        key === undefined ? this.#scanner.itemAt(line, after - 1, column) : this.#scanner.valueAt(line, after, column)
      this.#nodes.set(after, read)
    }
    return this.#nodes.get(after)
  }
}

/** A collection in block style, by its first key or dash. */
interface Block {
  readonly line: number
  readonly at: number
  readonly column: number
}

/** A collection: in block style, or in brackets and read. */
type Place = Block | Node

/** A member or an item in block style. */
interface Child {
  readonly line: number
  /** Of its key or dash. */
  readonly column: number
  /** After the colon or the dash. */
  readonly after: number
  /** Before the line after it. */
  readonly end: number
  /** Without its quotes. */
  readonly key?: Span
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === SPACE) at++
  return at
}
