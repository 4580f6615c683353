import { pointerOf, referenceAddress, unescapeStep } from './reference-address.ts'
import { type DataFile, isRecord, RawNode } from './raw-node.ts'

/** What a `$ref` leads to. */
export type Resolved =
  | { readonly kind: 'found'; readonly node: RawNode }
  /** A clause without a subject: "names no member `Pet` of …". */
  | { readonly kind: 'unresolved'; readonly reason: string }

const CIRCLE: Resolved = { kind: 'unresolved', reason: 'leads in a circle' }

/** References in a row that are followed before they count as circular. */
const MAX_CHAIN = 64

/**
 * Follows `$ref`s within a file and to other files of the project. Relative references count from the file that holds
 * them, so a fragment that was reached through a published address goes on from its place in the project.
 */
export class ReferenceResolver {
  readonly #open: (path: string) => DataFile | undefined
  readonly #refs: Readonly<Record<string, string>>
  readonly #resolved = new Map<DataFile, Map<string, Resolved>>()
  readonly #referred = new Map<string, Set<string>>()
  readonly #anchors = new Map<DataFile, ReadonlyMap<string, RawNode>>()

  /**
   * @param open gives a file of the project by its path from the root, each at most once parsed
   * @param refs published address prefix → folder of the project
   */
  constructor(open: (path: string) => DataFile | undefined, refs: Readonly<Record<string, string>>) {
    this.#open = open
    this.#refs = refs
  }

  /** What one reference leads to, which may be a reference again. Same answer for the same question. */
  resolve(reference: string, from: DataFile): Resolved {
    return this.#resolve(reference, from, 0)
  }

  /** The first value on the way from `node` that is no reference; `node` itself where it is none. */
  follow(node: RawNode): Resolved {
    return this.#follow(node, 0)
  }

  /** Other files that references of a file have led to so far, directly; missing ones included. */
  referredFrom(path: string): Iterable<string> {
    return this.#referred.get(path) ?? []
  }

  #resolve(reference: string, from: DataFile, depth: number): Resolved {
    let known = this.#resolved.get(from)
    if (known === undefined) this.#resolved.set(from, (known = new Map()))
    const seen = known.get(reference)
    if (seen !== undefined) return seen
    if (depth > MAX_CHAIN) return CIRCLE
    // Asked for again on the way, it leads through itself.
    known.set(reference, CIRCLE)
    const resolved = this.#seek(reference, from, depth)
    known.set(reference, resolved)
    return resolved
  }

  #follow(node: RawNode, depth: number): Resolved {
    const seen = new Set<unknown>()
    let at = node
    for (let step = depth; ; step++) {
      const reference = at.get('$ref')
      if (typeof reference !== 'string') return { kind: 'found', node: at }
      if (seen.has(at.value) || step > MAX_CHAIN) return CIRCLE
      seen.add(at.value)
      const next = this.#resolve(reference, at.file, step)
      if (next.kind === 'unresolved') return next
      at = next.node
    }
  }

  #seek(reference: string, from: DataFile, depth: number): Resolved {
    const address = referenceAddress(reference, from.source.path, this.#refs)
    if (address.kind === 'refused') return unresolved(address.reason)
    const file = address.path === from.source.path ? from : this.#openFrom(from, address.path)
    if (file === undefined) return unresolved(`names the file \`${address.path}\`, which does not exist`)
    if (file.data === undefined) return unresolved(`names the file \`${address.path}\`, which could not be read`)
    const root = RawNode.root(file)
    const pointer = pointerOf(address.fragment)
    if (pointer === undefined) {
      const anchored = this.#anchorsOf(file).get(address.fragment)
      return anchored === undefined
        ? unresolved(`names \`#${address.fragment}\`, which is neither a pointer nor an anchor there`)
        : { kind: 'found', node: anchored }
    }
    let at = root
    const raw = address.fragment.slice(1).split('/')
    for (const [index, step] of pointer.entries()) {
      // A key may hold a percent sign that nobody encoded.
      const child = at.child(step) ?? at.child(unescapeStep(raw[index] ?? step)) ?? this.#childBeyond(at, step, depth)
      if (child === undefined)
        return unresolved(`names nothing: there is no \`${step}\` at \`#${trail(pointer, index)}\``)
      at = child
    }
    return { kind: 'found', node: at }
  }

  #openFrom({ source }: DataFile, path: string): DataFile | undefined {
    const referred = this.#referred.get(source.path)
    if (referred === undefined) this.#referred.set(source.path, new Set([path]))
    else referred.add(path)
    return this.#open(path)
  }

  /** A pointer may lead through a value that is itself a reference. */
  #childBeyond(node: RawNode, step: string, depth: number): RawNode | undefined {
    if (typeof node.get('$ref') !== 'string') return undefined
    const target = this.#follow(node, depth + 1)
    return target.kind === 'found' ? target.node.child(step) : undefined
  }

  /** Schemas by their `$anchor`; gathered when the first such reference is met. */
  #anchorsOf(file: DataFile): ReadonlyMap<string, RawNode> {
    let anchors = this.#anchors.get(file)
    if (anchors === undefined) this.#anchors.set(file, (anchors = gatherAnchors(RawNode.root(file))))
    return anchors
  }
}

function gatherAnchors(root: RawNode): ReadonlyMap<string, RawNode> {
  const anchors = new Map<string, RawNode>()
  const pending = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const name of ['$anchor', '$dynamicAnchor']) {
      const anchor = node.text(name)
      if (anchor !== undefined && !anchors.has(anchor)) anchors.set(anchor, node)
    }
    const children = isRecord(node.value) ? node.members() : node.items()
    for (const child of children) {
      const isData = child.key === 'example' || child.key === 'default' || child.key === 'enum' || child.key === 'const'
      if (typeof child.value === 'object' && child.value !== null && !isData) pending.push(child)
    }
  }
  return anchors
}

function unresolved(reason: string): Resolved {
  return { kind: 'unresolved', reason }
}

function trail(pointer: readonly string[], length: number): string {
  return pointer
    .slice(0, length)
    .map((step) => '/' + step)
    .join('')
}
