import { dump } from 'js-yaml'

import {
  endpointOf,
  SYNTHETIC_ACTIONS,
  SYNTHETIC_CHOICES,
  type SyntheticAction,
  type SyntheticField,
  type SyntheticResource,
  type SyntheticService,
} from './synthetic-api.ts'

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

/** How documents come in the wild: mostly OpenAPI 3.0, some older and newer, a few in YAML. */
type Dialect = 'swagger-2' | 'openapi-3.0' | 'openapi-3.1'

/** Path of a service's document in the repository. */
export function documentPath(service: SyntheticService): string {
  return `swagger/${service.domain}/${service.name}.${isYaml(service) ? 'yaml' : 'json'}`
}

/** The document that declares a service. */
export function syntheticDocument(service: SyntheticService): string {
  const dialect = dialectOf(service)
  const document = dialect === 'swagger-2' ? swagger2(service) : openapi3(service, dialect)
  return isYaml(service) ? dump(document, { noRefs: true }) : `${JSON.stringify(document, undefined, 2)}\n`
}

function dialectOf({ index }: SyntheticService): Dialect {
  if (index % 5 === 3) return 'swagger-2'
  return index % 5 === 4 ? 'openapi-3.1' : 'openapi-3.0'
}

function isYaml({ index }: SyntheticService): boolean {
  return index % 20 === 7
}

function openapi3(service: SyntheticService, dialect: Dialect): JsonObject {
  const schemas = service.resources.flatMap((resource) => [
    [resource.noun, recordSchema(resource, dialect)] as const,
    [`${resource.noun}_input`, inputSchema(resource, dialect)] as const,
  ])
  return {
    openapi: dialect === 'openapi-3.1' ? '3.1.0' : '3.0.3',
    info: infoOf(service),
    servers: [{ url: 'https://api.example.com' }],
    security: [{ bearer: [] }],
    paths: pathsOf(service, (action, resource) => ({
      ...described(action, resource),
      parameters: parametersOf(action, resource).map(({ type, ...parameter }) => ({ ...parameter, schema: { type } })),
      ...(takesBody(action) && {
        requestBody: { required: true, content: jsonContent({ $ref: `#/components/schemas/${resource.noun}_input` }) },
      }),
      responses: responsesOf(action, {
        content: jsonContent(envelope(action, resource, { $ref: `#/components/schemas/${resource.noun}` })),
      }),
    })),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(schemas),
    },
  }
}

/** As old documents are: what responses hold is told by examples alone. */
function swagger2(service: SyntheticService): JsonObject {
  const definitions = service.resources.map((resource) => [
    `${resource.noun}_input`,
    inputSchema(resource, 'swagger-2'),
  ])
  return {
    swagger: '2.0',
    info: infoOf(service),
    host: 'api.example.com',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: pathsOf(service, (action, resource) => ({
      ...described(action, resource),
      parameters: [
        ...parametersOf(action, resource),
        ...(takesBody(action)
          ? [{ name: 'body', in: 'body', required: true, schema: { $ref: `#/definitions/${resource.noun}_input` } }]
          : []),
      ],
      responses: responsesOf(action, {
        examples: { 'application/json': envelopeExample(action, resource) },
      }),
    })),
    definitions: Object.fromEntries(definitions),
  }
}

function infoOf({ domain, name }: SyntheticService): JsonObject {
  return { title: name, version: '1.0.0', description: `What the ${domain} team offers as ${name}.` }
}

function pathsOf(
  { resources }: SyntheticService,
  operation: (action: SyntheticAction, resource: SyntheticResource) => JsonObject,
): JsonObject {
  const paths = new Map<string, Record<string, Json>>()
  for (const resource of resources) {
    for (const action of SYNTHETIC_ACTIONS) {
      const [method, path] = endpointOf(action, resource)
      paths.set(path, { ...paths.get(path), [method.toLowerCase()]: operation(action, resource) })
    }
  }
  return Object.fromEntries(paths)
}

function described(action: SyntheticAction, { noun, plural }: SyntheticResource): JsonObject {
  return {
    operationId: `${action}_${noun}`,
    tags: [plural],
    summary: `${action} ${action === 'list' ? plural : noun}`,
    description:
      `Does what its name says with the ${plural} of the business that the token belongs to, and answers with an ` +
      'envelope in which `status` is `OK`.\n\nAvailable for **Staff, Directory, and App tokens**.',
  }
}

function parametersOf(
  action: SyntheticAction,
  { noun, plural, idName }: SyntheticResource,
): readonly { readonly name: string; readonly in: string; readonly type: string; readonly [key: string]: Json }[] {
  if (action === 'create') return []
  if (action !== 'list')
    return [{ name: idName, in: 'path', required: true, description: `Identifier of the ${noun}.`, type: 'string' }]
  return [
    { name: 'page', in: 'query', description: 'Page to return, counted from 1.', type: 'integer' },
    { name: 'per_page', in: 'query', description: `Number of ${plural} on a page.`, type: 'integer' },
    { name: 'search', in: 'query', description: 'Part of a title or of a code.', type: 'string' },
  ]
}

function takesBody(action: SyntheticAction): boolean {
  return action === 'create' || action === 'update'
}

function responsesOf(action: SyntheticAction, success: JsonObject): JsonObject {
  return {
    [action === 'create' ? '201' : '200']: { description: 'It worked.', ...success },
    '401': { description: 'The token is missing or has expired.' },
    ...(action !== 'list' && { '404': { description: 'There is no such record, or it is not for this token.' } }),
    ...(takesBody(action) && {
      '422': { description: 'The body is not what is asked for; the answer names the field.' },
    }),
  }
}

function jsonContent(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } }
}

function envelope(action: SyntheticAction, { noun, plural }: SyntheticResource, record: JsonObject): JsonObject {
  const data: JsonObject =
    action === 'list'
      ? { [plural]: { type: 'array', items: record }, total: { type: 'integer', description: 'On all pages.' } }
      : { [noun]: record }
  return objectSchema({
    status: { type: 'string', enum: ['OK'] },
    data: objectSchema(data, Object.keys(data)),
  })
}

function envelopeExample(action: SyntheticAction, resource: SyntheticResource): JsonObject {
  const record: JsonObject = {
    uid: `${resource.noun}-8c1f`,
    created_at: '2026-02-03T10:00:00Z',
    [resource.linkName]: `${resource.linked.noun}-51e0`,
    ...Object.fromEntries(resource.fields.map((field) => [field.name, exampleOf(field)])),
  }
  return {
    status: 'OK',
    data: action === 'list' ? { [resource.plural]: [record], total: 1 } : { [resource.noun]: record },
  }
}

/** What a request may hold for a field. */
export function exampleOf({ kind, name }: SyntheticField): Json {
  switch (kind) {
    case 'integer':
      return 12
    case 'number':
      return 49.5
    case 'boolean':
      return true
    case 'date-time':
      return '2026-02-03T10:00:00Z'
    case 'choice':
      return SYNTHETIC_CHOICES[1] ?? ''
    case 'labels':
      return ['north', 'seasonal']
    case 'address':
      return { street: '12 Quay Street', city: 'Harbour', postal_code: '20457' }
    case 'string':
      return `A ${name.replaceAll('_', ' ')}`
  }
}

function recordSchema(resource: SyntheticResource, dialect: Dialect): JsonObject {
  return objectSchema(
    {
      uid: { type: 'string', description: `Identifier of the ${resource.noun}.` },
      created_at: { type: 'string', format: 'date-time', description: 'When it was made.' },
      ...propertiesOf(resource, dialect),
    },
    ['uid', 'created_at'],
  )
}

function inputSchema(resource: SyntheticResource, dialect: Dialect): JsonObject {
  const required = resource.fields.filter((field) => field.required).map(({ name }) => name)
  return objectSchema(propertiesOf(resource, dialect), [...required, resource.linkName])
}

function propertiesOf({ fields, linkName, linked }: SyntheticResource, dialect: Dialect): JsonObject {
  return {
    [linkName]: { type: 'string', description: `The ${linked.noun} that it belongs to.` },
    ...Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, dialect)])),
  }
}

function fieldSchema({ kind, description }: SyntheticField, dialect: Dialect): JsonObject {
  switch (kind) {
    case 'date-time':
      return { type: 'string', format: 'date-time', description }
    case 'choice':
      return { type: 'string', enum: SYNTHETIC_CHOICES, description }
    case 'labels':
      return { type: 'array', items: { type: 'string' }, description }
    case 'address':
      return {
        ...objectSchema({ street: { type: 'string' }, city: { type: 'string' }, postal_code: { type: 'string' } }),
        description,
      }
    case 'string':
      return dialect === 'openapi-3.1'
        ? { type: ['string', 'null'], description }
        : { type: 'string', maxLength: 400, description }
    default:
      return { type: kind, description }
  }
}

function objectSchema(properties: JsonObject, required?: readonly string[]): JsonObject {
  return { type: 'object', ...(required !== undefined && { required }), properties }
}
