/** An object of a swagger document, as it was parsed. */
export type Part = Readonly<Record<string, unknown>>

/** Keys of a path item whose values are operations. */
const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

/** Keys of a schema that hold one schema, several in a list, and several by name. */
const ONE = new Set(['items', 'additionalProperties', 'not'])
const SEVERAL = new Set(['allOf', 'anyOf', 'oneOf'])
const NAMED = new Set(['properties', 'patternProperties'])

export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object; an empty one for anything else. */
export function asPart(value: unknown): Part {
  return isPart(value) ? value : {}
}

export function isReference(value: unknown): boolean {
  return isPart(value) && typeof value['$ref'] === 'string'
}

/** Whether a file is a document, and no part of one. */
export function isDocument(value: unknown): value is Part {
  return isPart(value) && (isVersion2(value) || typeof value['openapi'] === 'string')
}

export function isVersion2(document: Part): boolean {
  return typeof document['swagger'] === 'string'
}

/** An object with each of its values, or those of some keys, replaced. */
export function mapValues(
  part: Part,
  change: (value: unknown, key: string) => unknown,
  keys?: readonly string[],
): Part {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, keys?.includes(key) === false ? value : change(value, key)]),
  )
}

/** A document with each operation replaced. */
export function mapOperations(document: Part, change: (operation: Part) => Part): Part {
  return mapPathItems(document, (item) =>
    mapValues(item, (value, key) => (METHODS.has(key) && isPart(value) ? change(value) : value)),
  )
}

/** A document with each path item replaced that stands in it and not elsewhere. */
export function mapPathItems(document: Part, change: (item: Part, path: string) => Part): Part {
  const inPaths = (paths: unknown): unknown =>
    isPart(paths)
      ? mapValues(paths, (item, path) => (isPart(item) && !isReference(item) ? change(item, path) : item))
      : paths
  return mapValues(document, inPaths, ['paths'])
}

/** The operations of a path item, by method. */
export function operationsOf(item: Part): readonly (readonly [string, Part])[] {
  return Object.entries(item).flatMap(([key, value]) => (METHODS.has(key) && isPart(value) ? [[key, value]] : []))
}

/** A document with each schema of its operations replaced, the innermost first. */
export function mapSchemas(document: Part, change: (schema: Part) => Part): Part {
  return mapOperations(document, (operation) => mapValues(operation, (value) => schemasIn(value, change)))
}

/** Schemas stand below a key of that name, at any depth. */
function schemasIn(value: unknown, change: (schema: Part) => Part): unknown {
  if (Array.isArray(value)) return value.map((item) => schemasIn(item, change))
  if (!isPart(value)) return value
  return mapValues(value, (inner, key) => (key === 'schema' ? mapSchema(inner, change) : schemasIn(inner, change)))
}

function mapSchema(schema: unknown, change: (schema: Part) => Part): unknown {
  if (!isPart(schema)) return schema
  const inner = (value: unknown, key: string): unknown => {
    if (ONE.has(key)) return mapSchema(value, change)
    if (SEVERAL.has(key) && Array.isArray(value)) return value.map((each) => mapSchema(each, change))
    return NAMED.has(key) && isPart(value) ? mapValues(value, (each) => mapSchema(each, change)) : value
  }
  return change(isReference(schema) ? schema : mapValues(schema, inner))
}

/** What a reference within a document leads to. */
export function follow(document: Part, reference: string): unknown {
  return reference
    .slice('#/'.length)
    .split('/')
    .map((segment) => decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, key) => (isPart(part) ? part[key] : undefined), document)
}

/** A value with each reference in it spelled otherwise. */
export function mapReferences(value: unknown, change: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapReferences(item, change))
  if (!isPart(value)) return value
  return mapValues(value, (inner, key) =>
    key === '$ref' && typeof inner === 'string' ? change(inner) : mapReferences(inner, change),
  )
}
