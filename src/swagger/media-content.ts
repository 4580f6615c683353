import type { SoughtPlace } from '../diagnostic/finding.ts'
import { exampleOf, mediaExamples, saysNothing, schemaFromExamples } from './documented-examples.ts'
import type { Example, MediaContent, SchemaView } from './model.ts'
import { isRecord, type RawNode } from './raw-node.ts'
import type { SchemaReader } from './schema-reader.ts'

/** What a body is taken to be where nobody says. */
export const DEFAULT_MEDIA_TYPE = 'application/json'

/** One representation of a body, read when it is looked at. */
class ReadContent implements MediaContent {
  readonly mediaType: string
  readonly #at: RawNode
  readonly #schema: RawNode | undefined
  readonly #readExamples: () => readonly Example[]
  readonly #reader: SchemaReader
  #examples: readonly Example[] | undefined
  #view: { readonly value: SchemaView | undefined } | undefined

  constructor(
    mediaType: string,
    at: RawNode,
    schema: RawNode | undefined,
    readExamples: () => readonly Example[],
    reader: SchemaReader,
  ) {
    this.mediaType = mediaType
    this.#at = at
    this.#schema = schema
    this.#readExamples = readExamples
    this.#reader = reader
  }

  get schema(): SchemaView | undefined {
    return (this.#view ??= { value: this.#readSchema() }).value
  }

  get examples(): readonly Example[] {
    return (this.#examples ??= this.#readExamples())
  }

  get place(): SoughtPlace {
    return this.#at.place
  }

  #readSchema(): SchemaView | undefined {
    if (this.#schema === undefined) return schemaFromExamples(this.examples, this.#at)
    const view = this.#reader.view(this.#schema)
    if (!saysNothing(view)) return view
    const own = view.examples.map((value) => ({ value, pointer: this.#at.pointer, place: view.place }))
    return schemaFromExamples([...this.examples, ...own], this.#at) ?? view
  }
}

/** OpenAPI 3's `content`: media type → schema and examples. */
export function contentMap(content: RawNode, reader: SchemaReader): readonly MediaContent[] {
  if (!isRecord(content.value)) {
    reader.document.report(content, '`content` is not an object.')
    return []
  }
  return content.members().flatMap((member) => {
    const media = reader.document.follow(member)
    if (media === undefined) return []
    const type = mediaTypeOf(member.key)
    return [new ReadContent(type, media, media.child('schema'), () => mediaExamples(media, reader.document), reader)]
  })
}

/** Swagger 2's way: one schema for each media type of a list, and `examples` by media type. */
export function contentByMediaTypes(
  at: RawNode,
  schema: RawNode | undefined,
  mediaTypes: readonly string[],
  reader: SchemaReader,
): readonly MediaContent[] {
  const examples = examplesByMediaType(at, mediaTypes[0] ?? DEFAULT_MEDIA_TYPE)
  const listed = mediaTypes.length === 0 ? [DEFAULT_MEDIA_TYPE] : mediaTypes
  const types = schema === undefined ? [...examples.keys()] : [...new Set([...listed, ...examples.keys()])]
  return types.map((type) => new ReadContent(type, at, schema, () => examples.get(type) ?? [], reader))
}

/** Lower case, without parameters and notes: `Application/JSON; charset=utf-8` → `application/json`. */
export function mediaTypeOf(text: string): string {
  return (/^[^;\s]*/.exec(text.trim())?.[0] ?? '').toLowerCase()
}

/** `consumes` or `produces` of the operation, else of the document. */
export function listedMediaTypes(operation: RawNode, root: RawNode, key: 'consumes' | 'produces'): readonly string[] {
  const own = operation.child(key) ?? root.child(key)
  const values = typeof own?.value === 'string' ? [own.value] : (own?.items() ?? []).map((item) => item.value)
  return [...new Set(values.filter((value) => typeof value === 'string').map(mediaTypeOf))]
}

/** Values under their media types; where no key is one, the whole is the example. */
function examplesByMediaType(at: RawNode, fallback: string): ReadonlyMap<string, readonly Example[]> {
  const found = new Map<string, Example[]>()
  const add = (type: string, node: RawNode): void => {
    const known = found.get(type)
    if (known === undefined) found.set(type, [exampleOf(node)])
    else known.push(exampleOf(node))
  }
  const examples = at.child('examples')
  const members = examples?.members() ?? []
  const typed = members.filter((member) => /^[\w.+*-]+\/[\w.+*-]+/.test(member.key))
  for (const member of typed) add(mediaTypeOf(member.key), member)
  if (examples !== undefined && typed.length === 0) {
    if (isRecord(examples.value) && members.length > 0) add(fallback, examples)
    for (const item of examples.items()) add(fallback, item)
  }
  for (const key of ['example', 'x-example']) {
    const example = at.child(key)
    if (example !== undefined) add(fallback, example)
  }
  return found
}
