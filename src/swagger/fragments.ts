import type { Pointer } from '../syntax/data-document.ts'
import { type DataFile, isRecord, type RawRecord } from './raw-node.ts'
import { pointerOf, referenceAddress } from './reference-address.ts'

/** Members of a document's root of which each member is a fragment. */
const DIVIDED: ReadonlySet<string> = new Set(['paths', 'definitions', 'parameters', 'responses'])

/** The one whose members are divided in turn, but for the security schemes: those concern every operation. */
const COMPONENTS = 'components'
const SECURITY_SCHEMES = 'securitySchemes'

/** No operation that a spec can call has to do with it. */
const WEBHOOKS = 'webhooks'

/** A `$ref` in a text that `JSON.stringify` made; it may stand in an example. */
const REFERENCE = /"\$ref":("(?:[^"\\]|\\.)*")/g

/** By it a schema may have alternatives that it does not name. */
const DISCRIMINATOR = '"discriminator":'

/** Fragments that are looked at for all operations together; one that is part of many counts for each. */
const MOST_LOOKS = 500_000

/** A file, and the way to a part of it; without steps, what is not divided of it. */
type FragmentAddress = readonly [file: string, ...pointer: Pointer]

/** A part of a file that is the same or is not. */
interface Fragment {
  readonly digest: string
  /** Names of those that it refers to; `undefined` where it may have to do with any. */
  readonly refersTo: readonly string[] | undefined
}

/** One of which the fragments do not tell what it means. */
const ENTANGLED: Fragment = { digest: '', refersTo: undefined }

/** What the operations of a path are made of. */
export interface Makings {
  /** Equal as long as all of it is the same. */
  readonly digest: string
  /** Whether a place of a file may be part of it. */
  mayHold(file: string, pointer: Pointer): boolean
}

/** Where fragments come from, and what tells them apart. */
export interface FragmentSources {
  /** A file of the project by its path from the root. */
  readonly file: (path: string) => DataFile | undefined
  /** Published address prefix → folder of the project. */
  readonly refs: Readonly<Record<string, string>>
  /** Equal for equal texts, and for no others. */
  readonly digest: (text: string) => string
}

/**
 * Tells whether all that an operation is made of is as it was: its path, every component that this refers to, in other
 * files and through others too, and what the document says for all of its operations. Layout and the order of
 * components make no difference.
 */
export class Fragments {
  readonly #sources: FragmentSources
  readonly #known = new Map<string, Fragment>()
  #looks = 0

  constructor(sources: FragmentSources) {
    this.#sources = sources
  }

  /**
   * What the operations of a path are made of.
   *
   * @param document path of its file.
   * @param path as the document has it.
   * @returns `undefined` where the fragments do not tell: some part leads to nothing or to a file that could not be read
   * as a whole, or has a discriminator, or there are too many.
   */
  makingsOf(document: string, path: string): Makings | undefined {
    const names = new Set([nameOf([document]), nameOf([document, 'paths', path])])
    const digests: string[] = []
    // A set that grows while it is walked is walked to its new end.
    for (const name of names) {
      const { digest, refersTo } = this.#fragment(name)
      if (refersTo === undefined || ++this.#looks > MOST_LOOKS) return undefined
      for (const other of refersTo) names.add(other)
      digests.push(`${name} ${digest}`)
    }
    return {
      digest: this.#sources.digest(digests.join('\n')),
      mayHold: (file, pointer) => {
        const address = this.#fragmentAt(file, pointer)
        return address === undefined || names.has(nameOf(address))
      },
    }
  }

  #fragment(name: string): Fragment {
    let fragment = this.#known.get(name)
    if (fragment === undefined) this.#known.set(name, (fragment = this.#read(addressOf(name))))
    return fragment
  }

  #read([path, ...pointer]: FragmentAddress): Fragment {
    const file = this.#sources.file(path)
    const root = file?.problems.length === 0 ? file.data?.value : undefined
    const value = pointer.length === 0 ? frameOf(root) : valueAt(root, pointer)
    if (value === undefined) return ENTANGLED
    const text = JSON.stringify(value, withoutLoss)
    if (text.includes(DISCRIMINATOR)) return ENTANGLED
    const refersTo = new Set<string>()
    for (const [, quoted = '""'] of text.matchAll(REFERENCE)) {
      const address = this.#follow(String(JSON.parse(quoted)), path)
      if (address === undefined) return ENTANGLED
      // What another file says for all of it, such as its version, concerns each part.
      refersTo.add(nameOf([address[0]])).add(nameOf(address))
    }
    return { digest: this.#sources.digest(text), refersTo: [...refersTo] }
  }

  /** The fragment that a reference leads into; `undefined` where it leads nowhere or into several. */
  #follow(reference: string, from: string): FragmentAddress | undefined {
    const address = referenceAddress(reference, from, this.#sources.refs)
    if (address.kind === 'refused') return undefined
    const pointer = pointerOf(address.fragment)
    return pointer === undefined ? undefined : this.#fragmentAt(address.path, pointer)
  }

  #fragmentAt(path: string, pointer: Pointer): FragmentAddress | undefined {
    const [first, second, third] = pointer
    if (first === undefined) return isDivided(this.#sources.file(path)?.data?.value) ? undefined : [path]
    if (first === WEBHOOKS) return undefined
    if (DIVIDED.has(first)) return second === undefined ? undefined : [path, first, second]
    if (first !== COMPONENTS || second === SECURITY_SCHEMES) return [path]
    return second === undefined || third === undefined ? undefined : [path, first, second, third]
  }
}

function isDivided(root: unknown): boolean {
  return isRecord(root) && Object.keys(root).some((key) => key === COMPONENTS || key === WEBHOOKS || DIVIDED.has(key))
}

/** What a file says for all of its parts, with the names of all else that it has. */
function frameOf(root: unknown): unknown {
  if (!isRecord(root)) return root
  return Object.entries(root).map(([key, value]) => [key, isRecord(value) ? framePart(key, value) : value])
}

function framePart(key: string, value: RawRecord): RawRecord {
  if (key === COMPONENTS) return picked(value, ['$ref', SECURITY_SCHEMES])
  return DIVIDED.has(key) || key === WEBHOOKS ? picked(value, ['$ref']) : value
}

function picked(value: RawRecord, keys: readonly string[]): RawRecord {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]))
}

function nameOf(address: FragmentAddress): string {
  return JSON.stringify(address)
}

function addressOf(name: string): FragmentAddress {
  return JSON.parse(name)
}

function valueAt(root: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>(
    (value, step) => (isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    root,
  )
}

/** For what YAML can say and JSON cannot. */
function withoutLoss(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return { bigint: String(value) }
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value
}
