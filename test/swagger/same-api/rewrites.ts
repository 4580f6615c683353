import { posix } from 'node:path'

import {
  asPart,
  follow,
  isPart,
  isVersion2,
  mapOperations,
  mapPathItems,
  mapReferences,
  mapSchemas,
  mapValues,
  operationsOf,
  type Part,
} from './document-walk.ts'
import { asOpenApi3 } from './as-openapi-3.ts'
import { withComponents, withSchemaComponents } from './with-components.ts'

/** Another way to write a document that declares the same. */
export interface Rewrite {
  readonly name: string
  /**
   * @param path of the document, relative to the root.
   * @returns the document, and the files that it needs beside those of the project.
   */
  readonly write: (document: Part, path: string) => { readonly document: unknown; readonly files?: Part }
}

/** How deep references are followed into one another: documents grow with each. */
const MOST_NESTED = 6

/** Every way in which the same API is written otherwise. */
export const REWRITES: readonly Rewrite[] = [
  { name: 'keys in reverse', write: (document) => ({ document: reversed(document) }) },
  { name: 'references followed', write: (document) => ({ document: withoutReferences(document) }) },
  { name: 'every schema a component', write: (document) => ({ document: withSchemaComponents(document) }) },
  {
    name: 'parameters, bodies and responses as components',
    write: (document) => ({ document: withComponents(document) }),
  },
  ofSchemas(
    'every schema in an `allOf`',
    () => true,
    (schema) => ({ allOf: [schema] }),
  ),
  ofSchemas(
    'every schema in an `anyOf`',
    (document) => !isVersion2(document),
    (schema) => ({ anyOf: [schema] }),
  ),
  ofSchemas(
    'every schema in a `oneOf`',
    (document) => !isVersion2(document),
    (schema) => ({ oneOf: [schema] }),
  ),
  ofSchemas('properties in two halves', () => true, inHalves),
  ofSchemas('objects without their type', () => true, withoutObjectType),
  ofSchemas('as OpenAPI 3.1 says it', (document) => String(document['openapi']).startsWith('3.0'), asVersion31, {
    openapi: '3.1.0',
  }),
  { name: 'Swagger 2.0 as OpenAPI 3.0', write: (document) => ({ document: asOpenApi3(document) }) },
  { name: 'parameters on the path', write: (document) => ({ document: mapPathItems(document, withSharedParameters) }) },
  { name: 'the first segment in the prefix', write: (document) => ({ document: withLongerPrefix(document) }) },
  { name: 'media types with a charset', write: (document) => ({ document: withCharset(document) }) },
  { name: 'each path in a file of its own', write: inFiles },
]

function ofSchemas(
  name: string,
  fits: (document: Part) => boolean,
  change: (schema: Part) => Part,
  also: Part = {},
): Rewrite {
  return {
    name,
    write: (document) => ({ document: fits(document) ? { ...mapSchemas(document, change), ...also } : document }),
  }
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (!isPart(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)])
      .toReversed(),
  )
}

/** References within the document are followed, but for those that would not end. */
function withoutReferences(document: Part): Part {
  const followed = (value: unknown, seen: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item) => followed(item, seen))
    if (!isPart(value)) return value
    const reference = value['$ref']
    if (typeof reference === 'string' && reference.startsWith('#/') && Object.keys(value).length === 1) {
      const target = follow(document, reference)
      const ends = isPart(target) && !seen.includes(reference) && seen.length < MOST_NESTED
      return ends ? followed(target, [...seen, reference]) : value
    }
    return mapValues(value, (inner) => followed(inner, seen))
  }
  return mapValues(document, (paths) => followed(paths, []), ['paths'])
}

function inHalves(schema: Part): Part {
  const { properties, ...rest } = schema
  if (!isPart(properties) || 'allOf' in schema || schema['additionalProperties'] === false) return schema
  const entries = Object.entries(properties)
  const half = Math.ceil(entries.length / 2)
  const halves = [entries.slice(0, half), entries.slice(half)]
  return { ...rest, allOf: halves.map((own) => ({ type: 'object', properties: Object.fromEntries(own) })) }
}

function withoutObjectType(schema: Part): Part {
  const { type, ...rest } = schema
  return type === 'object' && 'properties' in schema ? rest : schema
}

function asVersion31(schema: Part): Part {
  const { nullable, example, ...rest } = schema
  const { type, enum: values } = schema
  return {
    ...rest,
    ...(nullable === true && typeof type === 'string' ? { type: [type, 'null'] } : {}),
    ...(nullable === true && Array.isArray(values) ? { enum: [...values, null] } : {}),
    ...(example === undefined ? {} : { examples: [example] }),
  }
}

/** Those of its only operation, but for a body. */
function withSharedParameters(item: Part): Part {
  const [first, ...others] = operationsOf(item)
  const own = first?.[1]['parameters']
  if (first === undefined || others.length > 0 || !Array.isArray(own)) return item
  const isShared = (parameter: unknown) =>
    isPart(parameter) && (parameter['in'] === 'path' || parameter['in'] === 'query')
  const [method, operation] = first
  const shared = Array.isArray(item['parameters']) ? item['parameters'] : []
  return {
    ...item,
    parameters: [...shared, ...own.filter(isShared)],
    [method]: { ...operation, parameters: own.filter((parameter) => !isShared(parameter)) },
  }
}

/** The segment that all paths begin with moves to where the document says what stands before them. */
function withLongerPrefix(document: Part): Part {
  const paths = asPart(document['paths'])
  const [, segment = ''] = Object.keys(paths)[0]?.split('/') ?? []
  if (!/^\w+$/.test(segment) || !Object.keys(paths).every((path) => path.startsWith(`/${segment}/`))) return document
  const shorter = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path.slice(segment.length + 1), item]),
  )
  const longer = (prefix: unknown): string =>
    `${typeof prefix === 'string' ? prefix.replace(/\/$/, '') : ''}/${segment}`
  if (isVersion2(document)) return { ...document, basePath: longer(document['basePath']), paths: shorter }
  const servers = Array.isArray(document['servers']) ? document['servers'] : [{}]
  return {
    ...document,
    servers: servers.map((server) => ({ ...asPart(server), url: longer(asPart(server)['url']) })),
    paths: shorter,
  }
}

function withCharset(document: Part): Part {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (!isPart(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key === 'application/json' ? 'application/json; charset=utf-8' : key,
        named(inner),
      ]),
    )
  }
  return mapOperations(document, (operation) => asPart(named(operation)))
}

function inFiles(document: Part, path: string): ReturnType<Rewrite['write']> {
  const files: Record<string, unknown> = {}
  const back = (reference: string) =>
    reference.startsWith('#') ? `../${posix.basename(path)}${reference}` : `../${reference}`
  const rewritten = mapPathItems(document, (item) => {
    const file = `parts-of-${posix.basename(path, posix.extname(path))}/${Object.keys(files).length}.json`
    files[posix.join(posix.dirname(path), file)] = mapReferences(item, back)
    return { $ref: file }
  })
  return { document: rewritten, files }
}
