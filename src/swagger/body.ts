import type { SoughtPlace } from '../diagnostic/finding.ts'
import { FormSchema } from './form-schema.ts'
import { contentByMediaTypes, contentMap, DEFAULT_MEDIA_TYPE, listedMediaTypes } from './media-content.ts'
import type { ApiResponse, MediaContent, RequestBody } from './model.ts'
import { type RawParameters, parameterSchema } from './parameter.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import type { SchemaReader } from './schema-reader.ts'

const URL_ENCODED = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'

/** The body of a request from `requestBody`, an `in: body` parameter or `formData` parameters; the first that is there. */
export function readRequestBody(
  operation: RawNode,
  parameters: RawParameters,
  reader: SchemaReader,
): RequestBody | undefined {
  const declared = operation.child('requestBody')
  if (declared !== undefined) {
    const node = reader.document.follow(declared)
    if (node !== undefined && isRecord(node.value)) return declaredBody(node, reader)
    if (node !== undefined) reader.document.report(node, '`requestBody` is not an object.')
  }
  const body = parameters.list.find((parameter) => parameter.in === 'body')
  return body === undefined ? formBody(parameters, operation, reader) : bodyParameter(body.node, operation, reader)
}

function declaredBody(node: RawNode, reader: SchemaReader): RequestBody {
  const content = node.child('content')
  if (content === undefined) reader.document.report(node, '`requestBody` has no `content`.')
  const read = (): readonly MediaContent[] => {
    if (content !== undefined) return contentMap(content, reader)
    const schema = node.child('schema')
    return schema === undefined ? [] : contentByMediaTypes(node, schema, [DEFAULT_MEDIA_TYPE], reader)
  }
  return new ReadBody(node, node.get('required') === true, read)
}

function bodyParameter(node: RawNode, operation: RawNode, reader: SchemaReader): RequestBody {
  const mediaTypes = listedMediaTypes(operation, reader.document.root, 'consumes')
  const listed = mediaTypes.length === 0 ? [DEFAULT_MEDIA_TYPE] : mediaTypes
  return new ReadBody(node, node.get('required') === true, () =>
    contentByMediaTypes(node, node.child('schema'), listed, reader),
  )
}

function formBody({ list, isCut }: RawParameters, operation: RawNode, reader: SchemaReader): RequestBody | undefined {
  const fields = list.filter((parameter) => parameter.in === 'formData')
  const [first] = fields
  if (first === undefined) return undefined
  const forms = listedMediaTypes(operation, reader.document.root, 'consumes').filter(
    (type) => type === URL_ENCODED || type.startsWith('multipart/'),
  )
  const hasFile = fields.some((field) => field.node.get('type') === 'file')
  const mediaTypes = forms.length > 0 ? forms : [hasFile ? MULTIPART : URL_ENCODED]
  const required = fields.some((field) => field.node.get('required') === true)
  return new ReadBody(first.node, required, () => {
    const schema = new FormSchema(
      `${operation.id} form`,
      first.node.place,
      fields.map(({ name, node }) => ({
        name,
        required: node.get('required') === true,
        schema: parameterSchema(node, 'formData', reader),
      })),
      isCut,
    )
    return mediaTypes.map((mediaType) => ({ mediaType, schema, examples: [], place: first.node.place }))
  })
}

/** The responses in the order of the document. */
export function readResponses(operation: RawNode, reader: SchemaReader): readonly ApiResponse[] {
  const responses = reader.document.member(operation, 'responses')
  if (responses === undefined) return []
  if (!isRecord(responses.value)) reader.document.report(responses, '`responses` is not an object.')
  return responses.members().flatMap((member) => {
    if (member.key.startsWith('x-')) return []
    const status = statusOf(member.key)
    if (status === undefined) {
      reader.document.report(member, `\`${member.key}\` is no status of a response.`)
      return []
    }
    const node = reader.document.follow(member)
    return [new ReadResponse(status, node ?? member, operation, reader)]
  })
}

function statusOf(key: string): string | undefined {
  const text = key.trim()
  if (/^[1-5]\d\d$/.test(text)) return text
  if (/^[1-5]xx$/i.test(text)) return text.toUpperCase()
  return text.toLowerCase() === 'default' ? 'default' : undefined
}

class ReadBody implements RequestBody {
  readonly required: boolean
  readonly #node: RawNode
  readonly #read: () => readonly MediaContent[]
  #content: readonly MediaContent[] | undefined

  constructor(node: RawNode, required: boolean, read: () => readonly MediaContent[]) {
    this.#node = node
    this.required = required
    this.#read = read
  }

  get description(): string | undefined {
    return this.#node.text('description')
  }

  get content(): readonly MediaContent[] {
    return (this.#content ??= this.#read())
  }

  get place(): SoughtPlace {
    return this.#node.place
  }
}

class ReadResponse implements ApiResponse {
  readonly status: string
  readonly #node: RawNode
  readonly #operation: RawNode
  readonly #reader: SchemaReader
  #content: readonly MediaContent[] | undefined

  constructor(status: string, node: RawNode, operation: RawNode, reader: SchemaReader) {
    this.status = status
    this.#node = node
    this.#operation = operation
    this.#reader = reader
  }

  get description(): string | undefined {
    return this.#node.text('description')
  }

  get content(): readonly MediaContent[] {
    return (this.#content ??= this.#readContent())
  }

  get place(): SoughtPlace {
    return this.#node.place
  }

  #readContent(): readonly MediaContent[] {
    const content = this.#node.child('content')
    if (content !== undefined) {
      const found = contentMap(content, this.#reader)
      if (found.length > 0) return found
    }
    const produces = listedMediaTypes(this.#operation, this.#reader.document.root, 'produces')
    return contentByMediaTypes(this.#node, this.#node.child('schema'), produces, this.#reader)
  }
}
