import type { JsonPath } from '../syntax/json-path.ts'
import type { ApiResponse, JsonType, Operation, SchemaView } from '../swagger/model.ts'
import type { FlowDefinition, StepContext } from './model.ts'
import { jsonContents, responsesFor } from './expected-response.ts'
import { followPath, type Departure } from './response-path.ts'

/** What swagger documents of an extracted value. */
export type ExtractedValue =
  | { readonly kind: 'documented'; readonly schemas: readonly SchemaView[]; readonly response: ApiResponse }
  /** Every response that the step expects lacks it; the departure of the one that has most of the path. */
  | {
      readonly kind: 'undocumented'
      readonly departure: Departure
      readonly response: ApiResponse
      readonly root: SchemaView
    }
  | { readonly kind: 'unknown' }

/** Answers for each step, as the rule on its extracts and those on all uses of what it extracts ask the same. */
const EXTRACTED = new WeakMap<StepContext, Map<JsonPath, ExtractedValue>>()

/**
 * Follows the path of an extract through the documented responses of the statuses that its step expects. Where none of
 * those is documented, any documented success stands in.
 */
export function extractedValue(step: StepContext, path: JsonPath): ExtractedValue {
  let values = EXTRACTED.get(step)
  if (values === undefined) EXTRACTED.set(step, (values = new Map()))
  let value = values.get(path)
  if (value === undefined) values.set(path, (value = followExtract(step, path)))
  return value
}

function followExtract(step: StepContext, path: JsonPath): ExtractedValue {
  const { operation } = step
  if (operation === undefined) return { kind: 'unknown' }
  return valueIn(
    expectedResponses(
      operation,
      step.step.statuses.map((status) => status.value),
    ),
    path,
  )
}

/** The same for a path into an operation's successful responses, as a UID table names them. */
export function successValue(operation: Operation, path: JsonPath): ExtractedValue {
  return valueIn(expectedResponses(operation, []), path)
}

function valueIn(responses: readonly ApiResponse[], path: JsonPath): ExtractedValue {
  let furthest: (ExtractedValue & { kind: 'undocumented' }) | undefined
  for (const response of responses) {
    for (const { schema } of jsonContents(response)) {
      if (schema === undefined) continue
      const outcome = followPath(schema, path)
      if (outcome.kind === 'documented') return { kind: 'documented', schemas: outcome.schemas, response }
      if (outcome.kind === 'unknown') return { kind: 'unknown' }
      if (furthest === undefined || outcome.departure.segment > furthest.departure.segment) {
        furthest = { kind: 'undocumented', departure: outcome.departure, response, root: schema }
      }
    }
  }
  return furthest ?? { kind: 'unknown' }
}

/** What is expected and, where a success is that is not documented, those that are; `default` stands for failures. */
function expectedResponses(operation: Operation, statuses: readonly number[]): readonly ApiResponse[] {
  const wantsFailure = statuses.length > 0 && statuses.every((status) => status >= 400)
  const expected = responsesFor(operation, statuses).filter(({ status }) => status !== 'default' || wantsFailure)
  if (expected.some(({ status }) => wantsFailure || /^[123]/.test(status))) return expected
  return [...operation.responses.filter(({ status }) => status.startsWith('2')), ...expected]
}

/** The types that a definition may have; `undefined` where nothing is known. */
export function typesOf(definition: FlowDefinition): ReadonlySet<JsonType> | undefined {
  const { path } = definition.extract
  if (path === undefined) return undefined
  const value = extractedValue(definition.step, path)
  return value.kind === 'documented' ? joinTypes(value.schemas) : undefined
}

/** All types of all schemas; `undefined` where one of them may be anything. */
export function joinTypes(schemas: readonly SchemaView[]): ReadonlySet<JsonType> | undefined {
  const types = new Set<JsonType>()
  for (const schema of schemas) {
    const own = schema.types ?? structuralTypes(schema)
    if (own === undefined) return undefined
    for (const type of own) types.add(type)
  }
  return types.size === 0 ? undefined : types
}

/** A schema that names no type and yet can only be one. */
function structuralTypes(schema: SchemaView): readonly JsonType[] | undefined {
  if (schema.properties.size > 0) return ['object']
  if (schema.items !== undefined) return ['array']
  return undefined
}
