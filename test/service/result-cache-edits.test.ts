import fc from 'fast-check'
import { it } from 'vitest'
import {
  CachedProject,
  CLIENT,
  CLIENTS,
  FILES,
  FUTURE,
  ITEM,
  NEW_CLIENT,
  NOW,
  ORDERS,
  SHOP,
  spec,
} from './cached-project.ts'

const SPECS = [...Object.keys(FILES).filter((path) => path.endsWith('.md')), 'specs/more.md']

/** What a file may be like; `undefined`: absent. */
const VERSIONS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'specs/items.md': [spec('POST /v1/orders', { swagger: ORDERS }), spec('GET /v1/items', { before: 'GET /v1/gone' })],
  'specs/item.md': [spec('GET /v1/items/{{item_id}}', { item: '$.data[0].id' }), undefined],
  'specs/stock.md': [spec('GET /v1/items/{{item_id}}/stock', { item: '$.data[0].sku' }), undefined],
  'specs/order.md': [
    `\n${FILES['specs/order.md']}`,
    FILES['specs/order.md']?.replace('endpoint:', '# moved\nendpoint:'),
    undefined,
  ],
  'specs/order-with-client.md': [spec('POST /v1/orders', { swagger: ORDERS }), undefined],
  'specs/unknown.md': [
    spec('POST /v1/clients/{{client_id}}', { swagger: ORDERS }),
    spec('GET /v1/client', { swagger: 'swagger/client.yaml' }),
    spec('GET /v1/clients', { swagger: '/home/me/project/swagger/clients.yaml' }),
  ],
  'specs/more.md': [spec('POST /orders/', { swagger: ORDERS, create: 'POST /v1/clients' }), spec('GET /v1/items')],
  [SHOP]: [
    edited(SHOP, 'All items.', 'All items that there are.'),
    edited(SHOP, 'paths:', '# moved\npaths:'),
    edited(SHOP, 'get:', 'gett: {}\n    get:'),
    edited(SHOP, '/stock:', '/stocks:'),
    edited(SHOP, '  /v1/items:', '  /v1/more: { get: { responses: {} } }\n  /v1/items:'),
    'paths: [',
    undefined,
  ],
  [CLIENTS]: [
    edited(CLIENTS, '    get: {', '    gett: {}\n    get: {'),
    edited(CLIENTS, '/v1/clients:', '/v1/client:'),
    edited(CLIENTS, 'paths:', "servers: [{ url: 'https://example.org/api' }]\npaths:"),
    undefined,
  ],
  [ORDERS]: [
    edited(ORDERS, '"paths": {', '"paths": { "/v1/clients": { "get": { "responses": { "418": {} } } },'),
    edited(ORDERS, '"post"', '"put"'),
    edited(ORDERS, '"paths": {', '"paths": { "/v1/more": { "gett": {}, "get": {} },'),
    '{}',
  ],
  [ITEM]: [edited(ITEM, 'name', 'sku'), edited(ITEM, 'type: object', '# moved\ntype: object'), 'type: 1', undefined],
  [CLIENT]: [edited(CLIENT, 'get:', 'post:'), edited(CLIENT, 'get:', 'gett: {}\nget:'), undefined],
  [NEW_CLIENT]: ['type: object\nproperties: { number: { $ref: more.yaml } }\n', '$ref: new-client.yaml'],
  'swagger/parts/more.yaml': ['type: integer', 'type: object\nproperties: { id: { type: string } }'],
  'swagger/all.yaml': [
    FILES[CLIENTS],
    "swagger: '2.0'\npaths:\n  /v1/gone: { get: {} }\n  orders: { $ref: parts/client.yaml }\n",
  ],
}

function edited(path: string, search: string, replacement: string): string {
  return (FILES[path] ?? '').replace(search, replacement)
}

/** A file becomes another one, or what it was at first. */
const edit = fc
  .constantFrom(...Object.entries(VERSIONS))
  .chain(([path, versions]) => fc.record({ path: fc.constant(path), text: fc.constantFrom(...versions, FILES[path]) }))

const run = fc.record({
  edits: fc.array(edit, { maxLength: 3 }),
  files: fc.option(fc.subarray(SPECS), { nil: undefined }),
  now: fc.constantFrom(NOW, NOW, NOW, new Date(FUTURE), new Date('2026-05-01')),
  isStrict: fc.constantFrom(false, false, false, true),
})

it('comes to what a run without it comes to, whatever was edited between runs of whatever files', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(run, { minLength: 2, maxLength: 6 }), async (runs) => {
      const project = new CachedProject()
      const { preset } = project.config
      for (const { edits, files, now, isStrict } of runs) {
        for (const { path, text } of edits) {
          if (text === undefined) project.files.delete(path)
          else project.files.set(path, text)
        }
        project.config = { ...project.config, preset: isStrict ? 'strict' : preset }
        await project.lint({ now, ...(files === undefined ? {} : { files }) })
      }
    }),
    { numRuns: Number(process.env['SPEC_LINT_RUNS'] ?? 40) },
  )
}, 600_000)
