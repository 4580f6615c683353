import { posix } from 'node:path'

import yaml from 'js-yaml'

import type { FieldFacts, OperationFacts, ProjectFacts } from './fault.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * What the project's documents declare, read apart from the linter: every method on every path, with its prefix and
 * without.
 *
 * @param documents texts by path; path items in files of their own are among them.
 */
export function declaredOperations(documents: ReadonlyMap<string, string>): ProjectFacts {
  const declared = new Map<string, () => OperationFacts>()
  for (const [path, text] of documents) {
    const document = record(yaml.load(text))
    const prefixes = ['', ...prefixesOf(document)]
    for (const [template, value] of Object.entries(record(document['paths']))) {
      const item = itemOf(record(value), path, documents)
      for (const method of METHODS.filter((name) => name in item)) {
        const describe = () => describeOperation({ value: record(item[method]), path, documents })
        for (const prefix of prefixes) declared.set(identity(method.toUpperCase(), prefix + template), describe)
      }
    }
  }
  return {
    declares: (method, path) => declared.has(identity(method, path)),
    describe: (method, path) => declared.get(identity(method, path))?.(),
  }
}

/** A value of a document, and what it takes to follow its references. */
interface Part {
  readonly value: Readonly<Record<string, unknown>>
  readonly path: string
  readonly documents: ReadonlyMap<string, string>
}

function describeOperation(operation: Part): OperationFacts {
  const parameters = Array.isArray(operation.value['parameters']) ? operation.value['parameters'] : []
  const inBody = parameters
    .map((each) => follow({ ...operation, value: record(each) }))
    .find(({ value }) => value['in'] === 'body')
  const request = follow(child(operation, 'requestBody'))
  const media = child(child(request, 'content'), 'application/json')
  const schema = inBody === undefined ? child(media, 'schema') : child(inBody, 'schema')
  return { statuses: Object.keys(record(operation.value['responses'])), fields: fieldsOf(schema) }
}

/** Fields of an object, those of `allOf` included. */
function fieldsOf(at: Part): ReadonlyMap<string, FieldFacts> {
  const schema = follow(at)
  if ('oneOf' in schema.value || 'anyOf' in schema.value) return new Map()
  const parts = Array.isArray(schema.value['allOf']) ? schema.value['allOf'] : []
  const fields = new Map(parts.flatMap((part) => [...fieldsOf({ ...schema, value: record(part) })]))
  const required = new Set(Array.isArray(schema.value['required']) ? schema.value['required'] : [])
  const properties = child(schema, 'properties')
  for (const name of Object.keys(properties.value)) {
    const { value } = follow(child(properties, name))
    const types = Array.isArray(value['type']) ? value['type'].filter((type) => type !== 'null') : [value['type']]
    const [type] = types
    fields.set(name, {
      required: required.has(name),
      type: types.length === 1 && typeof type === 'string' ? type : undefined,
      isEnumeration: Array.isArray(value['enum']) || 'const' in value,
    })
  }
  return fields
}

function child(part: Part, key: string): Part {
  return { ...part, value: record(part.value[key]) }
}

/** To what a `$ref` leads, in this file or in another one. */
function follow(part: Part): Part {
  const { $ref: address } = part.value
  if (typeof address !== 'string') return part
  const [file = '', pointer = ''] = address.split('#')
  const path = file === '' ? part.path : posix.join(posix.dirname(part.path), file)
  const keys = pointer
    .split('/')
    .filter((key) => key !== '')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const root = record(yaml.load(part.documents.get(path) ?? ''))
  return follow({ ...part, path, value: keys.reduce((value, key) => record(value[key]), root) })
}

/** The same for `{{id}}`, `{id}` and `{uid}`: a value stands there. */
function identity(method: string, path: string): string {
  return `${method} ${path
    .replace(/\?.*$/, '')
    .replace(/\{\{?[^}]*\}\}?/g, '{}')
    .replace(/\/$/, '')}`
}

function prefixesOf(document: Readonly<Record<string, unknown>>): readonly string[] {
  const servers = Array.isArray(document['servers']) ? document['servers'] : []
  const addresses = [document['basePath'], ...servers.map((server) => record(server)['url'])]
  return addresses
    .filter((address) => typeof address === 'string')
    .map((address) => address.replace(/^https?:\/\/[^/]*/, '').replace(/\/$/, ''))
}

/** The path item itself, or the one in another file that it refers to. */
function itemOf(
  item: Readonly<Record<string, unknown>>,
  path: string,
  documents: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  const { $ref: address } = item
  if (typeof address !== 'string') return item
  const file = posix.join(posix.dirname(path), address.replace(/#.*$/, ''))
  return record(yaml.load(documents.get(file) ?? ''))
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
