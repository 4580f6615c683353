import { describe, expect, it } from 'vitest'
import { project, run } from './project.ts'

const PATH = 'specs/shop/get_v1_items_item_id.md'

const FILES = {
  '.git/HEAD': '',
  'spec-lint.config.yaml': 'variables: [business_id]\n',
  'swagger/shop.yaml': `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    get:
      parameters:
        - { name: business_id, in: query, schema: { type: string } }
      responses:
        '200':
          description: The items
          content: { application/json: { schema: { type: array, items: { type: object, properties: { uid: { type: string } } } } } }
  /v1/items/{item_id}:
    get:
      parameters:
        - { name: item_id, in: path, required: true, schema: { type: string } }
      responses: { '200': { description: One item } }
`,
  [PATH]: `---
endpoint: GET /v1/items/{item_id}
swagger: swagger/shop.yaml
---

# One item

## Prerequisites

\`\`\`yaml
steps:
  - id: list_items
    method: GET
    path: /v1/items?business_id={{business_id}}&lost={{lost}}
    extract:
      item_id: $[0].uid
\`\`\`

## Test Request

\`\`\`yaml
steps:
  - id: get_item
    method: GET
    path: /v1/items/{{item_id}}
    headers:
      X-Day: "{{today_date}}"
\`\`\`
`,
}

const trace = (...argv: readonly string[]) => run(project(FILES), ['--trace', ...argv])

describe('--trace', () => {
  it('prints where a value is extracted, where it is sent, and its type on both sides', async () => {
    expect(await trace('item_id', PATH)).toEqual({
      code: 0,
      stdout: `{{item_id}} in ${PATH}
  extracted  ${PATH}:16:7  by list_items from $[0].uid of GET /v1/items: string
  sent       ${PATH}:25:21  by get_item as item_id in the path of GET /v1/items/{item_id}: string  (from list_items)
`,
      stderr: '',
    })
  })

  it.each([
    ['{{business_id}}', '  supplied by the config\n'],
    ['today_date', '  built in\n'],
  ])('says of %s who supplies it', async (name, supply) => {
    const { code, stdout, stderr } = await trace(name, PATH)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(supply)
    expect(stdout).toMatch(/^ {2}sent .* by \w+ as /m)
    expect(stdout).not.toContain('extracted')
  })

  it('marks where there is no value', async () => {
    const { code, stdout, stderr } = await trace('lost', PATH)
    expect(code).toBe(0)
    expect(stdout).toContain('(no value here)')
    expect(stderr).toBe('spec-lint: `{{lost}}` has no value where it is marked\n')
  })

  it.each([
    [['itm_id', PATH], `\`${PATH}\` has no \`{{itm_id}}\`; did you mean \`item_id\`?`],
    [['item_id'], '`--trace item_id` follows it through one spec; name that file'],
    [['item_id', PATH, PATH], '`--trace item_id` follows it through one spec; name that file'],
    [['a b', PATH], '`--trace` takes the name of a placeholder, and `a b` is none'],
    [['item_id', 'swagger/shop.yaml'], '`swagger/shop.yaml` is not one spec'],
    [['item_id', 'specs/none.md'], 'there is no `specs/none.md`'],
  ])('refuses %j', async (argv, message) => {
    expect(await trace(...argv)).toEqual({ code: 2, stdout: '', stderr: `spec-lint: ${message}\n` })
  })
})
