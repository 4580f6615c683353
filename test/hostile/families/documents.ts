import { BODY_AND_EXTRACT, fill, ROOM, SPEC, spec, SWAGGER, type HostileInput } from '../hostile-input.ts'

const HEAD = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items/{id}:
    post:
      requestBody:
        content: { application/json: { schema: { type: object, properties: { nane: { type: string } } } } }
      responses: { 200: { description: ok, content: { application/json: { schema: { type: object } } } } }
`

/** A YAML document whose positions are sought, since the spec has a finding about it. */
const yaml =
  (rest: string, head = HEAD) =>
  () => ({
    [SWAGGER]: '',
    'swagger/other.yaml': `${head}${rest}`,
    [SPEC]: spec(BODY_AND_EXTRACT).replace(SWAGGER, 'swagger/other.yaml'),
  })

/** Lines below a key of the document's own. */
const more = (line: (index: number) => string) => yaml(`x-more:\n${fill(ROOM - 2_000, line)}`)

/** YAML documents, as large as the bounds allow. */
export const DOCUMENTS: readonly HostileInput[] = [
  { name: 'keys', files: more((index) => `  key${index}: 1\n`) },
  {
    name: 'keys of a document with an anchor',
    files: more((index) => `  key${index}: ${index === 0 ? '&a ' : ''}1\n`),
  },
  { name: 'one key', files: more(() => '  a: 1\n') },
  { name: 'items', files: more(() => '  - 1\n') },
  { name: 'items with keys', files: more((index) => `  - { a: ${index}, b: [1, 2] }\n`) },
  { name: 'anchors', files: more((index) => `  k${index}: &a${index} 1\n`) },
  { name: 'aliases', files: more((index) => (index === 0 ? '  a: &a x\n' : `  k${index}: *a\n`)) },
  {
    name: 'aliases of a long list',
    files: more((index) => (index === 0 ? `  a: &a [${'1, '.repeat(5_000)}1]\n` : `  k${index}: *a\n`)),
  },
  { name: 'merge keys', files: more((index) => (index === 0 ? '  a: &a { x: 1 }\n' : `  k${index}: { <<: *a }\n`)) },
  {
    name: 'merge keys of merge keys',
    files: more((index) => `  k${index}: &k${index} { y${index}: 1, ${index === 0 ? '' : `<<: *k${index - 1}`} }\n`),
  },
  { name: 'a flow in one line', files: yaml(`x-more: [${'1, '.repeat(ROOM / 3 - 1_000)}1]\n`) },
  { name: 'flows in flows', files: yaml(`x-more: ${'['.repeat(200_000)}\n`) },
  {
    name: 'mappings in mappings',
    files: yaml(`x-more:\n${fill(ROOM - 2_000, (level) => `${' '.repeat(level + 1)}a:\n`)}`),
  },
  { name: 'a block of text', files: yaml(`x-more: |\n${'  b\n'.repeat(ROOM / 4 - 1_000)}`) },
  { name: 'blocks of text', files: more((index) => `  k${index}: |\n    b\n`) },
  { name: 'quoted texts', files: more((index) => `  k${index}: "a\\n\\u0041${index}"\n`) },
  { name: 'a quote that is never closed', files: yaml(`x-more: "${'b '.repeat(ROOM / 2 - 1_000)}`) },
  { name: 'tags', files: more((index) => `  k${index}: !!python/object:os.system ls\n`) },
  { name: 'errors', files: more(() => '  a: }\n') },
  { name: 'values with a colon', files: more((index) => `  k${index}: see: below\n`) },
  { name: 'comments', files: more(() => '  # a\n') },
  { name: 'questions', files: more((index) => `  ? a${index}\n`) },
  { name: 'documents in one file', files: yaml('---\n'.repeat(ROOM / 4 - 1_000)) },
  { name: 'tabs', files: yaml('\t'.repeat(ROOM - 2_000)) },
  { name: 'dates', files: more((index) => `  k${index}: 2001-12-14t21:59:43.10-05:00\n`) },
  { name: 'numbers', files: more((index) => `  k${index}: 0x${'f'.repeat(30)}${index}\n`) },
  {
    name: 'operations in YAML',
    files: yaml(
      fill(
        ROOM - 2_000,
        (index) => `  /v1/thing_${index}/{id}:\n    get: { responses: { 200: { description: ok } } }\n`,
      ),
    ),
  },
  {
    name: 'a Swagger 2.0 of definitions',
    files: yaml(
      `definitions:\n${fill(ROOM - 2_000, (index) => `  D${index}:\n    allOf: [{ $ref: '#/definitions/D${index + 1}' }, { properties: { a: { type: string } } }]\n`)}`,
      "swagger: '2.0'\nbasePath: /v1\npaths:\n  /items/{id}:\n    post: { parameters: [{ in: body, name: b, schema: { $ref: '#/definitions/D0' } }], responses: { 200: { description: ok, schema: { $ref: '#/definitions/D0' } } } }\n",
    ),
  },
]
