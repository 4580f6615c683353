import { expect, it } from 'vitest'
import { builtPackage } from '../cli/built-package.ts'
import { CLEAN, project, spec } from '../cli/project.ts'
import { witnessed } from './witness.ts'

const { bin, newBin } = builtPackage({ types: false })

const HOST = 'https://127.0.0.1:1'

/** A project in which everything that can name something names an address. */
function inviting(): string {
  const url = `${HOST}/shop.yaml`
  return project({
    ...CLEAN,
    'spec-lint.config.yaml': `refs:\n  ${HOST}/apis/: swagger/\nvariables: ["${HOST}/x"]\n`,
    'swagger/shop.yaml': `openapi: 3.1.0
$id: ${HOST}/root
$schema: ${HOST}/schema
jsonSchemaDialect: ${HOST}/dialect
info: { title: Shop, version: '1', termsOfService: ${url} }
externalDocs: { url: ${url} }
servers: [{ url: ${HOST}/v1 }, { url: 'http://127.0.0.1:1' }, { url: 'ftp://127.0.0.1:1' }]
paths:
  /v1/items:
    get: { $ref: "${url}#/paths/x" }
    post:
      requestBody: { content: { application/json: { schema: { $ref: "${url}#/a" } } } }
      responses: { '200': { $ref: "//127.0.0.1:1/responses.yaml" } }
  /v1/others: { $ref: "${HOST}/apis/other.yaml#/paths/y" }
components:
  schemas:
    A: { $ref: "http://127.0.0.1:1/a.json", externalValue: "${url}" }
  examples: { E: { externalValue: "${url}" } }
`,
    'specs/shop/get_v1_address.md': spec().replace('swagger/shop.yaml', url),
    'specs/shop/post_v1_items.md': spec('POST /v1/items')
      .replace('path: /v1/items', `path: ${HOST}/v1/items\n    body: { a: "${url}", b: { $ref: "${url}" } }`)
      .replace('Lists them.', `![picture](${url}) <${url}> <img src="${url}"> <script src="${url}"></script>`),
  })
}

const PROGRAMS = { 'spec-lint': bin, 'spec-new': newBin }

it.each<readonly [keyof typeof PROGRAMS, readonly string[]]>([
  ['spec-lint', []],
  ['spec-lint', ['--no-cache', '--format', 'sarif']],
  ['spec-lint', ['--no-cache', '--fix', '--unsafe']],
  ['spec-lint', [`${HOST}/a.md`]],
  ['spec-lint', ['--config', `${HOST}/spec-lint.config.yaml`]],
  ['spec-lint', ['--version']],
  ['spec-new', ['POST /v1/items', '--stdout']],
  ['spec-new', ['--all', '--dry-run']],
  ['spec-new', ['POST /v1/items', '--stdout', '--template', `${HOST}/template.md`]],
  ['spec-new', ['GET', `${HOST}/v1/items`, '--stdout']],
])('%s %j opens no socket, looks up no name and starts no process', async (program, argv) => {
  const { deeds, stderr, code } = await witnessed(inviting(), [PROGRAMS[program], ...argv])
  expect(deeds.filter(({ kind }) => kind === 'network' || kind === 'process')).toEqual([])
  expect(stderr).not.toMatch(/^\s+at /m)
  expect([0, 1, 2]).toContain(code)
})

it.each([
  "fetch('http://127.0.0.1:1')",
  "require('node:http').get('http://127.0.0.1:1')",
  "require('node:dns').lookup('localhost', () => {})",
  "new (require('node:net').Socket)().connect(1)",
  "require('node:child_process').spawn('true')",
])('would notice %s', async (script) => {
  const { deeds, code } = await witnessed(project(), ['-e', script])
  expect(deeds.filter(({ kind }) => kind === 'network' || kind === 'process')).toHaveLength(1)
  expect(code).not.toBe(0)
})
