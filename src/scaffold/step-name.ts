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
 * The id of a step in snake_case, of the `operationId` or else of the method and the last word of the path.
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

function fromPath({ method, template }: Operation): string {
  const literals = template.segments.filter(({ parameters }) => parameters.length === 0).map(({ text }) => snake(text))
  const last = literals.findLast((literal) => literal !== '') ?? 'resource'
  return `${VERBS[method] ?? method.toLowerCase()}_${last}`
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
