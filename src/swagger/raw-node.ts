import type { Problem, SoughtPlace } from '../diagnostic/finding.ts'
import type { DataDocument, Pointer } from '../syntax/data-document.ts'
import type { SourceFile } from '../text/source-file.ts'

/** A file of data as the store holds it. */
export interface DataFile {
  readonly source: SourceFile
  /** `undefined` where nothing could be read. */
  readonly data: DataDocument | undefined
  /** Why not, or what was wrong with it. */
  readonly problems: readonly Problem[]
}

/** A JSON object as it came out of a file: any key, any value. */
export type RawRecord = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of a file together with the way to it, which is spelled out only when it is asked for. */
export class RawNode {
  readonly #parent: RawNode | undefined
  readonly #key: string

  private constructor(
    readonly file: DataFile,
    readonly value: unknown,
    parent: RawNode | undefined,
    key: string,
  ) {
    this.#parent = parent
    this.#key = key
  }

  /** The whole of a file. */
  static root(file: DataFile): RawNode {
    return new RawNode(file, file.data?.value, undefined, '')
  }

  /** Key or index under which the value stands; `''` for the whole of a file. */
  get key(): string {
    return this.#key
  }

  get parent(): RawNode | undefined {
    return this.#parent
  }

  get pointer(): Pointer {
    if (this.#parent === undefined) return []
    const steps = [this.#key]
    for (let node = this.#parent; node.#parent !== undefined; node = node.#parent) steps.push(node.#key)
    return steps.toReversed()
  }

  /** File and JSON Pointer. */
  get id(): string {
    let pointer = ''
    for (const step of this.pointer) pointer += `/${escapeStep(step)}`
    return `${this.file.source.path}#${pointer}`
  }

  get place(): SoughtPlace {
    return placeOf(this.file, () => this.pointer)
  }

  /** The value under a key of an object or an index of a list; inherited names such as `constructor` are not there. */
  child(key: string): RawNode | undefined {
    const { value } = this
    if (Array.isArray(value)) {
      if (!/^(?:0|[1-9]\d*)$/.test(key) || Number(key) >= value.length) return undefined
      return new RawNode(this.file, value[Number(key)], this, key)
    }
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined
    return new RawNode(this.file, value[key], this, key)
  }

  /** Members of an object in the order of the file, the first `most` of them; none for anything else. */
  members(most: number = Infinity): RawNode[] {
    const { value } = this
    if (!isRecord(value)) return []
    const keys = Object.keys(value)
    return (keys.length > most ? keys.slice(0, most) : keys).map((key) => new RawNode(this.file, value[key], this, key))
  }

  /** Items of a list, the first `most` of them; none for anything else. */
  items(most: number = Infinity): RawNode[] {
    const { value } = this
    if (!Array.isArray(value)) return []
    const items: readonly unknown[] = value.length > most ? value.slice(0, most) : value
    return items.map((item, index) => new RawNode(this.file, item, this, String(index)))
  }

  /** Another value in the same place: what stands there, without some of its keys. */
  withValue(value: unknown): RawNode {
    return new RawNode(this.file, value, this.#parent, this.#key)
  }

  /** Text under a key; `undefined` where it is absent or no text. */
  text(key: string): string | undefined {
    const value = this.get(key)
    return typeof value === 'string' ? value : undefined
  }

  /** The bare value under a key. */
  get(key: string): unknown {
    return isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined
  }

  /** Whether the key is there, with whatever value. */
  has(key: string): boolean {
    return isRecord(this.value) && Object.hasOwn(this.value, key)
  }
}

/** A place in a file that is sought when it is asked for. */
export function placeOf(file: DataFile, pointer: () => Pointer): SoughtPlace {
  return {
    async seek() {
      const span = await file.data?.locate(pointer())
      return { source: file.source, span: span ?? { start: 0, end: 0 } }
    },
  }
}

function escapeStep(step: string): string {
  return step.includes('~') || step.includes('/') ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step
}
