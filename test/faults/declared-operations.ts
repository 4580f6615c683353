import { posix } from 'node:path'

import yaml from 'js-yaml'

import type { ProjectFacts } from './fault.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/**
 * What the project's documents declare, read apart from the linter: every method on every path, with its prefix and
 * without.
 *
 * @param documents texts by path; path items in files of their own are among them.
 */
export function declaredOperations(documents: ReadonlyMap<string, string>): ProjectFacts {
  const declared = new Set<string>()
  for (const [path, text] of documents) {
    const document = record(yaml.load(text))
    const prefixes = ['', ...prefixesOf(document)]
    for (const [template, value] of Object.entries(record(document['paths']))) {
      const item = itemOf(record(value), path, documents)
      for (const method of METHODS.filter((name) => name in item)) {
        for (const prefix of prefixes) declared.add(identity(method.toUpperCase(), prefix + template))
      }
    }
  }
  return { declares: (method, path) => declared.has(identity(method, path)) }
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
