import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { NodeHost } from '../../src/node/node-host.ts'
import { SHIPPED_TEMPLATES, shippedTemplate } from '../../src/node/shipped-templates.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { Scaffolder } from '../../src/service/scaffold.ts'
import { memoryHost } from '../harness/memory-host.ts'

const NOW = new Date('2026-01-02T03:04:05.678Z')

function template(name = 'default'): string {
  const text = shippedTemplate(name)
  if (text === undefined) throw new Error(`there is no template ${name}`)
  return text
}

/** Writes the spec of one operation over a document, and lints it. */
async function write(swagger: string, said: string, name = 'default') {
  const files = new Map([['swagger/shop/shop.yaml', swagger]])
  const scaffolder = Scaffolder.create(memoryHost(files), DEFAULT_CONFIG)
  const reply = await scaffolder.scaffoldFound(said, { template: template(name), now: NOW })
  if (reply.kind !== 'written') throw new Error(`not written: ${reply.kind}`)
  const { path, text } = reply.scaffold
  const host = memoryHost(new Map([...files, [path, text]]))
  const findings = []
  for (const preset of ['recommended', 'strict'] as const) {
    const { diagnostics } = await createSpecLint(host, { ...DEFAULT_CONFIG, preset }).lint({ now: NOW })
    findings.push(
      ...diagnostics
        .filter(({ severity }) => severity !== 'info')
        .map(({ ruleId, message }) => `${ruleId}: ${message}`),
    )
  }
  return { path, text, findings }
}

function shop(operation: string, components = ''): string {
  return `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    post:
      summary: Make an item
${operation.replace(/^/gm, '      ')}
      responses: { '201': { description: Made } }
${components}`
}

/** Method and path of every step of a spec. */
function calls(spec: string): readonly string[] {
  return [...spec.matchAll(/method: (\w+)\n {4}path: (\S+)/g)].map(([, method, at]) => `${method} ${at}`)
}

const jsonBody = (schema: string) => `requestBody:
  required: true
  content:
    application/json:
      schema: ${schema}`

describe('the spec of an operation', () => {
  const host = new NodeHost('.')
  const said = 'PUT /platform/v1/payment/client_packages/cancel_redemption'

  test('says in substance what the hand-written one says', async () => {
    const reply = await createSpecLint(host).scaffold(said, { template: template(), now: NOW })
    expect(reply.kind).toBe('written')
    if (reply.kind !== 'written') return
    const { path, text } = reply.scaffold
    const written = readFileSync('specs/sales/put_platform_v1_payment_client_packages_cancel_redemption.md', 'utf8')
    expect(path).toBe('specs/sales/put_platform_v1_payment_client_packages_cancel_redemption.md')
    for (const line of ['endpoint', 'swagger', 'domain', 'tokens']) {
      const field = new RegExp(`^${line}: .*$`, 'm')
      expect(field.exec(text)?.[0]).toBe(field.exec(written)?.[0])
    }
    expect(calls(text)).toEqual(calls(written))
    expect(text).toContain('payment_status_id: $.data.client_package.payment_status_id')
    expect(text).toContain('payment_status_id: "{{payment_status_id}}"')
    expect(text).toContain('DELETE /platform/v1/payment/client_packages/{client_package_id}')
    expect(text).toMatch(/\| payment_status_id \| string \| Yes \|/)
    expect(text).toMatch(/\| 422 \| No redemption/)
  })

  test('is the same, byte by byte, whoever asks', async () => {
    const texts = await Promise.all(
      [1, 2].map(() => createSpecLint(host).scaffold(said, { template: template(), now: NOW })),
    )
    expect(texts[0]).toEqual(texts[1])
    expect(JSON.stringify(texts[0])).toContain('savedAt: 2026-01-02T03:04:05Z')
  })
})

const AGENTS = `
  /v1/agents:
    get:
      responses:
        '200':
          description: All agents
          content: { application/json: { example: { agents: [{ id: a1 }] } } }`

describe('the UID table', () => {
  test('names a bare `id` that is not sent by its path, where readers find it in the body', async () => {
    const body = jsonBody(
      '{ type: object, required: [name], properties: { name: { type: string }, agent: { type: object, properties: { id: { type: string } } } } }',
    )
    const { text, findings } = await write(shop(body, AGENTS), 'POST /v1/items')
    expect(text).toContain('| agent.id | GET /v1/agents | agents[0].id |')
    expect(findings).toEqual([])
  })

  test('has no row for what lies deep and is not sent, nor for the id of what is to be created', async () => {
    const deep = (inner: string) =>
      `{ type: object, properties: { box: { type: object, properties: { agent: ${inner} } } } }`
    const agent = '{ type: object, properties: { id: { type: string } } }'
    const schema = `{ type: object, required: [name], properties: { id: { type: string }, name: { type: string }, hold: ${deep(agent)} } }`
    const items = `
    get: { responses: { '200': { description: All, content: { application/json: { example: [{ id: i1 }] } } } } }`
    const { text } = await write(shop(jsonBody(schema), items + AGENTS), 'POST /v1/items')
    expect(text).not.toContain('## UID Resolution')
  })
})

describe('what a request does not send', () => {
  const agents = `${AGENTS}
  /v1/boats:
    get:
      parameters: [{ name: agent_id, in: query, required: true, schema: { type: string } }]
      responses:
        '200':
          description: All boats
          content: { application/json: { example: { boats: [{ id: b1 }] } } }`
  const agentOrBoat =
    '{ type: object, properties: { note: { type: string }, carrier: { type: object, properties: { agent_id: { type: string }, boat_id: { type: string } } } } }'

  test.each([
    ['an object', agentOrBoat],
    ['a list', `{ type: array, items: ${agentOrBoat} }`],
  ])('is fetched by no step, and optional in the table, where the body is %s', async (_what, schema) => {
    const { text, findings } = await write(shop(jsonBody(schema), agents), 'POST /v1/items')
    expect(calls(text)).toEqual(['POST /v1/items'])
    expect(text).not.toContain('extract:')
    expect(text).toMatch(/^\| agent_id \| GET \/v1\/agents \| .* \| Optional \|$/m)
    expect(text).toMatch(/^\| boat_id \| GET \/v1\/boats \| .* \| Optional \|$/m)
    expect(findings).toEqual([])
  })

  test('is no less than what is sent: an identifier that only the body shows is fetched', async () => {
    const carrier = '{ type: object, properties: { agent_id: { type: string }, name: { type: string } } }'
    const body = `${jsonBody(`{ type: object, properties: { carrier: ${carrier} } }`)}
      example: { carrier: {} }`
    const { text, findings } = await write(shop(body, agents), 'POST /v1/items')
    expect(text).toContain('agent_id: "{{agent_id}}"')
    expect(calls(text)).toEqual(['GET /v1/agents', 'POST /v1/items'])
    expect(text).toMatch(/^\| agent_id \| GET \/v1\/agents \| .* \| - \|$/m)
    expect(findings).toEqual([])
  })

  test('is not fetched for what is sent either', async () => {
    const boat = '{ type: object, required: [boat_id], properties: { boat_id: { type: string } } }'
    const { text, findings } = await write(shop(jsonBody(boat), agents), 'POST /v1/items')
    expect(calls(text)).toEqual(['GET /v1/agents', 'GET /v1/boats', 'POST /v1/items'])
    expect(text).toContain('agent_id: "{{agent_id}}"')
    expect(findings).toEqual([])
  })
})

describe('what is optional and cannot be had', () => {
  const fields = 'title: { type: string }, agent_id: { type: string }, vendor_id: { type: string }'
  const schema = `{ type: object, properties: { ${fields} } }`

  test('is left out of the body and of the table', async () => {
    const { text, findings } = await write(shop(jsonBody(schema), AGENTS), 'POST /v1/items')
    expect(text).toContain('    body:\n      title: sample # TODO value\n      agent_id: "{{agent_id}}"\n    expect')
    expect(text).not.toMatch(/^\| vendor_id \| -/m)
    expect(findings).toEqual([])
  })

  test('costs a step before no step of its own', async () => {
    const body = jsonBody(schema).replace(/^/gm, '      ').trimStart()
    const boats = `
  /v1/boats:
    post:
      ${body}
      responses: { '201': { description: Made, content: { application/json: { example: { id: b1 } } } } }
  /v1/boats/{boat_id}:
    delete:
      responses: { '204': { description: Gone } }`
    const { text, findings } = await write(shop('x-none: true', AGENTS + boats), 'DELETE /v1/boats/{boat_id}')
    expect(calls(text)).toEqual(['POST /v1/boats', 'DELETE /v1/boats/{{boat_id}}'])
    expect(text).toContain('    body:\n      title: sample # TODO value\n    extract:')
    expect(findings).toEqual([])
  })

  test('is sent where there is nothing else to send', async () => {
    const only = '{ type: object, properties: { vendor_id: { type: string } } }'
    const { text } = await write(shop(jsonBody(only)), 'POST /v1/items')
    expect(text).toContain('vendor_id: "{{vendor_id}}"')
    expect(text).toMatch(/^\| vendor_id \| -/m)
  })
})

test('a date in a path is one that the runner fills in', async () => {
  const days = `
  /v1/days/{date}:
    get:
      parameters: [{ name: date, in: path, required: true, schema: { type: string, format: date } }]
      responses: { '200': { description: The day } }`
  const { text, findings } = await write(shop('x-none: true', days), 'GET /v1/days/{date}')
  expect(text).toContain('path: /v1/days/{{today_date}}')
  expect(text).toContain('| date | - | - | - | - | `today_date` of the runner |')
  expect(findings).toEqual([])
})

test('two of one kind have a placeholder and a row each', async () => {
  const follows = `
  /v1/users/{id}/followers/{user_id}:
    delete:
      responses: { '204': { description: Gone } }`
  const { text } = await write(shop('x-none: true', follows), 'DELETE /v1/users/{id}/followers/{user_id}')
  expect(text).toContain('path: /v1/users/{{user_id}}/followers/{{user_id_2}}')
  expect(text).toMatch(/^\| user_id \|.*\n\| user_id_2 \|/m)
})

describe('the tags', () => {
  test('are the domain where neither the operation nor its path has a word', async () => {
    const swagger =
      "openapi: 3.0.3\ninfo: { title: Shop, version: '1' }\npaths:\n  /:\n    get: { responses: { '200': { description: All } } }\n"
    expect((await write(swagger, 'GET /')).text).toContain('\ntags: [shop]\n')
  })
})

describe('the id of a step', () => {
  const swagger = (method: string, path: string) => `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  ${path}:
    ${method.toLowerCase()}:
      responses: { '200': { description: Done } }
`

  test.each([
    ['GET', '/v1/deliveries', 'get_deliveries'],
    ['GET', '/v1/deliveries/{id}', 'get_delivery'],
    ['POST', '/v1/deliveries', 'create_delivery'],
    ['POST', '/v1/deliveries/create', 'create_delivery'],
    ['PATCH', '/v1/deliveries/{id}', 'update_delivery'],
    ['POST', '/v1/deliveries/{id}', 'update_delivery'],
    ['DELETE', '/v1/deliveries/{id}', 'delete_delivery'],
    ['POST', '/v1/deliveries/{id}/cancel', 'cancel_delivery'],
    ['POST', '/v1/deliveries/{id}/mark-as-read', 'mark_as_read'],
    ['POST', '/v1/deliveries/search', 'search_deliveries'],
    ['POST', '/deliveries.list', 'list_deliveries'],
    ['PUT', '/v1/settings', 'update_settings'],
    ['POST', '/', 'create_resource'],
  ])('of %s %s is %s', async (method, path, id) => {
    const { text } = await write(swagger(method, path), `${method} ${path}`)
    expect(text).toContain(`  - id: ${id}\n`)
  })
})

describe('a description', () => {
  test('is told without headings, marks of quotations and code that is of several lines', async () => {
    const { text } = await write(
      shop(`description: |
  # Overview
  > [!NOTE]
  > Only for [staff](https://example.com/).

  Its parts are:

  | part | what |
  |------|------|

  <h2>Examples</h2>
  <pre>{ "name": "x" }</pre>
  The item is made at once.`),
      'POST /v1/items',
    )
    expect(text).toContain('## Summary\n\nOnly for [staff](https://example.com/).\n\nThe item is made at once.\n\n##')
  })

  test('that is short is the title where there is nothing else, and no remark describes a step', async () => {
    const swagger = (description: string) =>
      shop(`description: ${description}`).replace('      summary: Make an item\n', '')
    const short = await write(swagger('Makes **one** item of the [shop](https://example.com/)'), 'POST /v1/items')
    expect(short.text).toContain('description: Makes one item of the shop\n')
    expect(short.text).toContain('# Makes **one** item')
    const remark = await write(swagger('"**Note:** this is slow. Makes an item"'), 'POST /v1/items')
    expect(remark.text).toContain('# POST /v1/items\n')
    expect(remark.text).toContain('description: POST /v1/items\n')
  })

  test('in HTML is told in its words', async () => {
    const said =
      'description: "Makes an <b>item</b>.<br/><br/>See <a href=\\"https://shop.example/a<b\\">the <code>guide</code></a>.<p>Not <1 nor <T>.</p>"'
    const { text } = await write(shop(said), 'POST /v1/items')
    expect(text).toContain('\nMakes an item.\n\nSee')
    expect(text).toMatch(/the guide\./)
    expect(text).toContain('\n\nNot <1 nor &lt;T>.\n')
  })

  test('of a status that is not there is what HTTP calls it', async () => {
    const swagger = shop('').replace(
      "'201': { description: Made }",
      "'201': { description: Made }, '409': {}, '499': {}",
    )
    const { text } = await write(swagger, 'POST /v1/items')
    expect(text).toContain('| 201 | Made |\n| 409 | Conflict |\n| 499 | Not described |\n')
  })

  test('of one word gives way to what says more', async () => {
    const { text } = await write(shop('description: Success'), 'POST /v1/items')
    expect(text).toContain('## Summary\n\nMake an item\n')
    const named = shop('description: Success\noperationId: makeItem').replace('summary: Make an item', 'tags: []')
    const { text: unsaid } = await write(named, 'POST /v1/items')
    expect(unsaid).toContain('# Make Item\n\n## Summary\n\nMake Item.\n')
    expect(unsaid).toContain('description: Make Item\n')
  })
})

describe('a body', () => {
  test('has what is required, from what is documented, and says what is made up', async () => {
    const { text, findings } = await write(
      shop(
        jsonBody(`
        type: object
        required: [name, kind, size, uid, count, note, code]
        properties:
          name: { type: string, example: "Lamp: {{shade}}" }
          kind: { type: string, enum: [big, small] }
          size: { type: integer, default: 3 }
          uid: { type: string, readOnly: true }
          count: { type: integer, minimum: 5, example: 2 }
          note: { type: string, example: A note }
          code: { type: string, pattern: '^[A-Z]{3}-\\d{2}$' }
          extra: { type: string }`),
      ),
      'POST /v1/items',
    )
    expect(text).toContain(`    body:
      name: sample # TODO value
      kind: big
      size: 3
      count: 5 # TODO value
      note: A note
      code: AAA-00 # TODO value
`)
    expect(findings).toEqual([])
  })

  test('has the keys of the example where none is required, else the writable scalars', async () => {
    const schema = `{ type: object, properties: { a: { type: string }, b: { type: string }, c: { type: object, properties: { d: { type: string } } } } }`
    const bare = await write(shop(jsonBody(schema)), 'POST /v1/items')
    expect(bare.text).toContain('    body:\n      a: sample # TODO value\n      b: sample # TODO value\n    expect')
    const shown = await write(shop(`${jsonBody(schema)}\n      example: { b: Two }`), 'POST /v1/items')
    expect(shown.text).toContain('    body:\n      b: Two\n    expect')
  })

  test('of which nothing is said has what its names ask for, and nothing that servers keep', async () => {
    const names = ['starts_at', 'endDate', 'currency', 'phone', 'created_at', 'updatedAt', 'createdBy', 'id']
    const schema = `{ type: object, properties: { ${names.map((name) => `${name}: { type: string }`).join(', ')} } }`
    const { text, findings } = await write(shop(jsonBody(schema)), 'POST /v1/items')
    expect(text).toContain(`    body:
      starts_at: "{{tomorrow_datetime}}" # TODO value
      endDate: "{{next_week_date}}" # TODO value
      currency: USD # TODO value
      phone: "+15550100" # TODO value
    expect`)
    expect(findings).toEqual([])
  })

  test('of which only names are known has what people write there, and an address of nobody else', async () => {
    const names = [
      'firstName',
      'last_name',
      'email',
      'password',
      'postalCode',
      'city',
      'color',
      'file_name',
      'photoUrls',
    ]
    const texts = names.map((name) => `${name}: { type: string }`).join(', ')
    const numbers = 'year: { type: integer }, price: { type: number }, latitude: { type: number }'
    const schema = `{ type: object, required: [${names.join(', ')}, bornOn, year, price, latitude, nick], properties: { ${texts}, ${numbers}, bornOn: { type: string, format: date }, nick: { type: string, maxLength: 3 } } }`
    const { text, findings } = await write(shop(jsonBody(schema)), 'POST /v1/items')
    expect(text).toContain(`    body:
      firstName: Jane # TODO value
      last_name: Doe # TODO value
      email: "{{random_email}}"
      password: Sample-Pass-1 # TODO value
      postalCode: "10115" # TODO value
      city: Berlin # TODO value
      color: "#336699" # TODO value
      file_name: sample.txt # TODO value
      photoUrls: "https://example.com/" # TODO value
      year: 2030 # TODO value
      price: 10 # TODO value
      latitude: 52.52 # TODO value
      bornOn: "1990-01-15" # TODO value
      nick: sam # TODO value
    expect`)
    expect(findings).toEqual([])
  })

  test('of which little is asked has no more than ten values that are made up', async () => {
    const properties = Array.from({ length: 14 }, (_, at) => `field${at}: { type: string }`)
    const known = Array.from({ length: 4 }, (_, at) => `known${at}: { type: string, default: k }`)
    const schema = `{ type: object, properties: { ${[...properties, ...known].join(', ')} } }`
    const { text } = await write(shop(jsonBody(schema)), 'POST /v1/items')
    expect(text.match(/# TODO value/g)).toHaveLength(10)
    expect(text.match(/: k$/gm)).toHaveLength(4)
  })

  test('of an update has the key of the address, and leaves out an id that the address says', async () => {
    const shelf =
      '{ type: object, properties: { id: { type: string }, code: { type: string }, title: { type: string } } }'
    const one = (name: string, method: string) => `
  /v1/shelves-by-${name}:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: ${shelf} } } } } } }
  /v1/shelves-by-${name}/{${name}}:
    ${method}:
      ${jsonBody(shelf).replace(/^/gm, '      ').trimStart()}
      responses: { '200': { description: Changed } }`
    const swagger = shop('x-none: true', one('code', 'put') + one('id', 'patch'))
    const byCode = await write(swagger, 'PUT /v1/shelves-by-code/{code}')
    expect(byCode.text).toMatch(/path: \S+\/\{\{(\w+)\}\}\n[^]*\n {6}code: "\{\{\1\}\}"\n/)
    const byId = await write(swagger, 'PATCH /v1/shelves-by-id/{id}')
    expect(byId.text).toContain(
      '    body:\n      code: sample # TODO value\n      title: sample # TODO value\n    expect',
    )
    expect([...byCode.findings, ...byId.findings]).toEqual([])
  })

  test('of a query has the year and the month of the day', async () => {
    const parameter = (name: string) => `{ name: ${name}, in: query, required: true, schema: { type: integer } }`
    const said = `parameters: [${parameter('year')}, ${parameter('tax_month')}]`
    const { text, findings } = await write(shop(said), 'POST /v1/items')
    expect(text).toContain('      year: "{{current_year}}"\n      tax_month: "{{current_month}}"\n')
    expect(findings).toEqual([])
  })

  test('has dates that keep up with the day, a start before its end, and births that stay', async () => {
    const { text } = await write(
      shop(
        jsonBody(`
        type: object
        required: [starts_on, ends_on, at, birth_date, due_date, paid_on, version, month]
        properties:
          due_date: { type: string, format: date, pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
          paid_on: { type: string, example: '2020-01-01' }
          version: { type: string, example: '2020-01-01' }
          month: { type: string, format: date, pattern: '^\\d{4}-\\d{2}-01$', example: '2020-01-01' }
          starts_on: { type: string, format: date }
          ends_on: { type: string, format: date }
          at: { type: string, format: date-time, example: '2020-01-01T00:00:00Z' }
          birth_date: { type: string, format: date, example: '1990-05-05' }`),
      ),
      'POST /v1/items',
    )
    expect(text).toContain('starts_on: "{{tomorrow_date}}"')
    expect(text).toContain('ends_on: "{{next_week_date}}"')
    expect(text).toContain('at: "{{tomorrow_datetime}}"')
    expect(text).toContain('birth_date: "1990-05-05"')
    // A pattern, or a name with an example, says that it is a date like any other; or that it is not.
    expect(text).toContain('due_date: "{{next_week_date}}"')
    expect(text).toContain('paid_on: "{{yesterday_date}}"')
    expect(text).toContain('version: "2020-01-01"')
    expect(text).toContain('month: "2020-01-01"')
  })

  test('has what people write for a pattern, where that is of its kind', async () => {
    const { text, findings } = await write(
      shop(
        jsonBody(`
        type: object
        required: [price, currency, country, language, amount]
        properties:
          price: { type: string, pattern: '^-?[0-9]{1,9}(\\.[0-9]{1,3})?$' }
          amount: { type: string, pattern: '^\\d+\\.\\d{2}$' }
          currency: { type: string, pattern: '^[A-Z]{3}$' }
          country: { type: string, pattern: '^[A-Z]{2}$' }
          language: { type: string, pattern: '^[a-z]{2}$' }`),
      ),
      'POST /v1/items',
    )
    expect(text).toContain(`      price: "10.00" # TODO value
      amount: "10.00" # TODO value
      currency: USD # TODO value
      country: US # TODO value
      language: en # TODO value
`)
    expect(findings).toEqual([])
  })

  test('of a circular schema comes to an end, and of alternatives names the one it is', async () => {
    const components = `components:
  schemas:
    Node: { type: object, required: [name, next], properties: { name: { type: string }, next: { $ref: '#/components/schemas/Node' } } }
    Cat: { type: object, required: [pet, lives], properties: { pet: { type: string }, lives: { type: integer } } }
    Dog: { type: object, required: [pet, tricks], properties: { pet: { type: string }, tricks: { type: array, items: { type: string } } } }`
    const circular = await write(shop(jsonBody("{ $ref: '#/components/schemas/Node' }"), components), 'POST /v1/items')
    expect(circular.text.length).toBeLessThan(10_000)
    expect(circular.findings).toEqual([])
    const either =
      "{ oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: pet } }"
    const { text } = await write(shop(jsonBody(either), components), 'POST /v1/items')
    expect(text).toContain('      pet: Dog\n      tricks:\n        - sample # TODO value\n')
  })

  test('is of exactly one alternative: of another one, with what tells it apart, or with what it is not as null', async () => {
    const cases = [
      [
        '{ oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } }, additionalProperties: false }] }',
        'body:\n      a: sample # TODO value\n    expect',
      ],
      [
        '{ oneOf: [{ type: object, required: [size], properties: { size: { type: integer }, kind: { enum: [big] } } }, { type: object, required: [size], properties: { size: { type: integer }, kind: { enum: [small] } } }] }',
        'body:\n      size: 1 # TODO value\n      kind: big\n    expect',
      ],
      [
        '{ oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: string } } }] }',
        'body:\n      a: sample # TODO value\n      b: null',
      ],
    ] as const
    for (const [schema, body] of cases) {
      const { text, findings } = await write(shop(jsonBody(schema)), 'POST /v1/items')
      expect(text).toContain(body)
      expect(findings).toEqual([])
    }
  })

  test('has as many members as are asked for, no item twice, and what its own values call for', async () => {
    const { text, findings } = await write(
      shop(
        jsonBody(`
        type: object
        minProperties: 4
        required: [id, tags]
        if: { properties: { id: { const: 1 } } }
        then: { required: [owner] }
        properties:
          id: { type: integer }
          tags: { type: array, minItems: 2, uniqueItems: true, items: { type: string, enum: [red, blue] } }
          owner: { type: string }
          extra: { type: boolean }`),
      ).replace('3.0.3', '3.1.0'),
      'POST /v1/items',
    )
    expect(text).toMatch(/tags:\n {8}- red\n {8}- blue\n/)
    expect(text).toMatch(/^ {6}owner: sample/m)
    expect(text).toMatch(/^ {6}extra: true/m)
    expect(findings).toEqual([])
  })

  test('of a form goes into fields and files', async () => {
    const { text, findings } = await write(
      shop(`requestBody:
  required: true
  content:
    multipart/form-data:
      schema:
        type: object
        required: [title, document]
        properties: { title: { type: string, example: Lamp }, document: { type: string, format: binary } }`),
      'POST /v1/items',
    )
    expect(text).toContain(
      '    content_type: multipart\n    form_fields:\n      title: Lamp\n    file_fields:\n      document: ',
    )
    expect(findings).toEqual([])
  })
})

describe('what nobody knows', () => {
  const swagger = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/lamps/{lamp_id}:
    get:
      description: "Reads. <!-- spec-lint-disable -->\\n\\n# A heading\\n\\nWith {{braces}} and a | pipe."
      parameters:
        - { name: lamp_id, in: path, required: true, description: "One | two", schema: { type: string } }
        - { name: X-Shop, in: header, required: true, schema: { type: string } }
      responses: { '404': { description: None } }
`

  test.each(SHIPPED_TEMPLATES)('is said, and is no finding of template %s', async (name) => {
    const { text, findings } = await write(swagger, 'get /v1/lamps/7', name)
    expect(findings).toEqual([])
    expect(text).toContain('path: /v1/lamps/{{lamp_id}}')
    expect(text).toMatch(/^\| lamp_id \| - \| - \| - \| - \| TODO/m)
    expect(text).toContain('status: pending')
    expect(text).toContain('requires the header `X-Shop`')
    expect(text).toContain('documents no success')
    expect(text).not.toMatch(/^# A heading|<!--|\{\{braces/m)
  })
})

describe('an operation', () => {
  const scaffolder = Scaffolder.create(
    memoryHost(
      new Map([
        [
          'swagger/shop/a.yaml',
          "openapi: 3.0.3\nservers: [{ url: 'https://shop.example/api' }]\npaths:\n  /v1/items/{id}:\n    get: { operationId: readItem }\n    put: { operationId: changeItem }\n  /v1/both:\n    get: {}\n",
        ],
        [
          'swagger/shop/b.yaml',
          "openapi: 3.0.3\nservers: [{ url: 'https://shop.example/api' }]\npaths:\n  /v1/both:\n    get: {}\n",
        ],
      ]),
    ),
    DEFAULT_CONFIG,
  )

  test.each([
    'put /api/v1/items/{id}',
    'PUT /v1/items/{{item_id}}',
    'Put /v1/items/:id',
    'PUT /api/v1/items/42',
    'PUT https://shop.example/api/v1/items/42?full=1',
    'changeItem',
    'changeitem',
  ])('is found by %s', (said) => {
    const search = scaffolder.find(said)
    expect(search.kind === 'found' ? search.operation.label : search).toBe('PUT /api/v1/items/{id}')
  })

  test('in two documents is not chosen between, unless one is named', () => {
    expect(scaffolder.find('GET /v1/both').kind).toBe('several')
    expect(scaffolder.find('GET /v1/both', scaffolder.document('swagger/shop/b.yaml')).kind).toBe('found')
  })

  test('that is not there has near ones', () => {
    const search = scaffolder.find('GET /api/v1/itemz/{id}')
    expect(search.kind === 'unknown' ? search.nearest.map(({ label }) => label) : search).toContain(
      'GET /api/v1/items/{id}',
    )
    const byName = scaffolder.find('readItems')
    expect(byName.kind === 'unknown' ? byName.nearest.map(({ operationId }) => operationId) : byName).toContain(
      'readItem',
    )
  })
})

test('a query of more parameters than anybody requires has the first thousand, and says so', async () => {
  const parameters = Array.from(
    { length: 1_001 },
    (_, index) => `  - { name: page_${index}, in: query, required: true, schema: { type: integer } }\n`,
  )
  const { text } = await write(shop(`parameters:\n${parameters.join('')}`), 'POST /v1/items')
  expect(text).toContain('      page_999: ')
  expect(text).not.toContain('      page_1000: ')
  expect(text).toContain('The swagger requires more than 1000 parameters of the query; a step sends the first of them.')
})
