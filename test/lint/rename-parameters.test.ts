import { expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { memoryHost } from '../harness/memory-host.ts'

const SWAGGER = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/shops/{shop_id}/items/{item_id}:
    get: { responses: { '200': { description: One item } } }
`

const spec = `---
endpoint: GET /v1/shops/{id}/items/{uid}
swagger: swagger/shop.yaml
domain: shop
tags: [items]
status: verified
savedAt: 2026-01-02T03:04:05Z
verifiedAt: 2026-01-02T03:04:05Z
timesReused: 0
---

# Read an item

## Summary

Reads it.

## Test Request

\`\`\`yaml
steps:
  - id: read_item
    method: GET
    path: /v1/shops/{{shop_id}}/items/{{item_id}}
    expect: { status: [200] }
\`\`\`
`

async function fixed(path: string) {
  const host = memoryHost(
    new Map([
      ['swagger/shop.yaml', SWAGGER],
      [path, spec],
    ]),
  )
  const { changes, rolledBack } = await createSpecLint(host, DEFAULT_CONFIG).fix({ unsafe: true })
  return { endpoint: /endpoint: .*/.exec(changes[0]?.after ?? '')?.[0], rolledBack: rolledBack.length }
}

it('renames the parameters of an endpoint where the file has their names, and tries nothing elsewhere', async () => {
  expect(await fixed('specs/shop/get_v1_shops_shop_id_items_item_id.md')).toEqual({
    endpoint: 'endpoint: GET /v1/shops/{shop_id}/items/{item_id}',
    rolledBack: 0,
  })
  expect(await fixed('specs/shop/get_v1_shops_id_items_uid.md')).toEqual({ endpoint: undefined, rolledBack: 0 })
})
