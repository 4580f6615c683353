import type { MapEntry, Node } from '../../../src/syntax/node.ts'
import { SourceFile } from '../../../src/text/source-file.ts'

/** A plain value as if it had been read from its JSON, with the place of every part. */
export function positioned(value: unknown): { readonly node: Node; readonly source: SourceFile } {
  const writer = new Writer()
  const node = writer.write(value)
  return { node, source: new SourceFile('value.json', writer.text) }
}

class Writer {
  text = ''

  write(value: unknown): Node {
    const start = this.text.length
    const span = () => ({ start, end: this.text.length })
    if (Array.isArray(value)) {
      const items = this.#between('[', ']', value, (item) => this.write(item))
      return { kind: 'list', items, span: span() }
    }
    if (typeof value === 'object' && value !== null) {
      const entries = this.#between('{', '}', Object.entries(value), ([key, inner]) => this.#entry(key, inner))
      return { kind: 'map', entries, span: span() }
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean' && value !== null) {
      throw new TypeError('no JSON')
    }
    this.text += JSON.stringify(value)
    return { kind: 'scalar', value, style: typeof value === 'string' ? 'double' : 'plain', span: span() }
  }

  #entry(key: string, value: unknown): MapEntry {
    const start = this.text.length + 1
    this.text += JSON.stringify(key)
    const keySpan = { start, end: this.text.length - 1 }
    this.text += ':'
    return { key, keySpan, value: this.write(value) }
  }

  #between<T, R>(open: string, close: string, parts: readonly T[], write: (part: T) => R): R[] {
    this.text += open
    const written = parts.map((part, index) => {
      if (index > 0) this.text += ','
      return write(part)
    })
    this.text += close
    return written
  }
}
