import { describe, expect, it } from 'vitest'
import { isCredential } from '../../src/swagger/credentials.ts'
import type { MediaContent, Operation, SchemaView } from '../../src/swagger/model.ts'
import { documentOf, messagesOf, operationOf, storeOf } from './files.ts'

const types = (schema: SchemaView | undefined) => schema?.types && [...schema.types].toSorted()
const labels = (operations: readonly Operation[]) => operations.map((operation) => operation.label)
const bodyOf = (operation: Operation): readonly MediaContent[] => operation.requestBody?.content ?? []
const responses = { 200: { description: 'fine' } }

const prefixesOf = (root: object) => documentOf({ paths: {}, ...root }).prefixes

const ofSwagger2 = (parameters: unknown, consumes?: unknown, root: object = {}) => {
  const post = { parameters, ...(consumes === undefined ? {} : { consumes }) }
  return operationOf(documentOf({ swagger: '2.0', ...root, paths: { '/a': { post } } }), 'POST /a')
}

describe('an API description', () => {
  it.each([
    ['2.0', { swagger: '2.0' }],
    ['3.0', { openapi: '3.0.3' }],
    ['3.1', { openapi: '3.1.1' }],
    ['3.2', { openapi: '3.2.0' }],
    ['3.2', { openapi: '3.9.0' }],
    ['3.1', { openapi: '3.1.0-rc1' }],
  ])('of version %s is known by its key', (version, root) => {
    const document = documentOf({ ...root, info: {}, paths: {} })
    expect(document.version).toBe(version)
    expect(document.problems).toEqual([])
  })

  it.each([
    ['2.0', { swagger: 2 }],
    ['2.0', { swagger: '2' }],
    ['2.0', { openapi: '2.0' }],
    ['3.0', { openapi: 3 }],
    ['3.0', { openapi: '3.0' }],
    ['3.0', { swagger: '3.0.0' }],
    ['3.1', { openapi: 3.1 }],
    [undefined, { openapi: '4.0.0' }],
    [undefined, { openapi: null }],
    [undefined, {}],
  ])('of version %s is used with the key %j, which is a problem', (version, root) => {
    const document = documentOf({ ...root, paths: { '/a': { get: { responses } } } })
    expect(document.version).toBe(version)
    expect(labels(document.operations)).toEqual(['GET /a'])
    expect(document.problems).toHaveLength(1)
  })

  it.each(['{}', '[]', '"openapi"', '{"type":"object"}', '', 'null', '{"paths":[]}', '{"paths":'])(
    'is not %s',
    (text) => {
      const reading = storeOf({ 'api.json': text }).open('api.json')
      expect(reading?.document).toBeUndefined()
      expect(reading?.problems.length).toBeGreaterThan(0)
    },
  )

  it('may be YAML', () => {
    const text =
      'openapi: 3.0.0\npaths:\n  /a/{b}:\n    get:\n      responses:\n        200:\n          description: fine\n'
    const document = storeOf({ 'api.yaml': text }).open('api.yaml')?.document
    expect(labels(document?.operations ?? [])).toEqual(['GET /a/{b}'])
    expect(document?.operations[0]?.responses.map((response) => response.status)).toEqual(['200'])
  })

  it('says what does not belong at its top', () => {
    const document = documentOf({ swagger: '2.0', paths: {}, components: {}, 'x-own': {}, definitions: {} })
    expect(document.problems.map((problem) => [problem.pointer, problem.message])).toEqual([
      [['components'], '`components` is no member of Swagger 2.0 at the top of the document.'],
    ])
  })

  it('quotes the beginning of what is too long to be quoted', () => {
    const document = documentOf({ openapi: '3.0.3', paths: {}, ['a'.repeat(100_000)]: 1 })
    expect(messagesOf(document)).toEqual([
      `\`${'a'.repeat(100)}…\` is no member of OpenAPI 3.0 at the top of the document.`,
    ])
  })

  it('tells where a problem is', async () => {
    const document = documentOf({ swagger: '2.0', paths: {}, components: {} })
    const place = await document.problems[0]?.at.seek()
    expect(place?.source.path).toBe('api.json')
    expect(place?.source.slice(place.span)).toContain('components')
  })
})

describe('operations', () => {
  it('are the methods of the paths', () => {
    const operation = { responses }
    const document = documentOf({
      openapi: '3.2.0',
      paths: {
        '/a': {
          summary: 's',
          description: 'd',
          servers: [],
          parameters: [],
          get: operation,
          put: operation,
          post: operation,
          delete: operation,
          options: operation,
          head: operation,
          patch: operation,
          trace: operation,
          query: operation,
          'x-get': operation,
          additionalOperations: { COPY: operation },
        },
        'x-b': { get: operation },
      },
      webhooks: { c: { post: operation } },
    })
    const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'QUERY', 'COPY']
    expect(labels(document.operations)).toEqual(methods.map((method) => `${method} /a`))
    expect(document.problems).toEqual([])
  })

  it('are read from a path item elsewhere, with what stands beside the reference', () => {
    const item = {
      parameters: [{ name: 'q', in: 'query', schema: { $ref: 'types.json#/text' } }],
      get: { responses },
      post: { summary: 'shared', responses },
    }
    const document = documentOf(
      { openapi: '3.1.0', paths: { '/a': { $ref: 'parts/item.json', post: { summary: 'own', responses } } } },
      { 'parts/item.json': item, 'parts/types.json': { text: { type: 'string' } } },
    )
    expect(labels(document.operations)).toEqual(['GET /a', 'POST /a'])
    expect(operationOf(document, 'POST /a').summary).toBe('own')
    const [parameter] = operationOf(document, 'GET /a').parameters
    expect(types(parameter?.schema)).toEqual(['string'])
    expect(document.problems).toEqual([])
  })

  it('that are odd are read as far as they go', () => {
    const document = documentOf({
      openapi: '3.0.0',
      paths: {
        'a/b': { GET: { responses } },
        '/c': { get: 'nothing', fetch: {} },
        '/d': null,
        '/e': { $ref: '#/none' },
      },
    })
    expect(labels(document.operations)).toEqual(['GET /a/b'])
    expect(messagesOf(document)).toEqual([
      'The path `a/b` does not begin with `/`.',
      '`GET` should be written in lower case.',
      '`fetch` is no member of a path.',
      '`get` is no operation.',
      '`/d` is no path item.',
      '`$ref` to `#/none` names nothing: there is no `none` at `#`.',
    ])
  })

  it('tell what they say of themselves', () => {
    const document = documentOf({
      openapi: '3.0.0',
      security: [{ root: [] }],
      paths: {
        '/a/{id}': {
          get: {
            operationId: 'one',
            summary: 's',
            description: 'd',
            tags: ['x', 3, 'y'],
            deprecated: true,
            security: [{ key: [] }, { key: [], other: [] }],
          },
          put: {},
          post: { security: [] },
        },
      },
    })
    const [get, put, post] = document.operations
    expect(get).toMatchObject({
      method: 'GET',
      operationId: 'one',
      summary: 's',
      description: 'd',
      tags: ['x', 'y'],
      deprecated: true,
      security: ['key', 'other'],
      pointer: ['paths', '/a/{id}', 'get'],
      identity: 'GET /a/{}',
    })
    expect(put).toMatchObject({ operationId: undefined, tags: [], deprecated: false, security: ['root'] })
    expect(post?.security).toEqual([])
  })
})

describe('credentials', () => {
  const schemes = {
    first: { type: 'apiKey', in: 'query', name: 'key' },
    second: { type: 'apiKey', in: 'header', name: 'X-Key' },
    login: { type: 'http', scheme: 'bearer' },
    odd: 'none',
    elsewhere: { type: 'apiKey', in: 'body', name: 'key' },
  }
  const expected = [
    { name: 'key', in: 'query' },
    { name: 'X-Key', in: 'header' },
  ]

  it('are those of the security schemes that say where they stand', () => {
    expect(documentOf({ openapi: '3.0.0', components: { securitySchemes: schemes } }).credentials).toEqual(expected)
    expect(documentOf({ swagger: '2.0', securityDefinitions: schemes }).credentials).toEqual(expected)
    expect(documentOf({ swagger: '2.0', paths: {} }).credentials).toEqual([])
  })

  it('are known by their names, of which letter case matters but in headers', () => {
    const document = documentOf({ openapi: '3.0.0', components: { securitySchemes: schemes } })
    const known = (place: string, ...names: readonly string[]) =>
      names.filter((name) => isCredential(document, place, name))
    expect(known('query', 'key', 'Key', 'X-Key')).toEqual(['key'])
    expect(known('header', 'X-Key', 'x-key', 'key')).toEqual(['X-Key', 'x-key'])
    expect(known('path', 'key')).toEqual([])
  })

  it('may stand behind a reference', () => {
    const components = { securitySchemes: { key: { $ref: '#/x-schemes/first' } } }
    expect(documentOf({ openapi: '3.0.0', components, 'x-schemes': schemes }).credentials).toEqual([expected[0]])
  })
})

describe('paths that nobody means', () => {
  it.each([
    ['of too many characters', `/a${'b'.repeat(2_000)}`, '/a'.padEnd(40, 'b')],
    ['of too many segments', '/{a}'.repeat(65), '/{a}'.repeat(10)],
  ])('%s are told of and left out', (_what, path, start) => {
    const document = documentOf({
      openapi: '3.0.3',
      paths: { [path]: { get: { responses } }, '/a': { get: { responses } } },
    })
    expect(labels(document.operations)).toEqual(['GET /a'])
    expect(messagesOf(document)).toEqual([
      `The path that begins with \`${start}\` has more than 2000 characters or 64 segments; it is not read.`,
    ])
  })

  it('are none of those that are just within', () => {
    const paths = ['/{a}'.repeat(64), `/a${'b'.repeat(1_998)}`]
    const document = documentOf({
      openapi: '3.0.3',
      paths: Object.fromEntries(paths.map((path) => [path, { get: { responses } }])),
    })
    expect(labels(document.operations)).toEqual(paths.map((path) => `GET ${path}`))
  })
})

describe('prefixes', () => {
  it('are the paths of six servers at most, none of them very long', () => {
    const urls = [`/${'a'.repeat(200)}`, '/a'.repeat(13), ...Array.from({ length: 9 }, (_, index) => `/v${index}`)]
    expect(prefixesOf({ openapi: '3.0.3', servers: urls.map((url) => ({ url })) })).toEqual([
      '/v0',
      '/v1',
      '/v2',
      '/v3',
      '/v4',
      '/v5',
    ])
  })

  it.each([
    [{ swagger: '2.0' }, ['']],
    [{ swagger: '2.0', basePath: '/' }, ['']],
    [{ swagger: '2.0', basePath: '/v1/' }, ['/v1']],
    [{ swagger: '2.0', basePath: 'v1' }, ['/v1']],
    [{ basePath: '/v1' }, ['/v1']],
    [{ openapi: '3.0.0' }, ['']],
    [{ openapi: '3.0.0', servers: [] }, ['']],
    [{ openapi: '3.0.0', servers: [{ url: 'https://a.example' }] }, ['']],
    [
      { openapi: '3.0.0', servers: [{ url: 'https://a.example/' }, { url: 'https://b.example:8080/v3/?x#y' }] },
      ['', '/v3'],
    ],
    [
      { openapi: '3.0.0', servers: [{ url: '/api' }, { url: './api/v2' }, { url: '../v3' }] },
      ['/api', '/api/v2', '/v3'],
    ],
    [{ openapi: '3.0.0', servers: [{ url: '//a.example/v1' }, { url: 'a.example/v2' }] }, ['/v1', '/v2']],
    [{ openapi: '3.0.0', servers: [{ url: 3 }, null, { url: 'https://a.example/v1' }] }, ['/v1']],
  ])('of %j are %j', (root, expected) => {
    expect(prefixesOf(root)).toEqual(expected)
  })

  it('take the defaults of variables first', () => {
    const variables = {
      host: { default: 'a', enum: ['a', 'b'] },
      base: { default: 'v2', enum: ['v1', 'v2'] },
      port: { default: 8080 },
    }
    expect(
      prefixesOf({ openapi: '3.0.0', servers: [{ url: 'https://{host}:{port}/{base}/{open}', variables }] }),
    ).toEqual(['/v2/{open}', '/v1/{open}'])
    const whole = { url: '{base}/x', variables: { base: { default: 'https://a.example/v1' } } }
    expect(prefixesOf({ openapi: '3.0.0', servers: [whole] })).toEqual(['/v1/x'])
  })

  it('of an operation are its own, else its path’s, else the document’s', () => {
    const document = documentOf({
      openapi: '3.0.0',
      servers: [{ url: '/root' }],
      paths: {
        '/a': { servers: [{ url: '/path' }], get: { servers: [{ url: '/own' }] }, put: {} },
        '/b': { get: {} },
      },
    })
    expect(labels(document.operations)).toEqual(['GET /own/a', 'PUT /path/a', 'GET /root/b'])
  })
})

describe('parameters', () => {
  it('of the path are replaced by those of the operation', () => {
    const document = documentOf({
      openapi: '3.0.0',
      paths: {
        '/a/{id}': {
          parameters: [
            { name: 'id', in: 'path', schema: { type: 'string' } },
            { name: 'q', in: 'query', schema: { type: 'string' } },
            { name: 'X-One', in: 'header' },
          ],
          get: {
            parameters: [
              { name: 'q', in: 'query', required: true, schema: { type: 'integer' } },
              { name: 'q', in: 'cookie', deprecated: true },
              { name: 'x-one', in: 'header', description: 'own' },
              { $ref: '#/components/parameters/Page' },
            ],
          },
        },
      },
      components: { parameters: { Page: { name: 'page', in: 'query' } } },
    })
    const { parameters } = operationOf(document, 'GET /a/{id}')
    expect(parameters.map((each) => [each.in, each.name, each.required, types(each.schema)])).toEqual([
      ['path', 'id', true, ['string']],
      ['query', 'q', true, ['integer']],
      ['header', 'x-one', false, undefined],
      ['cookie', 'q', false, undefined],
      ['query', 'page', false, undefined],
    ])
    expect(parameters[3]?.deprecated).toBe(true)
    expect(document.problems).toEqual([])
  })

  it('of Swagger 2 are their own schema', () => {
    const document = documentOf({
      swagger: '2.0',
      paths: {
        '/a': {
          get: {
            parameters: [
              {
                name: 'n',
                in: 'query',
                required: true,
                type: 'integer',
                maximum: 9,
                default: 1,
                enum: [1, 2],
                format: 'int32',
              },
              { name: 'l', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'multi' },
            ],
          },
        },
      },
    })
    const [n, l] = operationOf(document, 'GET /a').parameters
    expect(n?.schema).toMatchObject({ maximum: 9, default: 1, enumeration: [1, 2], format: 'int32' })
    expect([...(n?.schema.required ?? [])]).toEqual([])
    expect(types(l?.schema.items)).toEqual(['string'])
    expect(document.problems).toEqual([])
  })

  it.each([
    [{ type: 'array', collectionFormat: 'multi' }, undefined],
    [{ type: 'array' }, ','],
    [{ type: 'array', collectionFormat: 'ssv' }, ' '],
    [{ type: 'array', collectionFormat: 'tsv' }, '\t'],
    [{ type: 'array', collectionFormat: 'pipes' }, '|'],
    [{ schema: {} }, undefined],
    [{ schema: {}, explode: true }, undefined],
    [{ schema: {}, explode: false }, ','],
    [{ schema: {}, style: 'spaceDelimited' }, ' '],
    [{ schema: {}, style: 'pipeDelimited', explode: false }, '|'],
    [{ schema: {}, style: 'pipeDelimited', explode: true }, undefined],
    [{ schema: {}, style: 'deepObject' }, undefined],
  ])('with %j have their items parted by %j', (parameter, separator) => {
    const parameters = [{ name: 'q', in: 'query', ...parameter }]
    const document = documentOf({ openapi: '3.0.0', paths: { '/a': { get: { parameters } } } })
    expect(document.operations[0]?.parameters[0]?.separator).toBe(separator)
  })

  it('described by `content` are text, unless they are the query itself', () => {
    const schema = { type: 'object', properties: { a: {} } }
    const parameters = [
      { name: 'filter', in: 'query', content: { 'application/json': { schema } } },
      { in: 'querystring', name: 'all', content: { 'application/x-www-form-urlencoded': { schema } } },
    ]
    const document = documentOf({ openapi: '3.2.0', paths: { '/a': { get: { parameters } } } })
    const [filter, all] = document.operations[0]?.parameters ?? []
    expect(filter?.schema.types).toBeUndefined()
    expect(filter?.schema.properties.size).toBe(0)
    expect([all?.in, ...(all?.schema.properties.keys() ?? [])]).toEqual(['querystring', 'a'])
  })

  it('that are odd are problems', () => {
    const parameters = [{ name: 'a' }, { in: 'query' }, { name: 'b', in: 'nowhere' }, 'c', { $ref: '#/none' }]
    const document = documentOf({ openapi: '3.0.0', paths: { '/a/{id}': { get: { parameters } } } })
    expect(document.operations[0]?.parameters).toEqual([])
    expect(document.problems.map((problem) => problem.pointer.slice(4))).toEqual([
      ['0'],
      ['1'],
      ['2'],
      ['3'],
      ['4', '$ref'],
      [],
    ])
    expect(messagesOf(document).at(-1)).toBe('`{id}` of the path is not among the parameters of `GET /a/{id}`.')
  })

  it('in an object instead of a list are used', () => {
    const parameters = { a: { name: 'a', in: 'query' } }
    const document = documentOf({ openapi: '3.0.0', paths: { '/a': { get: { parameters } } } })
    expect(document.operations[0]?.parameters.map((each) => each.name)).toEqual(['a'])
    expect(messagesOf(document)).toEqual(['`parameters` is not a list.'])
  })
})

describe('a request body', () => {
  it('is the `in: body` parameter of Swagger 2', () => {
    const body = {
      in: 'body',
      name: 'body',
      required: true,
      description: 'd',
      schema: { type: 'object', properties: { a: {} } },
    }
    const operation = ofSwagger2(
      [body, { in: 'query', name: 'q', type: 'string' }],
      ['application/JSON; charset=utf-8', 'text/xml'],
    )
    expect(operation.requestBody).toMatchObject({ required: true, description: 'd' })
    expect(bodyOf(operation).map((each) => [each.mediaType, types(each.schema)])).toEqual([
      ['application/json', ['object']],
      ['text/xml', ['object']],
    ])
    expect(operation.parameters.map((each) => each.name)).toEqual(['q'])
  })

  it('takes `consumes` from the document where the operation has none', () => {
    const parameters = [{ in: 'body', name: 'body', schema: {} }]
    expect(bodyOf(ofSwagger2(parameters, undefined, { consumes: ['text/xml'] })).map((each) => each.mediaType)).toEqual(
      ['text/xml'],
    )
    expect(bodyOf(ofSwagger2(parameters)).map((each) => each.mediaType)).toEqual(['application/json'])
  })

  it('is the form of Swagger 2', () => {
    const fields = [
      { in: 'formData', name: 'data[title]', type: 'string', required: true },
      { in: 'formData', name: 'picture', type: 'file' },
    ]
    const operation = ofSwagger2(fields)
    const [content] = bodyOf(operation)
    expect(operation.requestBody?.required).toBe(true)
    expect(content?.mediaType).toBe('multipart/form-data')
    expect(types(content?.schema)).toEqual(['object'])
    expect([...(content?.schema?.properties ?? [])].map(([name, view]) => [name, types(view), view.format])).toEqual([
      ['data[title]', ['string'], undefined],
      ['picture', ['string'], 'binary'],
    ])
    expect([...(content?.schema?.required ?? [])]).toEqual(['data[title]'])
    expect(operation.parameters).toEqual([])
  })

  it.each([
    [['multipart/form-data'], ['multipart/form-data']],
    [['application/json', 'application/x-www-form-urlencoded'], ['application/x-www-form-urlencoded']],
    [['application/json'], ['application/x-www-form-urlencoded']],
    [undefined, ['application/x-www-form-urlencoded']],
  ])('of a form consumes %j as %j', (consumes, expected) => {
    const fields = [{ in: 'formData', name: 'a', type: 'string' }]
    expect(bodyOf(ofSwagger2(fields, consumes)).map((each) => each.mediaType)).toEqual(expected)
  })

  it('is the `requestBody` of OpenAPI 3', () => {
    const document = documentOf({
      openapi: '3.0.0',
      paths: { '/a': { post: { requestBody: { $ref: '#/components/requestBodies/A' } } } },
      components: {
        requestBodies: {
          A: {
            required: true,
            content: {
              'Application/JSON; v=1': {
                schema: { type: 'object' },
                example: 1,
                examples: { b: { value: 2 }, c: { $ref: '#/components/examples/C' } },
              },
              'text/plain': {},
            },
          },
        },
        examples: { C: { value: 3 } },
      },
    })
    const operation = operationOf(document, 'POST /a')
    const [json, text] = bodyOf(operation)
    expect(operation.requestBody?.required).toBe(true)
    expect([json?.mediaType, text?.mediaType]).toEqual(['application/json', 'text/plain'])
    expect(json?.examples.map((example) => [example.value, example.pointer.at(-1)])).toEqual([
      [1, 'example'],
      [2, 'value'],
      [3, 'value'],
    ])
    expect([text?.schema, text?.examples]).toEqual([undefined, []])
  })

  it('in the manner of the other dialect is used', () => {
    const body = { in: 'body', name: 'b', schema: { type: 'object' } }
    const inThree = documentOf({ openapi: '3.0.0', paths: { '/a': { post: { parameters: [body] } } } })
    expect(types(bodyOf(operationOf(inThree, 'POST /a'))[0]?.schema)).toEqual(['object'])
    const direct = documentOf({
      openapi: '3.0.0',
      paths: { '/a': { post: { requestBody: { schema: { type: 'object' } } } } },
    })
    expect(types(bodyOf(operationOf(direct, 'POST /a'))[0]?.schema)).toEqual(['object'])
    expect(messagesOf(direct)).toEqual(['`requestBody` has no `content`.'])
  })

  it('is not there where nothing describes one', () => {
    const document = documentOf({ openapi: '3.0.0', paths: { '/a': { get: {}, post: { requestBody: 'odd' } } } })
    expect(document.operations.map((operation) => operation.requestBody)).toEqual([undefined, undefined])
  })
})

describe('responses', () => {
  it('have their status in one spelling', () => {
    const odd = { 200: {}, '2xx': {}, Default: {}, 'x-own': {}, ok: {}, 99: {} }
    const document = documentOf({ openapi: '3.0.0', paths: { '/a': { get: { responses: odd } } } })
    const statuses = document.operations[0]?.responses.map((response) => response.status)
    expect(statuses?.toSorted()).toEqual(['200', '2XX', 'default'])
    expect(messagesOf(document).toSorted()).toEqual([
      '`99` is no status of a response.',
      '`ok` is no status of a response.',
    ])
  })

  it('of Swagger 2 have one schema for all that is produced', () => {
    const response = {
      description: 'd',
      schema: { type: 'array' },
      examples: { 'text/csv': 'a,b', 'application/json': [1] },
    }
    const document = documentOf({
      swagger: '2.0',
      produces: ['application/json', 'text/xml'],
      paths: { '/a': { get: { responses: { 200: response } } } },
    })
    const [ok] = document.operations[0]?.responses ?? []
    expect(ok?.description).toBe('d')
    expect(
      ok?.content.map((each) => [each.mediaType, types(each.schema), each.examples.map((example) => example.value)]),
    ).toEqual([
      ['application/json', ['array'], [[1]]],
      ['text/xml', ['array'], []],
      ['text/csv', ['array'], ['a,b']],
    ])
  })

  it('of OpenAPI 3 follow their references', () => {
    const document = documentOf({
      openapi: '3.0.0',
      paths: { '/a': { get: { responses: { 200: { $ref: '#/components/responses/Ok' }, 404: { $ref: '#/none' } } } } },
      components: { responses: { Ok: { content: { 'application/json': { schema: { type: 'string' } } } } } },
    })
    const [ok, missing] = document.operations[0]?.responses ?? []
    expect(types(ok?.content[0]?.schema)).toEqual(['string'])
    expect([missing?.status, missing?.content]).toEqual(['404', []])
    expect(document.problems).toHaveLength(1)
  })

  it('without a body have no content', () => {
    const document = documentOf({
      swagger: '2.0',
      paths: { '/a': { get: { responses: { 204: { description: 'none' } } } } },
    })
    expect(document.operations[0]?.responses[0]?.content).toEqual([])
  })
})
