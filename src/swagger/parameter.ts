import type { SoughtPlace } from '../diagnostic/finding.ts'
import type { Parameter, ParameterIn, SchemaView } from './model.ts'
import { OpenSchema } from './open-schema.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import type { SchemaReader } from './schema-reader.ts'

/** Where Swagger 2 and OpenAPI 3 let parameters stand; the last two of them make a body. */
export type RawParameterIn = ParameterIn | 'body' | 'formData'

/** A parameter as the document has it, with what tells it from another one. */
export interface RawParameter {
  readonly node: RawNode
  readonly name: string
  readonly in: RawParameterIn
}

const LOCATIONS: ReadonlyMap<string, RawParameterIn> = new Map([
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['cookie', 'cookie'],
  ['querystring', 'querystring'],
  ['body', 'body'],
  ['formdata', 'formData'],
  ['form', 'formData'],
])

/** Members of a Swagger 2 parameter that are no keywords of the schema that it is at the same time. */
const OWN_MEMBERS: ReadonlySet<string> = new Set([
  'name',
  'in',
  'required',
  'allowEmptyValue',
  'collectionFormat',
  'style',
  'explode',
  'allowReserved',
])

const SEPARATORS: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' }

/** The parameters of an operation as far as they are read. */
export interface RawParameters {
  readonly list: readonly RawParameter[]
  /** There are more. */
  readonly isCut: boolean
}

/** Parameters of the path item and of the operation: a later holder's replace an earlier one's of the same name. */
export function readParameters(holders: readonly RawNode[], reader: SchemaReader): RawParameters {
  const found = new Map<string, RawParameter>()
  const all = holders.map((holder) => listedParameters(holder, reader))
  for (const { list } of all) {
    for (const parameter of list) {
      const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name
      found.set(parameter.in === 'body' ? 'body' : `${parameter.in} ${name}`, parameter)
    }
  }
  return { list: [...found.values()], isCut: all.some(({ isCut }) => isCut) }
}

/** Parameters of one operation or path that are read: hundreds of times what people write. */
const MOST_PARAMETERS = 3_000

function listedParameters(holder: RawNode, reader: SchemaReader): RawParameters {
  const list = holder.child('parameters')
  if (list === undefined) return { list: [], isCut: false }
  if (!Array.isArray(list.value)) reader.document.report(list, '`parameters` is not a list.')
  const { document } = reader
  const items = document.firstItems(list, MOST_PARAMETERS, '')
  const members = document.firstMembers(list, MOST_PARAMETERS, '')
  const read = [...items.parts, ...members.parts].flatMap((item) => {
    const node = reader.document.follow(item)
    if (node === undefined) return []
    const location = LOCATIONS.get(node.text('in')?.toLowerCase() ?? '')
    const name = node.text('name') ?? (location === 'body' || location === 'querystring' ? '' : undefined)
    if (location !== undefined && name !== undefined) return [{ node, name, in: location }]
    reader.document.report(item, 'A parameter needs a `name` and an `in` that says where it stands.')
    return []
  })
  return { list: read, isCut: items.isCut || members.isCut }
}

/** Whether it is no part of a body. */
export function isPlainParameter(raw: RawParameter): raw is RawParameter & { readonly in: ParameterIn } {
  return raw.in !== 'body' && raw.in !== 'formData'
}

/** A parameter of the address, a header or a cookie. */
export class ReadParameter implements Parameter {
  readonly name: string
  readonly in: ParameterIn
  readonly #node: RawNode
  readonly #reader: SchemaReader
  #schema: SchemaView | undefined

  constructor(raw: RawParameter & { readonly in: ParameterIn }, reader: SchemaReader) {
    this.name = raw.name
    this.in = raw.in
    this.#node = raw.node
    this.#reader = reader
  }

  /** A path is not the same path without one of its parameters. */
  get required(): boolean {
    return this.in === 'path' || this.#node.get('required') === true
  }

  get description(): string | undefined {
    return this.#node.text('description')
  }

  get deprecated(): boolean {
    return this.#node.get('deprecated') === true
  }

  get schema(): SchemaView {
    return (this.#schema ??= parameterSchema(this.#node, this.in, this.#reader))
  }

  get separator(): string | undefined {
    const format = this.#node.text('collectionFormat')
    if (format !== undefined) return SEPARATORS[format]
    // Swagger 2's default; OpenAPI 3 has lists of a query stand apart, and those of other places in one text.
    if (this.#node.has('type') && !this.#node.has('schema')) return ','
    const style = this.#node.text('style') ?? (this.in === 'query' || this.in === 'cookie' ? 'form' : 'simple')
    if (this.#node.get('explode') !== true) {
      if (style === 'spaceDelimited') return ' '
      if (style === 'pipeDelimited') return '|'
    }
    if (style !== 'form') return style === 'simple' ? ',' : undefined
    return this.#node.get('explode') === false ? ',' : undefined
  }

  get place(): SoughtPlace {
    return this.#node.place
  }
}

/** The schema of a parameter or form field: its `schema`, in Swagger 2 the parameter itself. */
export function parameterSchema(node: RawNode, location: RawParameterIn, reader: SchemaReader): SchemaView {
  const schema = node.child('schema')
  if (schema !== undefined) return reader.view(schema)
  const content = node.child('content')
  if (content !== undefined) {
    const media = content.members().map((member) => reader.document.follow(member))
    const own = media.map((member) => member?.child('schema')).find((member) => member !== undefined)
    // What `content` describes is serialised into the one text that is sent, unless it is the query itself.
    if (own !== undefined && location === 'querystring') return reader.view(own)
    return new OpenSchema(node.id, node.place)
  }
  if (!isRecord(node.value)) return new OpenSchema(node.id, node.place)
  const keywords = Object.entries(node.value).filter(([key]) => !OWN_MEMBERS.has(key))
  return reader.view(node.withValue(Object.fromEntries(keywords)))
}
