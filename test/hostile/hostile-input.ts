/** A project made to cost a linter more than it is worth. */
export interface HostileInput {
  /** What there is too much of. */
  readonly name: string
  /** Path → text; besides the files of {@link PLAIN}. Together they have at most {@link MOST_BYTES}. */
  readonly files: () => Readonly<Record<string, string>>
  /** What is run; default: `spec-lint` without arguments. */
  readonly run?: readonly ['spec-lint' | 'spec-new', ...string[]]
  /** What the report has to say, where silence would be a defect. */
  readonly told?: RegExp
}

/** The size that a hostile project may have for the bounds to hold. */
export const MOST_BYTES = 1_000_000

/** Where the hostile spec stands. */
export const SPEC = 'specs/shop/post_v1_items_id.md'
/** Where the hostile document stands. */
export const SWAGGER = 'swagger/shop.json'

/** An operation with a parameter, a body and a response. */
export const OPERATION = {
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'page', in: 'query', schema: { type: 'integer' } },
  ],
  requestBody: {
    content: {
      'application/json': {
        schema: { type: 'object', properties: { name: { type: 'string' }, count: { type: 'integer' } } },
      },
    },
  },
  responses: {
    200: {
      description: 'ok',
      content: {
        'application/json': { schema: { type: 'object', properties: { data: { $ref: '#/components/schemas/Item' } } } },
      },
    },
  },
}

/** The operation with a body of a schema. */
export function sending(schema: object): object {
  return { ...OPERATION, requestBody: { content: { 'application/json': { schema } } } }
}

/** A document with one operation, and whatever a family wants in its place. */
export function document(operation: object = OPERATION, schemas: object = { Item: { type: 'object' } }): string {
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: { '/v1/items/{id}': { post: operation } },
    components: { schemas },
  })
}

/** The parts of a spec that a family fills with too much of something. */
export interface SpecParts {
  readonly frontmatter?: string
  readonly prerequisites?: string
  readonly uidTable?: string
  readonly parameters?: string
  /** YAML of the only step's keys below its path, indented by four. */
  readonly request?: string
  readonly path?: string
  readonly notes?: string
}

/** A spec that is in order but for the parts that are given. */
export function spec(parts: SpecParts = {}): string {
  return [
    `---\nendpoint: "POST /v1/items/{id}"\nswagger: ${SWAGGER}\ndomain: shop\ntags: []\nstatus: pending\n`,
    `savedAt: 2026-01-02T03:04:05Z\nverifiedAt:\ntimesReused: 0\n${parts.frontmatter ?? ''}---\n\n`,
    '# Items\n\n## Summary\n\nChanges one.\n\n## Prerequisites\n\n',
    parts.prerequisites === undefined ? 'None.\n' : steps(parts.prerequisites),
    parts.uidTable === undefined ? '' : `\n## UID Resolution Procedure\n\n${parts.uidTable}\n`,
    '\n## Test Request\n\n',
    steps(
      `  - id: main_request\n    description: Change it\n    method: POST\n    path: ${parts.path ?? '/v1/items/1'}\n` +
        `${parts.request ?? ''}    expect:\n      status: 200\n`,
    ),
    parts.parameters === undefined ? '' : `\n## Parameters Reference\n\n${parts.parameters}\n`,
    parts.notes === undefined ? '' : `\n## Notes\n\n${parts.notes}\n`,
  ].join('')
}

/** A spec with findings about its request and about what it extracts. */
export const BODY_AND_EXTRACT: SpecParts = {
  prerequisites:
    '  - id: a\n    method: POST\n    path: /v1/items/1\n    extract:\n      x: $.a.b.c.d\n      y: $..id\n',
  request: '    body:\n      name: 5\n      deep: { a: { a: { a: { a: 1 } } } }\n',
  uidTable: '| UID Field | GET Endpoint | Extract From |\n|---|---|---|\n| x | POST /v1/items/{id} | a.b.c.d |\n',
  parameters: '### Body Parameters\n\n| Parameter | Type | Required |\n|---|---|---|\n| a.a.a.a | string | Yes |\n',
}

function steps(items: string): string {
  return `\`\`\`yaml\nsteps:\n${items}\`\`\`\n`
}

/** The files of every hostile project, unless its family has others at their places. */
export const PLAIN: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  [SWAGGER]: document(),
  [SPEC]: spec(),
}

/** As many parts as come close to a size in bytes, put together. */
export function fill(size: number, part: (index: number) => string): string {
  const parts: string[] = []
  for (let bytes = 0, index = 0; ; index++) {
    const next = part(index)
    bytes += Buffer.byteLength(next)
    if (bytes > size) return parts.join('')
    parts.push(next)
  }
}

/** What fits into the largest project beside the plain files. */
export const ROOM = MOST_BYTES - 4_000

/** What fits into the largest Markdown file that is read, beside the plain spec. */
export const MARKDOWN = 512 * 1024 - 4_000

/** What fits into the largest block of YAML that is read, beside a plain step. */
export const BLOCK = 124_000
