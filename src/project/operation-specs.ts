import type { Operation } from '../swagger/model.ts'
import { type EndpointCatalog, foldEndpoint } from './endpoint-catalog.ts'
import type { SpecSummary } from './model.ts'

/** Every folded spelling of an endpoint that means an operation: with any prefix of its document, and without. */
export function spellingsOf(operation: Operation): readonly string[] {
  const { method, identity, document, template, prefixes } = operation
  const all = new Set(['', ...prefixes, ...document.prefixes])
  return [identity, ...[...all].map((prefix) => foldEndpoint(method, `${prefix}${template.text}`))]
}

/** Specs about an operation, sorted by path. */
export function specsOf(operation: Operation, catalog: EndpointCatalog): readonly SpecSummary[] {
  return catalog.find(spellingsOf(operation))
}
