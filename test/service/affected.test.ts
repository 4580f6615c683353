import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { findAffected } from '../../src/service/affected.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { memoryHost } from '../harness/memory-host.ts'

const SPEC = 'specs/post_v1_orders.md'
const SWAGGER = 'swagger/orders.json'

const TEXT = `---
endpoint: POST /v1/orders
domain: shop
tags: [orders]
swagger: ${SWAGGER}
status: verified
savedAt: 2026-05-01T10:00:00Z
verifiedAt: 2026-05-02T10:00:00Z
timesReused: 0
---

# POST /v1/orders

## Summary

Orders an item.

## Prerequisites

\`\`\`yaml
steps:
  - id: first_item
    description: An item to order
    method: GET
    path: "/v1/items?ids=1,2"
    expect:
      status: [200]
    extract:
      item_id: "$.data[0].id"
  - id: newest_item
    description: The one that came last
    method: GET
    path: "/v1/items/newest"
    expect:
      status: [200]
\`\`\`

## UID Resolution Procedure

| UID Field | Source | Extract From |
|-----------|--------|--------------|
| item_id | GET /v1/items | \`$.data[0].id\` |

## Test Request

\`\`\`yaml
steps:
  - id: order
    method: POST
    path: "/v1/orders?notify=all"
    params: { after: "{{item_id}}" }
    body:
      item_id: "{{item_id}}"
      tags: [new, new]
      count: 30
      note: by hand
      payment: { kind: card, number: "12" }
    expect:
      status: [201]
\`\`\`
`

/** Nothing is wrong by it, and any limit can be set. */
const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Orders', version: '1' },
  servers: [{ url: 'https://api.example.org' }],
  paths: {
    '/v1/items': {
      get: {
        parameters: [
          {
            name: 'ids',
            in: 'query',
            style: 'form',
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          },
        ],
        responses: {
          200: {
            description: 'Items',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    data: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/v1/items/{item_id}': {
      get: {
        parameters: [{ name: 'item_id', in: 'path', required: true, schema: { type: 'string', default: 'newest' } }],
        responses: { 200: { description: 'An item' } },
      },
    },
    '/v1/orders': {
      post: {
        parameters: [
          { name: 'notify', in: 'query', schema: { type: 'string' } },
          { name: 'after', in: 'query', schema: { type: 'integer' } },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['item_id'],
                properties: {
                  item_id: { type: 'string' },
                  tags: { type: 'array', items: { type: 'string' } },
                  count: { type: 'integer' },
                  note: { type: 'string' },
                  payment: { type: 'object', properties: { kind: { type: 'string' }, number: { type: 'string' } } },
                },
              },
            },
          },
        },
        responses: { 201: { description: 'Created' } },
      },
    },
  },
}

/** What a member of the document becomes; `undefined`: it goes. */
type Edit = readonly [pointer: string, value: unknown]

const BODY = '/paths/~1v1~1orders/post/requestBody/content/application~1json/schema'
const NOTIFY = '/paths/~1v1~1orders/post/parameters/0'
const ITEMS = '/paths/~1v1~1items/get'

/** Each is to change what is found in the spec. */
const EDITS: readonly Edit[] = [
  [`${BODY}/required`, ['item_id', 'address']],
  [`${BODY}/properties/note`, undefined],
  [`${BODY}/properties/payment`, { type: 'object', additionalProperties: { type: 'integer' } }],
  [`${BODY}/properties/item_id/type`, 'integer'],
  [`${BODY}/properties/item_id/readOnly`, true],
  [`${BODY}/properties/tags/uniqueItems`, true],
  [`${BODY}/properties/tags/minItems`, 3],
  [`${BODY}/properties/tags/maxItems`, 1],
  [`${BODY}/properties/tags/items/enum`, ['old']],
  [`${BODY}/properties/tags/items/minLength`, 4],
  [`${BODY}/properties/tags/items/maxLength`, 2],
  [`${BODY}/properties/count/minimum`, 31],
  [`${BODY}/properties/count/maximum`, 29],
  [`${BODY}/properties/count/multipleOf`, 7],
  [`${BODY}/properties/note/pattern`, '^\\d+$'],
  [`${BODY}/properties/note/format`, 'date'],
  [`${BODY}/properties/note/enum`, ['by post']],
  [
    `${BODY}/properties/payment`,
    { oneOf: [{ type: 'object', required: ['iban'], properties: { iban: { type: 'string' } } }] },
  ],
  ['/paths/~1v1~1orders/post/requestBody', undefined],
  ['/paths/~1v1~1orders/post/responses', { 202: { description: 'Ordered' } }],
  ['/paths/~1v1~1orders/post/deprecated', true],
  ['/paths/~1v1~1orders/post', undefined],
  ['/paths/~1v1~1orders', undefined],
  [`${ITEMS}/parameters/0/schema/items/minimum`, 2],
  [`${ITEMS}/parameters/0/schema/items`, { type: 'string', format: 'uuid' }],
  [`${ITEMS}/parameters/1`, { name: 'page', in: 'query', required: true, schema: { type: 'integer' } }],
  [`${NOTIFY}/name`, 'notice'],
  [`${NOTIFY}/schema/enum`, ['none']],
  [`${ITEMS}/responses/200/content/application~1json/schema/properties/data/items/properties`, { uid: {} }],
  [`${ITEMS}/responses/200/content/application~1json/schema/properties/data/items/properties/id/example`, 'it_1a'],
  ['/paths/~1v1~1items~1{item_id}/get/parameters/0/schema/default', undefined],
  [`${ITEMS}/responses`, { 202: { description: 'Later' } }],
  ['/servers', [{ url: 'https://api.example.org/v2' }]],
  ['', []],
]

describe('what a change of a document affects', () => {
  it('is nothing where nothing is judged otherwise', async () => {
    const texts: Edit = ['/info', { title: 'Others', version: '2', description: 'Of orders' }]
    expect(await findings(DOCUMENT)).toEqual([])
    expect(await affected(texts)).toEqual([])
  })

  it.each(EDITS)('is the spec that %s is judged by', async (...edit) => {
    expect(await findings(edited(...edit))).not.toEqual([])
    expect(await affected(edit)).toEqual([SPEC])
  })
})

async function affected(edit: Edit): Promise<readonly string[]> {
  const change = {
    before: projectOf(DOCUMENT),
    after: projectOf(edited(...edit)),
    changed: new Set([SWAGGER]),
    changedConfig: undefined,
    changedSubmodule: undefined,
  }
  return (await findAffected(change, DEFAULT_CONFIG, [SPEC])).map(({ file }) => file)
}

async function findings(document: unknown): Promise<readonly string[]> {
  const { diagnostics } = await createSpecLint(projectOf(document), DEFAULT_CONFIG).lint({})
  return diagnostics.map(({ message }) => message)
}

function projectOf(document: unknown) {
  return memoryHost(
    new Map([
      [SPEC, TEXT],
      [SWAGGER, JSON.stringify(document)],
    ]),
  )
}

function edited(pointer: string, value: unknown): unknown {
  if (pointer === '') return value
  const document = structuredClone(DOCUMENT)
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  let parent: Record<string, unknown> = document
  for (const key of keys.slice(0, -1)) parent = parent[key] as Record<string, unknown>
  const last = keys.at(-1) ?? ''
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return document
}
