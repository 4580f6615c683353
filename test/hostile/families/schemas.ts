import {
  BLOCK,
  document,
  fill,
  OPERATION,
  ROOM,
  sending,
  SPEC,
  spec,
  SWAGGER,
  type HostileInput,
} from '../hostile-input.ts'

const JSON_TYPE = 'application/json'

/** A spec that sends a body against an operation whose body and response have a schema. */
function about(schema: object, body: string, extract = '$.a.b'): Readonly<Record<string, string>> {
  const content = { [JSON_TYPE]: { schema } }
  return {
    [SWAGGER]: document({ ...OPERATION, requestBody: { content }, responses: { 200: { description: 'ok', content } } }),
    [SPEC]: spec({
      prerequisites: `  - id: a\n    method: POST\n    path: /v1/items/1\n    body:\n${body}    extract:\n      x: ${extract}\n`,
      request: `    body:\n${body}`,
      parameters: '### Body Parameters\n\n| Parameter | Type | Required |\n|---|---|---|\n| nane | strin | Yes |\n',
    }),
  }
}

/** `count` properties by name. */
const properties = (count: number, schema: object = { type: 'string' }, first = 0) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`property_${first + index}`, schema]))

const KIND = { propertyName: 'kind' }

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** A body of `Item`, and thousands of schemas that build upon it or upon one another. */
function family(schema: (index: number) => object, others: object = {}): Readonly<Record<string, string>> {
  return {
    ...about({}, '      kind: k1\n'),
    [SWAGGER]: document(sending(reference('Item')), {
      Item: { discriminator: KIND, properties: { kind: { type: 'string' } } },
      ...others,
      ...Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`S${index}`, schema(index)])),
    }),
  }
}

/** A schema in a schema in a schema. */
function nested(levels: number, wrap: (inner: object) => object): object {
  let schema: object = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = wrap(schema)
  return schema
}

const misspelt = fill(60_000, (index) => `      propery_${index}: 1\n`)

/** Schemas and documents. */
export const SCHEMAS: readonly HostileInput[] = [
  {
    name: 'properties',
    files: () => about({ type: 'object', properties: properties(11_500) }, misspelt),
    told: /steps\//,
  },
  {
    name: 'required properties',
    files: () => about({ type: 'object', required: Object.keys(properties(30_000)) }, '      a: 1\n'),
    told: /steps\//,
  },
  {
    name: 'properties that a response lacks',
    files: () => about({ type: 'object', properties: properties(11_500) }, '      a: 1\n', '$.propery_1.x'),
  },
  {
    name: 'values of an enum',
    files: () =>
      about(
        { type: 'object', properties: { name: { enum: Array.from({ length: 50_000 }, (_, index) => `v${index}`) } } },
        '      name: v\n',
      ),
    told: /steps\//,
  },
  {
    name: 'values of an enum against as many values',
    files: () =>
      about(
        {
          type: 'object',
          additionalProperties: { type: 'string', enum: Array.from({ length: 50_000 }, (_, index) => `v${index}`) },
        },
        fill(60_000, (index) => `      k${index}: w${index}\n`),
      ),
    told: /steps\//,
  },
  {
    name: 'alternatives',
    files: () =>
      about(
        {
          oneOf: Array.from({ length: 8_000 }, (_, index) => ({
            type: 'object',
            required: [`a${index}`],
          })),
        },
        '      name: v\n',
      ),
  },
  {
    name: 'alternatives against fields',
    files: () =>
      about(
        {
          anyOf: Array.from({ length: 5_000 }, (_, index) => ({
            type: 'object',
            additionalProperties: false,
            properties: { [`a${index}`]: { type: 'string' } },
          })),
        },
        fill(60_000, (index) => `      k${index}: 1\n`),
      ),
  },
  {
    name: 'alternatives in lists',
    files: () =>
      about(
        {
          type: 'object',
          properties: {
            list: {
              type: 'array',
              items: {
                oneOf: Array.from({ length: 5_000 }, (_, index) => ({ type: 'object', required: [`a${index}`] })),
              },
            },
          },
        },
        `      list:\n${'        - { b: 1 }\n'.repeat(3_500)}`,
      ),
  },
  {
    name: 'alternatives in alternatives',
    files: () =>
      about(
        nested(12, (inner) => ({ oneOf: [inner, inner] })),
        '      name: v\n',
      ),
  },
  {
    name: 'allOf diamonds',
    files: () =>
      about(
        nested(12, (inner) => ({ allOf: [inner, inner], properties: { a: { type: 'object' } } })),
        '      a: 1\n',
      ),
  },
  {
    name: 'negations',
    files: () =>
      about(
        nested(60, (inner) => ({ not: inner })),
        '      a: 1\n',
      ),
  },
  {
    name: 'nested schemas',
    files: () =>
      about(
        nested(90, (inner) => ({ type: 'object', properties: { a: inner } })),
        '      a: { a: { a: { a: 1 } } }\n',
      ),
  },
  {
    name: 'a list of many bad items',
    files: () =>
      about(
        { type: 'object', properties: { list: { type: 'array', items: { type: 'string' } } } },
        `      list:\n${'        - 1\n'.repeat(11_000)}`,
      ),
    told: /steps\//,
  },
  {
    name: 'unique items',
    files: () =>
      about(
        { type: 'object', properties: { list: { type: 'array', uniqueItems: true } } },
        `      list:\n${fill(110_000, (index) => `        - { a: ${index} }\n`)}`,
      ),
  },
  {
    name: 'an example instead of a schema',
    files: () => ({
      [SWAGGER]: document({
        ...OPERATION,
        responses: {
          200: {
            description: 'ok',
            content: {
              [JSON_TYPE]: {
                example: { list: Array.from({ length: 60_000 }, (_, index) => ({ [`a${index % 50}`]: index })) },
              },
            },
          },
        },
      }),
      [SPEC]: spec({
        prerequisites: '  - id: a\n    method: POST\n    path: /v1/items/1\n    extract:\n      x: $.list[0].b\n',
      }),
    }),
  },
  {
    name: 'servers',
    files: () => ({
      [SWAGGER]: JSON.stringify({
        openapi: '3.0.0',
        servers: Array.from({ length: 20_000 }, (_, index) => ({ url: `https://a.example/p${index}` })),
        paths: { '/v1/items/{id}': { post: OPERATION }, '/v1/items': { get: {} } },
      }),
    }),
  },
  {
    name: 'parameters of an operation',
    files: () => ({
      [SWAGGER]: document({
        ...OPERATION,
        parameters: Array.from({ length: 9_000 }, (_, index) => ({
          name: `page_${index}`,
          in: 'query',
          required: true,
          schema: { type: 'integer' },
        })),
      }),
      [SPEC]: spec({ request: `    params:\n${fill(120_000, (index) => `      pag_${index}: x\n`)}` }),
    }),
    told: /steps\//,
  },
  {
    name: 'tags and descriptions',
    files: () => ({
      [SWAGGER]: document({
        ...OPERATION,
        tags: Array.from({ length: 50_000 }, (_, index) => `t${index}`),
        description: 'available for '.repeat(20_000),
      }),
    }),
  },
  {
    name: 'keys against properties, in a list of objects',
    files: () =>
      about(
        { type: 'array', items: { type: 'object', required: ['a'], properties: properties(7_000) } },
        fill(50_000, (index) => `      - { b${index}: 1, c${index}: 2 }\n`),
      ),
  },
  {
    name: 'extracts from a response of many properties',
    files: () => ({
      ...about({ type: 'object', properties: properties(7_000) }, '      a: 1\n'),
      [SPEC]: spec({
        prerequisites: fill(
          BLOCK,
          (index) =>
            `  - { id: s${index}, method: POST, path: /v1/items/1, extract: { x${index}: $.propery_${index} } }\n`,
        ),
      }),
    }),
  },
  {
    name: 'empty parts',
    files: () => about({ allOf: Array.from({ length: 150_000 }, () => ({})) }, '      a: 1\n'),
  },
  {
    name: 'empty items',
    files: () => about({ type: 'array', prefixItems: Array.from({ length: 150_000 }, () => ({})) }, '      - 1\n'),
  },
  {
    name: 'empty properties',
    files: () =>
      about(
        { properties: Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`p${index}`, {}])) },
        '      a: 1\n',
      ),
  },
  {
    name: 'empty parameters',
    files: () => ({ [SWAGGER]: document({ ...OPERATION, parameters: Array.from({ length: 300_000 }, () => ({})) }) }),
  },
  {
    name: 'empty responses',
    files: () => ({
      [SWAGGER]: document({
        ...OPERATION,
        responses: Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`${index}`, {}])),
      }),
    }),
  },
  {
    name: 'empty alternatives',
    files: () => about({ oneOf: Array.from({ length: 150_000 }, () => ({})) }, '      a: 1\n'),
  },
  {
    name: 'schemas that build upon one with a discriminator',
    files: () =>
      family((index) => ({ discriminator: KIND, allOf: [reference(index === 0 ? 'Item' : `S${index >> 1}`)] })),
  },
  {
    name: 'schemas that build upon one with a discriminator, each upon the one before',
    files: () =>
      family((index) => ({ discriminator: KIND, allOf: [reference(index === 0 ? 'Item' : `S${index - 1}`)] })),
  },
  {
    name: 'schemas that build upon one with a discriminator, with properties of their own',
    files: () =>
      family((index) => ({
        allOf: [
          reference(index === 0 ? 'Item' : `S${index - 1}`),
          { properties: { [`property_${index}`]: { type: 'string' } } },
        ],
      })),
  },
  {
    name: 'schemas that build upon one with a discriminator and one of many parts',
    files: () =>
      family(() => ({ allOf: [reference('Item'), reference('Parts')] }), {
        Parts: { allOf: Array.from({ length: 450 }, (_, index) => reference(`Part${index}`)) },
        ...Object.fromEntries(
          Array.from({ length: 450 }, (_, index) => [`Part${index}`, { properties: properties(1, {}, index) }]),
        ),
      }),
  },
  {
    name: 'discriminators',
    files: () =>
      about(
        {
          discriminator: {
            propertyName: 'kind',
            mapping: Object.fromEntries(
              Array.from({ length: 8_000 }, (_, index) => [`k${index}`, `#/components/schemas/S${index}`]),
            ),
          },
          oneOf: Array.from({ length: 5_000 }, (_, index) => ({ $ref: `#/components/schemas/S${index}` })),
        },
        '      kind: k1\n',
      ),
  },
  {
    name: 'a description of a megabyte',
    files: () => ({
      [SWAGGER]: document({ ...OPERATION, description: 'available for staff tokens '.repeat(ROOM / 27 - 100) }),
    }),
  },
]
