import { readData } from '../syntax/read-data.ts'
import type { Operation } from '../swagger/model.ts'
import { mediaTypeOf } from '../swagger/media-content.ts'
import { type DataFile, RawNode } from '../swagger/raw-node.ts'
import { ReferenceResolver } from '../swagger/reference-resolver.ts'
import { SourceFile } from '../text/source-file.ts'
import { type JsonSchema, RawSchemaSpeller } from './raw-schema.ts'

/** Schemas of bodies as the files have them, found by walking the raw documents of a project. */
export class RawBodySchemas {
  readonly #read: (path: string) => string | undefined
  readonly #files = new Map<string, DataFile | undefined>()
  readonly #resolver: ReferenceResolver

  /** @param refs published address prefix → folder of the project */
  constructor(read: (path: string) => string | undefined, refs: Readonly<Record<string, string>>) {
    this.#read = read
    this.#resolver = new ReferenceResolver((path) => this.#file(path), refs)
  }

  /** The schema of the body of an operation in one media type; `undefined` where the document has none. */
  schemaOf({ document, template, method }: Operation, mediaType: string): JsonSchema | undefined {
    const file = this.#file(document.source.path)
    if (file === undefined) return undefined
    const root = RawNode.root(file)
    const item = this.#follow(root.child('paths')?.child(template.text))
    const operation = item?.child(method.toLowerCase())
    if (item === undefined || operation === undefined) return undefined
    const speller = new RawSchemaSpeller(root, this.#resolver)
    const content = this.#follow(operation.child('requestBody'))?.child('content')?.members() ?? []
    const media = this.#follow(content.find(({ key }) => mediaTypeOf(key) === mediaType))
    if (media !== undefined) {
      const schema = media.child('schema')
      return schema === undefined ? undefined : speller.spell(schema)
    }
    const parameters = [...(item.child('parameters')?.items() ?? []), ...(operation.child('parameters')?.items() ?? [])]
      .map((parameter) => this.#follow(parameter))
      .filter((parameter) => parameter !== undefined)
    const body = parameters.findLast((parameter) => parameter.get('in') === 'body')?.child('schema')
    if (body !== undefined) return speller.spell(body)
    const fields = parameters.filter((parameter) => parameter.get('in') === 'formData')
    return fields.length === 0 ? undefined : formSchema(fields, speller)
  }

  #follow(node: RawNode | undefined): RawNode | undefined {
    if (node === undefined) return undefined
    const resolved = this.#resolver.follow(node)
    return resolved.kind === 'found' ? resolved.node : undefined
  }

  #file(path: string): DataFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path)
    const text = this.#read(path)
    const source = text === undefined ? undefined : new SourceFile(path, text)
    let file: DataFile | undefined
    if (source !== undefined) {
      const { value: data, problems } = readData(source)
      file = { source, data, problems }
    }
    this.#files.set(path, file)
    return file
  }
}

/** Swagger 2's form: each parameter is the schema of its field, and says of itself whether it is required. */
function formSchema(fields: readonly RawNode[], speller: RawSchemaSpeller): JsonSchema {
  const named = fields.flatMap((field) => {
    const name = field.text('name')
    return name === undefined ? [] : [{ name, field }]
  })
  const properties = Object.fromEntries(named.map(({ name, field }) => [name, speller.refer(field)]))
  const required = named.filter(({ field }) => field.get('required') === true).map(({ name }) => name)
  return speller.withDefinitions({ type: 'object', properties, ...(required.length > 0 ? { required } : {}) })
}
