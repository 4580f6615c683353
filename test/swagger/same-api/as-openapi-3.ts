import { isPart, isReference, isVersion2, mapReferences, mapValues, type Part } from './document-walk.ts'

/** Keys of a parameter of Swagger 2.0 that are its schema's in OpenAPI 3. */
const SCHEMA_KEYS = new Set(
  'type format items enum default minimum maximum minLength maxLength pattern minItems maxItems uniqueItems'.split(' '),
)

/** A document of Swagger 2.0 in OpenAPI 3.0; one of OpenAPI, or with shared parameters, as it is. */
export function asOpenApi3(document: Part): Part {
  if (!isVersion2(document) || 'parameters' in document) return document
  const { basePath, definitions, responses, paths } = document
  return {
    openapi: '3.0.3',
    info: document['info'],
    servers: [{ url: typeof basePath === 'string' ? basePath : '/' }],
    components: mapMoved({ schemas: definitions ?? {}, responses: mapParts(responses, responseOf) }),
    paths: mapMoved(mapParts(paths, (item) => mapParts(item, operationOf))),
  }
}

function operationOf(operation: Part): Part {
  const { parameters, ...rest } = operation
  const all = Array.isArray(parameters) ? parameters.filter(isPart) : []
  const body = all.find((parameter) => parameter['in'] === 'body')
  return {
    ...rest,
    parameters: all.filter((parameter) => parameter !== body).map(parameterOf),
    ...(body === undefined
      ? {}
      : { requestBody: { required: body['required'] === true, content: asJson({ schema: body['schema'] }) } }),
    responses: mapParts(operation['responses'], responseOf),
  }
}

function parameterOf(parameter: Part): Part {
  const entries = Object.entries(parameter)
  const ofSchema = entries.filter(([key]) => SCHEMA_KEYS.has(key))
  return {
    ...Object.fromEntries(entries.filter(([key]) => !SCHEMA_KEYS.has(key) && key !== 'collectionFormat')),
    schema: Object.fromEntries(ofSchema),
  }
}

function responseOf(response: Part): Part {
  const { schema, examples, ...rest } = response
  const example = isPart(examples) ? examples['application/json'] : undefined
  if (isReference(response) || (schema === undefined && example === undefined)) return rest
  return {
    ...rest,
    content: asJson({ ...(schema === undefined ? {} : { schema }), ...(example === undefined ? {} : { example }) }),
  }
}

function asJson(media: Part): Part {
  return { 'application/json': media }
}

function mapParts(value: unknown, change: (part: Part) => unknown): Part {
  return isPart(value) ? mapValues(value, (part) => (isPart(part) ? change(part) : part)) : {}
}

function mapMoved(value: unknown): unknown {
  return mapReferences(value, (reference) =>
    reference
      .replace(/^#\/definitions\//, '#/components/schemas/')
      .replace(/^#\/responses\//, '#/components/responses/'),
  )
}
