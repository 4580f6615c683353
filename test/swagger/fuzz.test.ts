import {
  anything,
  array,
  assert,
  constantFrom,
  dictionary,
  letrec,
  nat,
  oneof,
  property,
  record,
  tuple,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationIndex } from '../../src/swagger/operation-index.ts'
import { storeOf } from './files.ts'
import { lookAt, usedSchemas } from './walk.ts'

/** Words that mean something in a description, so that chance meets the code that reads them. */
const KEYS = [
  '$ref',
  'allOf',
  'oneOf',
  'anyOf',
  'properties',
  'items',
  'required',
  'type',
  'enum',
  'const',
  'nullable',
  'discriminator',
  'additionalProperties',
  'prefixItems',
  'patternProperties',
  'example',
  'examples',
  'default',
  'minimum',
  'exclusiveMinimum',
  'propertyName',
  'mapping',
  'schema',
  'content',
  'application/json',
  'value',
  'format',
  'description',
  '$anchor',
]
const WORDS = [
  '#',
  '#/components/schemas/A',
  '#/components/schemas/B',
  '#/components/schemas/A/properties/a',
  '#/none',
  'part.json',
  'part.json#/a',
  '../up.json',
  'https://a.example/x.json',
  '#anchor',
  'object',
  'string',
  'null',
  'int',
  'a',
  'A',
  '',
]

const { value, schema } = letrec((tie) => ({
  value: oneof(
    { maxDepth: 3 },
    constantFrom(...WORDS, true, false, null, 0, 1.5, -1),
    array(tie('value'), { maxLength: 3 }),
    dictionary(constantFrom(...KEYS, 'a', 'b', '__proto__'), tie('value'), { maxKeys: 4 }),
  ),
  schema: oneof(
    { maxDepth: 4, depthIdentifier: 'schema' },
    record({ $ref: constantFrom(...WORDS), description: constantFrom('d') }, { requiredKeys: ['$ref'] }),
    record(
      {
        type: oneof(
          constantFrom('object', 'array', 'string', 'null', 'int'),
          array(constantFrom('string', 'null'), { maxLength: 2 }),
        ),
        properties: dictionary(constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3 }),
        required: oneof(array(constantFrom('a', 'b'), { maxLength: 2 }), constantFrom(true)),
        allOf: array(tie('schema'), { maxLength: 3 }),
        oneOf: array(tie('schema'), { maxLength: 3 }),
        anyOf: array(tie('schema'), { maxLength: 2 }),
        items: tie('schema'),
        additionalProperties: oneof(constantFrom(true, false), tie('schema')),
        discriminator: oneof(
          constantFrom('a', 3),
          record({
            propertyName: constantFrom('a'),
            mapping: dictionary(constantFrom('x', 'y'), constantFrom(...WORDS)),
          }),
        ),
        example: tie('value'),
        nullable: constantFrom(true, false),
      },
      { requiredKeys: [] },
    ),
    tie('value'),
  ),
}))

/** Looks at everything that a set of files declares. */
function exhaust(files: Readonly<Record<string, unknown>>): number {
  const store = storeOf(files, { 'https://a.example/': 'folder/' })
  const index = new OperationIndex(store, () => Object.keys(files))
  index.lookup('GET', '/x/{a}')
  index.nearest('GET', '/x/{a}/y', 3)
  let views = 0
  for (const document of index.documents) {
    for (const operation of document.operations) {
      expect(
        index.lookupIn(document, operation.method, operation.label.slice(operation.method.length + 1)),
      ).toBeDefined()
      expect([operation.identity, operation.tags, operation.security, operation.description]).toHaveLength(4)
      for (const content of operation.responses.flatMap((response) => response.content))
        expect(content.examples).toBeDefined()
    }
    for (const view of usedSchemas(document)) views += lookAt(view, new Set(), 6)
    for (const problem of document.problems) expect(problem.message).toMatch(/^[`A-Z].*\.$/s)
  }
  return views
}

describe('whatever a description says', () => {
  it('its schemas are read', () => {
    assert(
      property(schema, schema, schema, constantFrom('2.0', '3.0.0', '3.1.0'), (a, b, part, version) => {
        const media = { 'application/json': { schema: a } }
        const operation = {
          requestBody: { content: media },
          parameters: [{ in: 'query', name: 'q', schema: b }],
          responses: { 200: { content: media, schema: b } },
        }
        const views = exhaust({
          'api.json': {
            [version === '2.0' ? 'swagger' : 'openapi']: version,
            paths: { '/x/{a}': { get: operation } },
            components: { schemas: { A: a, B: b } },
          },
          'part.json': part,
        })
        expect(views).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('its parts are read where they are something else', () => {
    const spots = [
      ['paths'],
      ['paths', '/x/{a}'],
      ['paths', '/x/{a}', 'parameters'],
      ['paths', '/x/{a}', 'get'],
      ['paths', '/x/{a}', 'get', 'parameters'],
      ['paths', '/x/{a}', 'get', 'requestBody'],
      ['paths', '/x/{a}', 'get', 'responses'],
      ['paths', '/x/{a}', 'get', 'responses', '200'],
      ['paths', '/x/{a}', 'get', 'responses', '200', 'content'],
      ['paths', '/x/{a}', 'get', 'responses', '200', 'examples'],
      ['paths', '/x/{a}', 'get', 'tags'],
      ['paths', '/x/{a}', 'get', 'security'],
      ['servers'],
      ['basePath'],
      ['consumes'],
      ['swagger'],
      ['openapi'],
      ['components'],
    ]
    assert(
      property(
        array(tuple(nat(spots.length - 1), oneof(value, anything({ maxDepth: 2 }))), { maxLength: 4 }),
        (changes) => {
          const document: Record<string, unknown> = JSON.parse(
            '{"swagger":"2.0","paths":{"/x/{a}":{"get":{"responses":{"200":{"schema":{}}}}}},"servers":[{"url":"/v1"}]}',
          )
          for (const [spot, replacement] of changes) put(document, spots[spot] ?? [], replacement)
          expect(
            exhaust({
              'api.json': JSON.stringify(document, (_, each: unknown) => (typeof each === 'bigint' ? 1 : each)),
            }),
          ).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)
})

/** Puts a value at a pointer as far as there are objects on the way. */
function put(root: Record<string, unknown>, pointer: readonly string[], replacement: unknown): void {
  let at: Record<string, unknown> = root
  for (const step of pointer.slice(0, -1)) {
    const next = at[step]
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return
    at = next as Record<string, unknown>
  }
  at[pointer.at(-1) ?? ''] = replacement
}
