import { shapeOf } from '../infer/operation-shape.ts'
import { resourceWords } from '../infer/words.ts'
import type { Operation } from '../swagger/model.ts'

const VERBS: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
}

/** Longest id of a step. */
const LONGEST = 60

/**
 * The id of a step in snake_case, of the `operationId` or else of what method and path say.
 *
 * @param taken ids of other steps; the new one is added
 */
export function nameStep(operation: Operation, taken: Set<string>): string {
  const name = snake(operation.operationId ?? '') || fromPath(operation)
  let unique = name
  for (let number = 2; taken.has(unique); number++) unique = `${name}_${number}`
  taken.add(unique)
  return unique
}

/** `get_clients` of `GET /clients`, `get_client` of `GET /clients/{id}`, `archive_client` of `POST /clients/{id}/archive`. */
function fromPath(operation: Operation): string {
  const { method } = operation
  const { act, resource, creates, reads, segments, single } = shapeOf(operation)
  const literals = segments.flatMap(({ parameters, text }) => (parameters.length === 0 ? [snake(text)] : []))
  const said = literals.filter((literal) => literal !== '')
  if (act !== undefined && !creates) {
    const verb = snake(act.join('_'))
    if (act.length > 1) return verb
    const object = reads ? said.at(-2) : snake(resource.join('_'))
    return object === undefined || object === '' ? verb : `${verb}_${object}`
  }
  const verb = method === 'POST' && single ? 'update' : (VERBS[method] ?? method.toLowerCase())
  const last = (creates && act !== undefined ? said.at(-2) : undefined) ?? said.at(-1) ?? 'resource'
  return `${verb}_${single || creates ? resourceWords(last).join('_') : last}`
}

/** `listClientNotes` → `list_client_notes`; empty where nothing of it is left. */
export function snake(text: string): string {
  const words = text
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
  return words.length <= LONGEST ? words : words.slice(0, LONGEST).replace(/_[^_]*$/, '')
}
