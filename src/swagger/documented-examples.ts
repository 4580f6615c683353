import type { DocumentReader } from './document-reader.ts'
import { ExampleSchema } from './example-schema.ts'
import type { Example, SchemaView } from './model.ts'
import { isRecord, type RawNode } from './raw-node.ts'

/** Members that make an entry of `examples` an Example Object rather than the value itself. */
const EXAMPLE_OBJECT_KEYS = ['value', 'dataValue', 'serializedValue', 'externalValue', 'summary', 'description']

/** `example` and `examples` beside a schema, in OpenAPI 3's manner. */
export function mediaExamples(media: RawNode, reader: DocumentReader): readonly Example[] {
  const found: Example[] = []
  const single = media.child('example')
  if (single !== undefined) found.push(exampleOf(single))
  const several = media.child('examples')
  if (several === undefined) return found
  for (const entry of isRecord(several.value) ? several.members() : several.items()) {
    const example = Array.isArray(several.value) ? exampleOf(entry) : namedExample(entry, reader)
    if (example !== undefined) found.push(example)
  }
  return found
}

/** One value that a document gives as an example. */
export function exampleOf(node: RawNode): Example {
  return { value: parsedText(node.value), pointer: node.pointer, place: node.place }
}

/**
 * What the examples say where no schema does.
 *
 * @returns `undefined` where there is no example
 */
export function schemaFromExamples(examples: readonly Example[], at: RawNode): SchemaView | undefined {
  const [first] = examples
  if (first === undefined) return undefined
  return new ExampleSchema(
    `${at.id} example`,
    first.place,
    examples.map((example) => example.value),
  )
}

/**
 * Whether a schema leaves everything open that an example could tell: `{}`, or `{type: object}` without properties.
 */
export function saysNothing(schema: SchemaView): boolean {
  const { types } = schema
  if (
    types !== undefined &&
    !(types.has('object') && [...types].every((type) => type === 'object' || type === 'null'))
  ) {
    return false
  }
  return (
    schema.properties.size === 0 &&
    schema.items === undefined &&
    schema.alternatives.length === 0 &&
    schema.enumeration === undefined &&
    typeof schema.additionalProperties !== 'object' &&
    schema.patternProperties.length === 0 &&
    schema.prefixItems.length === 0 &&
    (types !== undefined || (schema.format === undefined && schema.pattern === undefined))
  )
}

function namedExample(entry: RawNode, reader: DocumentReader): Example | undefined {
  const node = reader.follow(entry)
  if (node === undefined) return undefined
  for (const key of ['value', 'dataValue', 'serializedValue']) {
    const value = node.child(key)
    if (value !== undefined) return exampleOf(value)
  }
  const isExampleObject = EXAMPLE_OBJECT_KEYS.some((key) => node.has(key)) && node.get('externalValue') !== undefined
  if (isExampleObject || !isRecord(node.value)) return isRecord(node.value) ? undefined : exampleOf(node)
  // The value itself stands where an Example Object should.
  return Object.keys(node.value).every((key) => EXAMPLE_OBJECT_KEYS.includes(key)) ? undefined : exampleOf(node)
}

/** An example is often pasted as text that holds JSON. */
function parsedText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
