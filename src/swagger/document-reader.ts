import type { DocumentProblem, SwaggerVersion } from './model.ts'
import type { ReferenceResolver, Resolved } from './reference-resolver.ts'
import { readVersion } from './dialect.ts'
import { type DataFile, placeOf, RawNode } from './raw-node.ts'

/** Problems told of one document; a document that is wrong everywhere is not worth more. */
const MAX_PROBLEMS = 1000

/** Members or items as far as they are read. */
interface FirstParts {
  readonly parts: readonly RawNode[]
  /** There are more. */
  readonly isCut: boolean
}

/**
 * What the parts of one document share: its dialect, the way to other files, and the list of what is wrong with it.
 */
export class DocumentReader {
  readonly root: RawNode
  readonly resolver: ReferenceResolver
  readonly version: SwaggerVersion | undefined
  readonly #problems = new Map<string, DocumentProblem>()
  readonly #dialects = new Map<DataFile, SwaggerVersion | undefined>()

  constructor(root: RawNode, version: SwaggerVersion | undefined, resolver: ReferenceResolver) {
    this.root = root
    this.version = version
    this.resolver = resolver
    this.#dialects.set(root.file, version)
    this.#reportBroken(root.file)
  }

  get problems(): readonly DocumentProblem[] {
    return [...this.#problems.values()]
  }

  /** Notes a defect at a value, or at one of its members; each is told once. */
  report(node: RawNode, message: string, key?: string): void {
    if (this.#problems.size >= MAX_PROBLEMS) return
    const at = key === undefined ? node : (node.child(key) ?? node)
    const told = withShortNames(message)
    const id = `${at.id} ${told}`
    if (this.#problems.has(id)) return
    const { file, pointer } = at
    this.#problems.set(id, { message: told, source: file.source, pointer, at: placeOf(file, () => pointer) })
  }

  /** The first members of an object; that it has more is told, and of what. */
  firstMembers(node: RawNode, most: number, what: string): FirstParts {
    return this.#first(node, node.members(most + 1), most, what)
  }

  /** The same of a list. */
  firstItems(node: RawNode, most: number, what: string): FirstParts {
    return this.#first(node, node.items(most + 1), most, what)
  }

  #first(node: RawNode, parts: readonly RawNode[], most: number, what: string): FirstParts {
    if (parts.length <= most) return { parts, isCut: false }
    this.report(node, `\`${node.key}\` has more than ${most}${what}; from there on none of them is read.`)
    return { parts: parts.slice(0, most), isCut: true }
  }

  /** One step along a `$ref`; `undefined` where it leads nowhere, which is a problem of the document. */
  step(node: RawNode, reference: string): RawNode | undefined {
    return this.#reported(node, reference, this.resolver.resolve(reference, node.file))
  }

  /** To the first value that is no reference. */
  follow(node: RawNode): RawNode | undefined {
    const reference = node.get('$ref')
    if (reference === undefined) return node
    if (typeof reference !== 'string') {
      this.report(node, '`$ref` is not text.', '$ref')
      return node
    }
    return this.#reported(node, reference, this.resolver.follow(node))
  }

  /** A member, followed to what it refers to. */
  member(node: RawNode, key: string): RawNode | undefined {
    const child = node.child(key)
    return child === undefined ? undefined : this.follow(child)
  }

  /** The dialect of a file: its own where it says one, else that of the document that refers to it. */
  versionOf(file: DataFile): SwaggerVersion | undefined {
    if (this.#dialects.has(file)) return this.#dialects.get(file)
    const root = RawNode.root(file)
    const saysSchema = /\/(?:2019-09|2020-12|next)\//.test(root.text('$schema') ?? '')
    const version = saysSchema ? '3.1' : (readVersion(root.value).version ?? this.version)
    this.#dialects.set(file, version)
    return version
  }

  #reported(node: RawNode, reference: string, resolved: Resolved): RawNode | undefined {
    if (resolved.kind === 'found') {
      this.#reportBroken(resolved.node.file)
      return resolved.node
    }
    this.report(node, `\`$ref\` to \`${reference}\` ${resolved.reason}.`, '$ref')
    return undefined
  }

  /** Notes where a file cannot be read as a whole: the first place, as what is odd behind it is mostly a consequence. */
  #reportBroken({ source, problems }: DataFile): void {
    const [first] = problems
    if (first === undefined) return
    const { message, span } = first
    const at = { seek: () => Promise.resolve({ source, span }) }
    this.#problems.set(`${source.path}# ${message}`, { message, source, pointer: [], at })
  }
}

/** A message with the beginnings of what it quotes: a name or a reference may be as long as the document. */
function withShortNames(message: string): string {
  return message.length <= 220 ? message : message.replace(/`([^`]{100})[^`]+`/g, '`$1…`')
}
