import { deepStrictEqual } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import type { Config } from '../../src/config/model.ts'
import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import { createSpecLint, type KeptResults } from '../../src/service/create-spec-lint.ts'
import type { RunStore } from '../../src/service/cache/kept-run.ts'
import type { Host } from '../../src/service/host.ts'
import type { LintRequest } from '../../src/service/lint-request.ts'
import { memoryHost } from '../harness/memory-host.ts'

/** After every date of the specs but one. */
export const NOW = new Date('2026-06-01T00:00:00Z')

/** When {@link FUTURE} ceases to be one. */
export const FUTURE = '2026-07-01T00:00:00Z'

export const SHOP = 'swagger/shop.yaml'
export const CLIENTS = 'swagger/clients.yaml'
export const ORDERS = 'swagger/orders.json'
export const ITEM = 'swagger/parts/item.yaml'
export const CLIENT = 'swagger/parts/client.yaml'
export const NEW_CLIENT = 'swagger/parts/new-client.yaml'

/**
 * Ten specs over three documents: a defect of a document that one spec meets in another one’s, an operation that only
 * another document has, one that there is nowhere, twins, a comment that hides a finding, an extract that other specs
 * know better, a moment to come, a part of a document that is missing.
 */
export const FILES: Readonly<Record<string, string>> = {
  [SHOP]: `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    get:
      description: All items.
      responses:
        '200':
          description: The items
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { $ref: 'parts/item.yaml' } }
    post:
      responses: { '201': { description: A new item } }
  /v1/items/{item_id}:
    get:
      parameters: [{ name: item_id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: One item } }
  /v1/items/{item_id}/stock:
    get: { responses: { '200': { description: How many there are } } }
`,
  [CLIENTS]: `openapi: 3.0.3
info: { title: Clients, version: '1' }
paths:
  /v1/clients:
    get: { responses: { '200': { description: The clients } } }
    post:
      responses:
        '201':
          description: A new client
          content: { application/json: { schema: { $ref: 'parts/new-client.yaml' } } }
  /v1/clients/{client_id}:
    $ref: 'parts/client.yaml'
`,
  [ORDERS]: JSON.stringify(
    {
      openapi: '3.0.3',
      info: { title: 'Orders', version: '1' },
      paths: { '/v1/orders': { post: { responses: { 201: { description: 'A new order' } } } } },
    },
    null,
    2,
  ),
  [ITEM]: `type: object
properties:
  id: { type: string }
  name: { type: string }
`,
  [CLIENT]: `get:
  parameters: [{ name: client_id, in: path, required: true, schema: { type: string } }]
  responses: { '200': { description: One client } }
`,
  ...specs(),
}

/** What a spec of these tests says. */
export interface Said {
  readonly swagger?: string
  readonly savedAt?: string
  /** What is read of the items in a step before. */
  readonly item?: string
  /** An operation that a step before calls. */
  readonly before?: string
  /** An operation that makes a client, in the UID table. */
  readonly create?: string
  readonly status?: number
  readonly top?: string
}

/** A spec for an endpoint. */
export function spec(endpoint: string, said: Said = {}): string {
  const { swagger = SHOP, savedAt = '2026-01-02T03:04:05Z', item, before, create, status = 200, top = '' } = said
  const steps = [
    ...(item === undefined ? [] : [step('look', 'GET /v1/items', 200, `    extract:\n      item_id: "${item}"\n`)]),
    ...(before === undefined ? [] : [step('before', before, 200)]),
  ]
  const rows = create === undefined ? '' : table(create)
  const declared = endpoint.replaceAll('{{', '{').replaceAll('}}', '}')
  return `---
endpoint: "${declared}"
swagger: ${swagger}
domain: shop
tags: []
status: pending
savedAt: ${savedAt}
timesReused: 0
---
${top}
# ${endpoint}

## Summary

Calls it.
${steps.length === 0 ? '' : `\n## Prerequisites\n\n\`\`\`yaml\nsteps:\n${steps.join('')}\`\`\`\n`}${rows}
## Test Request

\`\`\`yaml
steps:
${step('call_it', endpoint, status)}\`\`\`
`
}

function step(id: string, call: string, status: number, more = ''): string {
  const [method, path] = call.split(' ')
  const lines = `  - id: ${id}\n    description: Does ${id}\n    method: ${method}\n    path: "${path}"\n${more}`
  return `${lines}    expect:\n      status: ${status}\n`
}

function table(create: string): string {
  return `
## UID Resolution Procedure

| UID Field | GET Endpoint | Extract From | Create Fresh | Cleanup | Notes |
|-----------|--------------|--------------|--------------|---------|-------|
| client_id | - | - | ${create} | - | - |
`
}

function specs(): Readonly<Record<string, string>> {
  return {
    'specs/items.md': spec('GET /v1/items'),
    'specs/item.md': spec('GET /v1/items/{{item_id}}', { item: '$.data[0].uid' }),
    'specs/stock.md': spec('GET /v1/items/{{item_id}}/stock', { item: '$.data[0].id' }),
    'specs/new-item.md': spec('POST /v1/items', { status: 201, savedAt: FUTURE }),
    'specs/order.md': spec('POST /v1/orders', { swagger: ORDERS, before: 'GET /v1/clients', status: 201 }),
    'specs/order-with-client.md': spec('POST /v1/orders', { swagger: ORDERS, create: 'POST /v1/clients', status: 201 }),
    'specs/client.md': spec('GET /v1/clients/{{client_id}}', { swagger: CLIENTS }),
    'specs/unknown.md': spec('GET /v1/client', { swagger: CLIENTS }),
    'specs/hidden.md': spec('GET /v1/clients', {
      swagger: CLIENTS,
      status: 418,
      top: '<!-- spec-lint-disable frontmatter/expected-outcome -- it is a teapot -->\n',
    }),
    'specs/unasked.md': '---\nswagger: swagger/clients.yaml\n---\n\n# Nothing\n',
  }
}

/** What a run with the cache came to. */
export interface CachedRun {
  readonly result: LintResult
  /** Specs whose text was read, sorted. */
  readonly read: readonly string[]
  /** The same of all other files. */
  readonly readBesides: readonly string[]
}

/** Files in memory that are linted again and again. Kept is what the last run left, as it would lie on a disk. */
export class CachedProject {
  readonly files: Map<string, string>
  readonly #kept = new Map<string, string>()
  readonly #hidden = new Set<string>()
  config: Config

  constructor(files: Readonly<Record<string, string>> = FILES, config: Partial<Config> = {}) {
    this.files = new Map(Object.entries(files))
    this.config = { ...DEFAULT_CONFIG, swagger: ['swagger/*.{json,yaml}'], ...config }
  }

  /** Takes a file out of what is listed; it can be read all the same, as one behind a link can. */
  hide(path: string): void {
    this.#hidden.add(path)
  }

  /** Changes the text of a file; says so where that changes nothing. */
  replace(path: string, search: string, replacement: string): void {
    const text = this.files.get(path) ?? ''
    if (!text.includes(search)) throw new Error(`${path} has no ${JSON.stringify(search)}`)
    this.files.set(path, text.replace(search, replacement))
  }

  /** Lints with what the last run left, and makes sure that the result is the one without. */
  async lint(request: LintRequest = {}): Promise<CachedRun> {
    const asked = { now: NOW, ...request }
    const read = new Set<string>()
    const host = this.#host()
    const kept: KeptResults = {
      host: {
        ...host,
        read(path) {
          read.add(path)
          return host.read(path)
        },
        digest: (path) => host.read(path),
        digestOf: (text) => createHash('sha256').update(text).digest('hex'),
      },
      store: (_request, { encode, decode }): RunStore => {
        const key = JSON.stringify([this.config, asked.rules ?? {}, asked.only ?? null])
        return {
          load: () => {
            const json = this.#kept.get(key)
            return json === undefined ? undefined : decode(json)
          },
          save: (run) => this.#kept.set(key, encode(run)),
        }
      },
      keep: () => undefined,
    }
    const result = withoutTime(await createSpecLint(host, this.config, kept).lint(asked))
    deepStrictEqual(result, await this.lintAnew(asked))
    const paths = [...read].toSorted()
    return {
      result,
      read: paths.filter((path) => path.endsWith('.md')),
      readBesides: paths.filter((path) => !path.endsWith('.md')),
    }
  }

  #host(): Host {
    const host = memoryHost(this.files)
    return { ...host, list: (...search) => host.list(...search).filter((path) => !this.#hidden.has(path)) }
  }

  /** Lints as if it were for the first time, and leaves nothing. */
  async lintAnew(request: LintRequest = {}): Promise<LintResult> {
    return withoutTime(await createSpecLint(this.#host(), this.config).lint({ now: NOW, ...request }))
  }
}

function withoutTime(result: LintResult): LintResult {
  // Through JSON, as it is reported.
  return JSON.parse(JSON.stringify({ ...result, summary: { ...result.summary, durationMs: 0 } }))
}
