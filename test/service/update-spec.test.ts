import { describe, expect, test } from 'vitest'

import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { shippedTemplate } from '../../src/node/shipped-templates.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { Scaffolder } from '../../src/service/scaffold.ts'
import { memoryHost } from '../harness/memory-host.ts'

const PATH = 'specs/shop/post_v1_orders.md'

/** A document with one operation that makes orders, and one that lists the shops they are made in. */
function document(parameters: readonly string[], properties: Readonly<Record<string, string>>, required = ''): string {
  const fields = Object.entries(properties).map(([name, schema]) => `              ${name}: ${schema}`)
  return `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/shops:
    get:
      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, properties: { shops: { type: array, items: { type: object, properties: { id: { type: string } } } } } } } } } }
  /v1/orders:
    post:
      parameters: [${parameters.join(', ')}]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [${required}]
              properties:
${fields.map((line) => `    ${line}`).join('\n')}
      responses: { '201': { description: Made } }
`
}

const V1 = document(
  ['{ name: page, in: query, schema: { type: integer } }'],
  { name: '{ type: string }', size: '{ type: integer }', old: '{ type: string }' },
  'name',
)

/** A spec as a person keeps it, with a table of each kind. */
function spec({
  body = 'body:\n      name: Ada # hers',
  notes = '',
  status = 201,
  old = '| old | string | No | Going away |\n',
  uids = '',
} = {}): string {
  return `---
endpoint: POST /v1/orders
swagger: swagger/shop.yaml
domain: shop
tags: [orders]
status: verified
savedAt: 2026-01-01T00:00:00Z
verifiedAt: 2026-01-01T00:00:00Z
timesReused: 0
tokens: [staff]
---

# Orders

## Summary

Makes an order;   spaces stay.

## Prerequisites

None required for this endpoint.

${uids}## Test Request

\`\`\`yaml
steps:
  - id: make   # the only one
    method: POST
    path: /v1/orders
    token: staff
    ${body}
    expect:
      status: [${status}]
\`\`\`

## Parameters Reference

### Query Parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| page | integer | No | *Mine* |

### Body Parameters

| Parameter | Type | Required | Description |
|---|---|---|---|
| name | string | Yes | Whose it is |
| size | integer | No | In boxes |
${old}
${notes}Last words.
`
}

/** Brings a spec up to date with a document. */
async function update(swagger: string, text: string) {
  const files = new Map([
    ['swagger/shop.yaml', swagger],
    [PATH, text],
  ])
  const outcome = await Scaffolder.create(memoryHost(files), DEFAULT_CONFIG).update(PATH)
  if (outcome.kind !== 'updated') throw new Error(`not updated: ${outcome.kind}`)
  const again = await Scaffolder.create(memoryHost(files.set(PATH, outcome.after)), DEFAULT_CONFIG).update(PATH)
  expect(again).toMatchObject({ kind: 'updated', after: outcome.after, changes: [] })
  return outcome
}

/** Lines that only one of two texts has, as a diff shows them; lines that moved count as both. */
function changed({ before, after }: { readonly before: string; readonly after: string }): readonly string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `-${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ]
}

describe('a spec that is up to date', () => {
  test('stays as it is, to the byte', async () => {
    expect(await update(V1, spec())).toMatchObject({ before: spec(), after: spec(), changes: [], open: [] })
  })

  test.each(['default', 'minimal'])('is one that was just written from %s', async (name) => {
    const host = memoryHost(new Map([['swagger/shop.yaml', V1]]))
    const template = shippedTemplate(name) ?? ''
    const reply = await Scaffolder.create(host, DEFAULT_CONFIG).scaffoldFound('POST /v1/orders', {
      template,
      domain: 'shop',
    })
    if (reply.kind !== 'written') throw new Error(`not written: ${reply.kind}`)
    expect((await update(V1, reply.scaffold.text)).changes).toEqual([])
  })
})

describe('parameter tables', () => {
  test('gain a row where the swagger gains a parameter, behind the one before it', async () => {
    const swagger = document(
      ['{ name: page, in: query, schema: { type: integer } }', '{ name: sort, in: query, schema: { type: string } }'],
      { name: '{ type: string }', note: '{ type: string, description: "A | b" }', size: '{ type: integer }' },
      'name',
    )
    const outcome = await update(swagger, spec({ old: '' }))
    expect(changed(outcome)).toEqual([
      '+| sort | string | No | Not described |',
      String.raw`+| note | string | No | A \| b |`,
    ])
    expect(outcome.after).toMatch(/\| name .*\n\| note .*\n\| size /)
    expect(outcome.changes).toEqual(['adds the query parameter `sort`', 'adds the body parameter `note`'])
  })

  test('lose the row of a parameter that is gone', async () => {
    const swagger = document(
      ['{ name: page, in: query, schema: { type: integer } }'],
      { name: '{ type: string }', size: '{ type: integer }' },
      'name',
    )
    expect(changed(await update(swagger, spec()))).toEqual(['-| old | string | No | Going away |'])
  })

  test('go with their heading where their last parameter does', async () => {
    const swagger = V1.replace(/parameters: .*/, 'parameters: []')
    const { after, changes } = await update(swagger, spec())
    expect(changes).toEqual(['removes the table of query parameters'])
    expect(after).toContain('## Parameters Reference\n\n### Body Parameters\n')
    const told = spec().replace('| *Mine* |', '| *Mine* |\n\nCounted from one.')
    expect(changed(await update(swagger, told))).toEqual(['-| page | integer | No | *Mine* |'])
  })

  test.each([
    ['is sent', spec({ body: 'body: { name: Ada, old: x }' })],
    ['is told of', spec({ notes: '## Swagger Discrepancies\n\nThe server takes `old` all the same.\n\n' })],
  ])('keep the row of one that %s', async (_why, text) => {
    const swagger = document(
      ['{ name: page, in: query, schema: { type: integer } }'],
      { name: '{ type: string }', size: '{ type: integer }' },
      'name',
    )
    expect(changed(await update(swagger, text))).toEqual([])
  })

  test('have types and requirements corrected, and keep the descriptions', async () => {
    const swagger = document(
      ['{ name: page, in: query, schema: { type: integer } }'],
      { name: '{ type: string }', size: '{ type: array, items: { type: string } }', old: '{ type: string }' },
      '',
    )
    expect(changed(await update(swagger, spec()))).toEqual([
      '-| name | string | Yes | Whose it is |',
      '-| size | integer | No | In boxes |',
      '+| name | string | No | Whose it is |',
      '+| size | array of string | No | In boxes |',
    ])
  })

  test('are written in their own manner', async () => {
    const text = spec()
      .replaceAll(/^\| (\w+) \| (\w+) \| (Yes|No) \| (.*) \|$/gm, '`$1` | $3 | $4 | $2')
      .replaceAll('| Parameter | Type | Required | Description |', 'Name | Required | Notes | Type')
      .replaceAll('|---|---|---|---|', '---|---|---|---')
      .replaceAll(/\| No \|/g, '| ✗ |')
    const swagger = V1.replace(
      'old: { type: string }',
      'old: { type: string }\n                  extra: { type: number }',
    )
    expect(changed(await update(swagger, text))).toEqual(['+`extra` | ✗ | Not described | number'])
  })

  test('that leave out most of what is optional are left to their author', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`field${index}`, '{ type: string }']))
    const swagger = document(
      ['{ name: page, in: query, schema: { type: integer } }'],
      { name: '{ type: string }', size: '{ type: integer }', old: '{ type: string }', ...many },
      'name, field4',
    )
    const outcome = await update(swagger, spec({ body: 'body: { name: Ada, field4: x }' }))
    expect(changed(outcome)).toEqual(['+| field4 | string | Yes | Not described |'])
  })

  test('are added for a place that had none', async () => {
    const text = spec().replace(/### Query Parameters[^#]*/, '')
    const { after, changes } = await update(V1, text)
    expect(changes).toEqual(['adds the table of query parameters'])
    expect(after).toContain(
      '## Parameters Reference\n\n### Query Parameters\n\n| Parameter | Type | Required | Description |\n|-----------|------|----------|-------------|\n| page | integer | No | Not described |\n\n### Body Parameters\n',
    )
  })

  test('are not added where the section has an order of its own', async () => {
    const text = spec().replace('### Query Parameters', '### What one may ask')
    expect((await update(V1, text)).changes).toEqual([])
  })
})

describe('the test request', () => {
  const required = document(
    ['{ name: page, in: query, required: true, schema: { type: integer, example: 3 } }'],
    {
      name: '{ type: string }',
      size: '{ type: integer, example: 7 }',
      old: '{ type: string }',
      to: '{ type: object, required: [city], properties: { city: { type: string, example: Rome } } }',
    },
    'name, size, to',
  )

  test('gains what has become required, behind what it sends', async () => {
    const { after, open } = await update(required, spec())
    expect(after).toContain(
      `    token: staff
    params:
      page: "3"
    body:
      name: Ada # hers
      size: 7
      to:
        city: Rome
    expect:
`,
    )
    expect(open).toEqual([])
  })

  test('written between braces gains it there', async () => {
    const { after } = await update(required, spec({ body: 'body: { name: Ada }' }))
    expect(after).toContain('    body: { name: Ada, "size": 7, "to": {"city":"Rome"} }\n')
    const { after: empty } = await update(required, spec({ body: 'body: {}' }))
    expect(empty).toContain('    body: {"name": "sample", "size": 7, "to": {"city":"Rome"}}\n')
  })

  test('gains a whole body where it has none', async () => {
    const { after } = await update(required, spec({ body: 'description: no body' }))
    expect(after).toContain('    params:\n      page: "3"\n    body:\n      name: ')
  })

  test('gains what is missing deep in a list, in every item', async () => {
    const swagger = document(
      [],
      {
        items:
          '{ type: array, items: { type: object, required: [id, amount], properties: { id: { type: string }, amount: { type: integer, example: 2 } } } }',
      },
      'items',
    )
    const { after } = await update(
      swagger,
      spec({ body: 'body:\n      items:\n        - id: a\n        -   id: b', old: '' }).replace(
        /### [^]*Boxes\n/i,
        '',
      ),
    )
    expect(after).toContain('        - id: a\n          amount: 2\n        -   id: b\n            amount: 2\n')
  })

  test('that is to be refused is left alone', async () => {
    expect((await update(required, spec({ status: 422 }))).after).not.toContain('size: 7')
  })

  test('keeps its line endings', async () => {
    const { after, changes } = await update(required, spec().replaceAll('\n', '\r\n'))
    expect(changes.length).toBeGreaterThan(3)
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(after.replaceAll('\r\n', '\n')).toBe((await update(required, spec())).after)
  })
})

describe('the UID table', () => {
  const swagger = document(
    ['{ name: page, in: query, schema: { type: integer } }'],
    { name: '{ type: string }', size: '{ type: integer }', old: '{ type: string }', shop_id: '{ type: string }' },
    'name, shop_id',
  )
  const uids = `## UID Resolution Procedure

| UID Field | GET Endpoint | Extract From | Create Fresh | Cleanup | Remark |
|---|---|---|---|---|---|
| other_id | - | - | - | - | Kept |

### Resolution Steps

**other_id**:

1. By hand.

---

`

  test('gains a row for an identifier that has become required, and its steps behind the others', async () => {
    const { after, open } = await update(swagger, spec({ uids }))
    expect(after).toContain('      name: Ada # hers\n      shop_id: "{{shop_id}}"\n')
    expect(after).toContain(
      '| other_id | - | - | - | - | Kept |\n| shop_id | GET /v1/shops | shops[0].id | - | - | - |\n',
    )
    expect(after).toContain('1. By hand.\n\n**shop_id**:\n\n1. Call `GET /v1/shops` and extract `shops[0].id`\n\n---\n')
    expect(open).toEqual(['shop_id'])
  })

  test('is added where something is sent that nothing supplies', async () => {
    const { after } = await update(swagger, spec())
    expect(after).toContain('## UID Resolution Procedure\n\n| UID Field |')
    expect(after.indexOf('## UID Resolution')).toBeLessThan(after.indexOf('## Test Request'))
  })

  test("says what the spec's own steps do", async () => {
    const steps =
      '```yaml\nsteps:\n  - id: shops\n    method: GET\n    path: /v1/shops\n    token: staff\n    extract:\n      mine: $.shops[3].id\n    expect:\n      status: 200\n    onFail: abort\n```'
    const text = spec({ uids, body: 'body: { name: Ada, shop_id: "{{mine}}" }' }).replace(
      'None required for this endpoint.',
      steps,
    )
    const { after, open } = await update(swagger, text)
    expect(after).toContain('| mine | GET /v1/shops | shops[3].id | - | - | - |\n')
    expect(open).toEqual([])
  })
})

test('what is brought up to date has no error that it had not', async () => {
  const swagger = document(
    ['{ name: sort, in: query, required: true, schema: { type: string, enum: [up, down] } }'],
    { name: '{ type: string }', size: '{ type: array, items: { type: integer } }', count: '{ type: integer }' },
    'name, count',
  )
  const { after } = await update(swagger, spec())
  const host = memoryHost(
    new Map([
      ['swagger/shop.yaml', swagger],
      [PATH, after],
    ]),
  )
  const { diagnostics } = await createSpecLint(host, { ...DEFAULT_CONFIG, preset: 'recommended' }).lint({
    now: new Date('2026-01-02'),
  })
  const told = diagnostics.filter(({ severity }) => severity !== 'info').map(({ message }) => message)
  expect(told).toEqual([])
})

describe('a spec that was written for an operation', () => {
  const operation = (parameters: string, schema: string) => `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/orders:
    post:
      parameters: [${parameters}]
      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }
      responses: { '201': { description: Made } }
`
  const order = '{ type: object, required: [op], properties: { op: { type: string }, path: { type: string } } }'

  test.each([
    ['a body that is a list', operation('', `{ type: array, items: ${order} }`)],
    ['names that are no words', operation(`{ name: 'sent<', in: query, schema: { type: string } }`, order)],
  ])('has nothing to bring up to date: %s', async (_what, swagger) => {
    const scaffolder = Scaffolder.create(memoryHost(new Map([['swagger/shop.yaml', swagger]])), DEFAULT_CONFIG)
    const template = shippedTemplate('default') ?? ''
    const now = new Date('2026-01-01T00:00:00Z')
    const written = await scaffolder.scaffoldFound('POST /v1/orders', { template, now, domain: 'shop' })
    if (written.kind !== 'written') throw new Error(`not written: ${written.kind}`)
    const { changes, after } = await update(swagger, written.scaffold.text)
    expect(changes).toEqual([])
    expect(after).toBe(written.scaffold.text)
  })
})
