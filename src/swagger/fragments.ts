import type { Pointer } from '../syntax/data-document.ts'
import { type DataFile, isRecord, type RawRecord } from './raw-node.ts'
import { pointerOf, referenceAddress } from './reference-address.ts'

/** Members of a document's root of which each member is a fragment. */
const DIVIDED: ReadonlySet<string> = new Set(['paths', 'definitions', 'parameters', 'responses'])

/** The one whose members are divided in turn, but for the security schemes: those concern every operation. */
const COMPONENTS = 'components'
const SECURITY_SCHEMES = 'securitySchemes'

/** Of which no operation is made that a spec can call. */
const APART: ReadonlySet<string> = new Set(['info', 'tags', 'externalDocs', 'webhooks'])

/** A `$ref` in a text that `JSON.stringify` made; it may stand in an example. */
const REFERENCE = /"\$ref":("(?:[^"\\]|\\.)*")/g

/** By it a schema may have alternatives that it does not name. */
const DISCRIMINATOR = '"discriminator":'

/** Fragments that are looked at for all paths together, each for every path: the largest API in public has 290,000. */
const MOST_LOOKS = 500_000

/** A file, and the way to a part of it; without steps, what is not divided of it. */
type FragmentAddress = readonly [file: string, ...pointer: Pointer]

/** A part of a file that is the same or is not. */
interface Fragment {
  /** Of where it is and what it says. */
  readonly digest: string
  /** Where references in it lead; `undefined` where it may have to do with any fragment. */
  readonly refersTo: readonly FragmentAddress[] | undefined
  /** The same once they were followed. */
  followed?: readonly Fragment[]
  /** Number of the walk that came by last. */
  seen?: number
}

/** One of which the fragments do not tell what it means. */
function entangled(): Fragment {
  return { digest: '', refersTo: undefined }
}

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
  readonly #makings = new Map<string, Makings | undefined>()
  #looks = 0
  #walks = 0

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
    const name = JSON.stringify([document, path])
    if (!this.#makings.has(name)) this.#makings.set(name, this.#walk(document, path))
    return this.#makings.get(name)
  }

  #walk(document: string, path: string): Makings | undefined {
    const walk = ++this.#walks
    const all: Fragment[] = []
    const reach = (fragment: Fragment): void => {
      if (fragment.seen === walk) return
      fragment.seen = walk
      all.push(fragment)
    }
    reach(this.#fragment([document]))
    reach(this.#fragment([document, 'paths', path]))
    // A list that grows while it is walked is walked to its new end.
    for (const fragment of all) {
      const { refersTo } = fragment
      if (refersTo === undefined || ++this.#looks > MOST_LOOKS) return undefined
      fragment.followed ??= refersTo.map((address) => this.#fragment(address))
      for (const other of fragment.followed) reach(other)
    }
    return {
      digest: this.#sources.digest(all.map(({ digest }) => digest).join(' ')),
      mayHold: (file, pointer) => {
        const address = this.#fragmentAt(file, pointer)
        return address === undefined || all.includes(this.#fragment(address))
      },
    }
  }

  #fragment(address: FragmentAddress): Fragment {
    const name = JSON.stringify(address)
    let fragment = this.#known.get(name)
    if (fragment === undefined) this.#known.set(name, (fragment = this.#read(name, address)))
    return fragment
  }

  #read(name: string, [path, ...pointer]: FragmentAddress): Fragment {
    const file = this.#sources.file(path)
    const root = file?.problems.length === 0 ? file.data?.value : undefined
    const value = pointer.length === 0 ? frameOf(root) : valueAt(root, pointer)
    if (value === undefined) return entangled()
    const text = JSON.stringify(value, /\.json$/i.test(path) ? undefined : withoutLoss)
    if (text.includes(DISCRIMINATOR)) return entangled()
    const refersTo: FragmentAddress[] = []
    for (const reference of new Set(Array.from(text.matchAll(REFERENCE), ([, quoted = '""']) => quoted))) {
      const address = this.#follow(String(JSON.parse(reference)), path)
      if (address === undefined) return entangled()
      refersTo.push(address)
      // What another file says for all of it, such as its version, concerns each part.
      if (address[0] !== path) refersTo.push([address[0]])
    }
    return { digest: this.#sources.digest(`${name} ${text}`), refersTo }
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
    if (APART.has(first)) return undefined
    if (DIVIDED.has(first)) return second === undefined ? undefined : [path, first, second]
    if (first !== COMPONENTS || second === SECURITY_SCHEMES) return [path]
    return second === undefined || third === undefined ? undefined : [path, first, second, third]
  }
}

function isDivided(root: unknown): boolean {
  return isRecord(root) && Object.keys(root).some((key) => key === COMPONENTS || APART.has(key) || DIVIDED.has(key))
}

/** What a file says for all of its parts, with the names of all else that it has. */
function frameOf(root: unknown): unknown {
  if (!isRecord(root)) return root
  return Object.entries(root).flatMap(([key, value]) => {
    if (typeof value === 'object' && value !== null) return [[key, framePart(key, value)]]
    // An extension that is no object tells when a document was made, by what, and the like.
    return key.startsWith('x-') ? [] : [[key, value]]
  })
}

function framePart(key: string, value: object): unknown {
  if (APART.has(key)) return null
  if (!isRecord(value)) return value
  if (key === COMPONENTS) return picked(value, ['$ref', SECURITY_SCHEMES])
  return DIVIDED.has(key) ? picked(value, ['$ref']) : value
}

function picked(value: RawRecord, keys: readonly string[]): RawRecord {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]))
}

function valueAt(root: unknown, pointer: Pointer): unknown {
  return pointer.reduce<unknown>(
    (value, step) => (isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    root,
  )
}

/** Tells apart what YAML can say and JSON cannot. */
function withoutLoss(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return { bigint: String(value) }
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value
}
