import type { SoughtPlace } from '../diagnostic/finding.ts'
import type { Pointer } from '../syntax/data-document.ts'
import { readRequestBody, readResponses } from './body.ts'
import type { ApiResponse, DeclaringDocument, Operation, Parameter, RequestBody } from './model.ts'
import { isPlainParameter, type RawParameters, ReadParameter, readParameters } from './parameter.ts'
import { fullPath, operationIdentity, type PathTemplate } from './path-template.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import type { SchemaReader } from './schema-reader.ts'

/** What an operation has from its path. */
export interface OperationSite {
  readonly document: DeclaringDocument
  readonly template: PathTemplate
  readonly prefixes: readonly string[]
  /** The path item and, before it, the one that it refers to. */
  readonly pathItems: readonly RawNode[]
  /** Upper case. */
  readonly method: string
  readonly node: RawNode
}

/** A method on a path, read when it is looked at. */
export class ReadOperation implements Operation {
  readonly document: DeclaringDocument
  readonly method: string
  readonly template: PathTemplate
  readonly prefixes: readonly string[]
  readonly #pathItems: readonly RawNode[]
  readonly #node: RawNode
  readonly #reader: SchemaReader
  #full: PathTemplate | undefined
  #identity: string | undefined
  #raw: RawParameters | undefined
  #parameters: readonly Parameter[] | undefined
  #requestBody: { readonly value: RequestBody | undefined } | undefined
  #responses: readonly ApiResponse[] | undefined

  constructor(site: OperationSite, reader: SchemaReader) {
    this.document = site.document
    this.method = site.method
    this.template = site.template
    this.prefixes = site.prefixes
    this.#pathItems = site.pathItems
    this.#node = site.node
    this.#reader = reader
  }

  get label(): string {
    return `${this.method} ${this.#fullPath.text}`
  }

  get identity(): string {
    return (this.#identity ??= operationIdentity(this.method, this.#fullPath))
  }

  get pointer(): Pointer {
    return this.#node.pointer
  }

  get operationId(): string | undefined {
    return this.#node.text('operationId')
  }

  get summary(): string | undefined {
    return this.#node.text('summary')
  }

  get description(): string | undefined {
    return this.#node.text('description')
  }

  get tags(): readonly string[] {
    return (this.#node.child('tags')?.items() ?? []).map((tag) => tag.value).filter((tag) => typeof tag === 'string')
  }

  get deprecated(): boolean {
    return this.#node.get('deprecated') === true
  }

  get parameters(): readonly Parameter[] {
    return (this.#parameters ??= this.#readParameters())
  }

  get hasMoreParameters(): boolean {
    return this.#rawParameters.isCut
  }

  get requestBody(): RequestBody | undefined {
    return (this.#requestBody ??= { value: readRequestBody(this.#node, this.#rawParameters, this.#reader) }).value
  }

  get responses(): readonly ApiResponse[] {
    return (this.#responses ??= readResponses(this.#node, this.#reader))
  }

  get security(): readonly string[] {
    const alternatives = (this.#node.child('security') ?? this.#reader.document.root.child('security'))?.items() ?? []
    return [...new Set(alternatives.flatMap(({ value }) => (isRecord(value) ? Object.keys(value) : [])))]
  }

  get place(): SoughtPlace {
    return this.#node.place
  }

  get #fullPath(): PathTemplate {
    return (this.#full ??= fullPath(this.template, this.prefixes))
  }

  get #rawParameters(): RawParameters {
    return (this.#raw ??= readParameters([...this.#pathItems, this.#node], this.#reader))
  }

  #readParameters(): readonly Parameter[] {
    const { list, isCut } = this.#rawParameters
    const parameters = list.filter(isPlainParameter).map((raw) => new ReadParameter(raw, this.#reader))
    if (isCut) return parameters
    const declared = new Set(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name))
    for (const name of this.template.parameters) {
      if (declared.has(name)) continue
      this.#reader.document.report(
        this.#node,
        `\`{${name}}\` of the path is not among the parameters of \`${this.label}\`.`,
      )
    }
    return parameters
  }
}
