import type { SourceFile } from '../text/source-file.ts'
import { readCredentials } from './credentials.ts'
import { isRootKey, PATH_ITEM_FIELDS, PATH_ITEM_METHODS, readVersion } from './dialect.ts'
import { DocumentReader } from './document-reader.ts'
import type { Credential, DocumentProblem, Operation, SwaggerDocument, SwaggerVersion } from './model.ts'
import { ReadOperation } from './operation.ts'
import { isTooLong, parseTemplate, TOO_LONG } from './path-template.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import type { ReferenceResolver } from './reference-resolver.ts'
import { SchemaReader } from './schema-reader.ts'
import { basePathPrefix, serverPrefixes } from './server-prefixes.ts'

/** Paths of a document that are read: the largest APIs in public have two thirds of them. */
const MOST_PATHS = 3_000

/** Characters that a message shows of a path that is too long. */
const SHOWN_OF_LONG = 40

/**
 * Whether a value is an API description: it says so by a version key, or it has paths.
 */
export function isApiDescription(root: unknown): boolean {
  if (!isRecord(root)) return false
  return Object.hasOwn(root, 'openapi') || Object.hasOwn(root, 'swagger') || isRecord(ownMember(root, 'paths'))
}

/** One API description over the raw value of its file. */
export class ReadDocument implements SwaggerDocument {
  readonly version: SwaggerVersion | undefined
  readonly #root: RawNode
  readonly #reader: DocumentReader
  #prefixes: readonly string[] | undefined
  #operations: readonly Operation[] | undefined
  #credentials: readonly Credential[] | undefined

  constructor(root: RawNode, resolver: ReferenceResolver) {
    const { version, problem } = readVersion(root.value)
    this.version = version
    this.#root = root
    this.#reader = new DocumentReader(root, version, resolver)
    if (problem !== undefined) this.#reader.report(root, problem.message, problem.key)
    for (const member of root.members()) {
      if (isRootKey(member.key, version)) continue
      const dialect =
        version === undefined ? 'an API description' : version === '2.0' ? 'Swagger 2.0' : `OpenAPI ${version}`
      this.#reader.report(member, `\`${member.key}\` is no member of ${dialect} at the top of the document.`)
    }
  }

  get source(): SourceFile {
    return this.#root.file.source
  }

  get prefixes(): readonly string[] {
    return (this.#prefixes ??= this.#readPrefixes())
  }

  get operations(): readonly Operation[] {
    return (this.#operations ??= this.#readOperations())
  }

  get credentials(): readonly Credential[] {
    return (this.#credentials ??= readCredentials(this.#root, this.#reader))
  }

  get problems(): readonly DocumentProblem[] {
    return this.#reader.problems
  }

  /** `basePath` where it stands, in whatever dialect, and the servers. */
  #readPrefixes(): readonly string[] {
    const base = basePathPrefix(this.#root)
    const servers = serverPrefixes(this.#root)
    if (base === undefined) return servers ?? ['']
    if (servers === undefined) return [base]
    return [...new Set(this.version === '2.0' ? [base, ...servers] : [...servers, base])]
  }

  #readOperations(): readonly Operation[] {
    const paths = this.#reader.member(this.#root, 'paths')
    if (paths === undefined) return []
    if (!isRecord(paths.value)) this.#reader.report(paths, '`paths` is not an object.')
    const schemas = new SchemaReader(this.#reader)
    return this.#reader
      .firstMembers(paths, MOST_PATHS, ' members')
      .parts.flatMap((member) => (member.key.startsWith('x-') ? [] : this.#readPath(member, schemas)))
  }

  #readPath(member: RawNode, schemas: SchemaReader): Operation[] {
    if (isTooLong(member.key)) {
      const start = member.key.slice(0, SHOWN_OF_LONG)
      this.#reader.report(member, `The path that begins with \`${start}\` has ${TOO_LONG}; it is not read.`)
      return []
    }
    if (!member.key.startsWith('/'))
      this.#reader.report(member, `The path \`${member.key}\` does not begin with \`/\`.`)
    const target = this.#reader.follow(member)
    if (target === undefined) return []
    if (!isRecord(target.value)) {
      this.#reader.report(member, `\`${member.key}\` is no path item.`)
      return []
    }
    // A path item with a `$ref` has what it refers to, and what it says besides, which wins.
    const pathItems = target.value === member.value ? [member] : [target, member]
    const template = parseTemplate(member.key)
    const itemPrefixes = pathItems.map(serverPrefixes).findLast((prefixes) => prefixes !== undefined) ?? this.prefixes
    return this.#methodsOf(pathItems).map(({ method, node }) => {
      const prefixes = serverPrefixes(node) ?? itemPrefixes
      return new ReadOperation({ document: this, template, prefixes, pathItems, method, node }, schemas)
    })
  }

  #methodsOf(pathItems: readonly RawNode[]): { method: string; node: RawNode }[] {
    const found = new Map<string, RawNode>()
    for (const pathItem of pathItems) {
      const additional = pathItem.child('additionalOperations')?.members() ?? []
      for (const member of [...pathItem.members().filter((other) => this.#isMethod(other)), ...additional]) {
        const node = this.#reader.follow(member)
        if (node === undefined) continue
        if (isRecord(node.value)) found.set(member.key.toUpperCase(), node)
        else this.#reader.report(node, `\`${member.key}\` is no operation.`)
      }
    }
    return [...found].map(([method, node]) => ({ method, node }))
  }

  #isMethod(member: RawNode): boolean {
    const { key } = member
    if (PATH_ITEM_METHODS.has(key)) return true
    if (key.startsWith('x-') || PATH_ITEM_FIELDS.has(key)) return false
    if (PATH_ITEM_METHODS.has(key.toLowerCase())) {
      this.#reader.report(member, `\`${key}\` should be written in lower case.`)
      return true
    }
    this.#reader.report(member, `\`${key}\` is no member of a path.`)
    return false
  }
}

function ownMember(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
