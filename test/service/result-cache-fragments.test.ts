import { describe, expect, it } from 'vitest'
import { CachedProject, spec } from './cached-project.ts'

const API = 'swagger/api.yaml'
const PART = 'swagger/parts/members.yaml'

/** One document, of which each spec needs a part; nothing is wrong with either of them. */
const FILES: Readonly<Record<string, string>> = {
  [API]: `openapi: 3.0.3
info: { title: Club, version: '1' }
servers: [{ url: 'https://api.example.com' }]
paths:
  /v1/members:
    get:
      operationId: members
      responses: { '200': { $ref: 'parts/members.yaml#/All' } }
  /v1/rooms:
    get:
      responses: { '200': { $ref: '#/components/responses/Rooms' } }
  /v1/pets:
    get:
      responses:
        '200':
          description: The pets
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  responses:
    Rooms:
      description: The rooms
      content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } }
  schemas:
    Member: { type: object, properties: { id: { type: string }, name: { type: string } } }
    Room: { type: object, properties: { id: { type: string } } }
    Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
    Unused: { type: object }
`,
  [PART]: `All:
  description: The members
  content: { application/json: { schema: { type: array, items: { $ref: '../api.yaml#/components/schemas/Member' } } } }
`,
  'specs/members.md': ofApi('GET /v1/members'),
  'specs/rooms.md': ofApi('GET /v1/rooms'),
  'specs/pets.md': ofApi('GET /v1/pets'),
}

const [MEMBERS, PETS, ROOMS] = ['specs/members.md', 'specs/pets.md', 'specs/rooms.md']

function ofApi(endpoint: string): string {
  return spec(endpoint, { swagger: API })
}

/** The specs that a change makes the next run judge, and no run after it. */
async function judgedAfter(change: (project: CachedProject) => void): Promise<readonly string[]> {
  const project = new CachedProject(FILES)
  await project.lint()
  change(project)
  const { read } = await project.lint()
  expect((await project.lint()).read).toEqual([])
  return read
}

describe('a change of a document', () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    ['in layout', 'paths:', '# All paths\n\npaths:', []],
    ['by a new operation', '  /v1/rooms:', '  /v1/halls: { get: { responses: {} } }\n  /v1/rooms:', []],
    ['of a component that nobody refers to', 'Unused: { type: object }', 'Unused: { type: string }', []],
    ['of an operation', 'operationId: members', 'operationId: people', [MEMBERS]],
    ['by one more method of a path', '  /v1/rooms:', '  /v1/rooms:\n    put: { responses: {} }', [ROOMS]],
    ['of a component', 'Member: { type: object', 'Member: { type: [object]', [MEMBERS]],
    ['of a component behind another one', 'Room: { type: object', 'Room: { type: string', [ROOMS]],
    ['of a component that is gone', '    Room: {', '    Hall: {', [ROOMS]],
    ['of what its servers are', 'api.example.com', 'api.example.com/v2', [MEMBERS, ROOMS]],
    ['of a security scheme', 'X-Key', 'X-Token', [MEMBERS, ROOMS]],
    ['of an extension that others may refer to', 'info:', 'x-more: { type: object }\ninfo:', [MEMBERS, ROOMS]],
    ['by when it was made', 'info:', 'x-made: 2026-01-01\ninfo:', []],
    ['of its own version', "version: '1'", "version: '2'", []],
    ['of what the root should not have', 'info:', 'more: 1\ninfo:', [MEMBERS, ROOMS]],
  ])('%s concerns those alone that are made of it', async (_, search, replacement, judged) => {
    const read = await judgedAfter((project) => project.replace(API, search, replacement))
    // Where a discriminator stands, other schemas may be alternatives that nothing refers to.
    expect(read).toEqual([...judged, PETS].toSorted())
  })

  it('concerns by its parts in other files those that refer to these', async () => {
    expect(await judgedAfter((project) => project.replace(PART, 'The members', 'Members'))).toEqual([MEMBERS, PETS])
    expect(await judgedAfter((project) => project.replace(PART, 'All', 'Some'))).toEqual([MEMBERS, PETS])
    expect(await judgedAfter((project) => project.files.delete(PART))).toEqual([MEMBERS, PETS])
    const project = new CachedProject(FILES)
    project.files.delete(PART)
    await project.lint()
    project.files.set(PART, FILES[PART] ?? '')
    expect((await project.lint()).read).toContain(MEMBERS)
  })

  it('concerns nobody where it is another document that declares nothing of it', async () => {
    const other =
      'openapi: 3.0.3\ninfo: { title: More, version: "1" }\npaths: { /v1/more: { get: { responses: {} } } }\n'
    expect(await judgedAfter((project) => project.files.set('swagger/more.yaml', other))).toEqual([])
  })

  it('concerns those to whom a finding shows a place of it, which may have moved', async () => {
    const project = new CachedProject({ ...FILES, [ROOMS ?? '']: spec('GET /v1/rooms', { swagger: API, status: 201 }) })
    const { result } = await project.lint()
    expect(result.diagnostics.flatMap(({ related }) => related.map(({ file }) => file))).toContain(API)
    project.replace(API, 'paths:', '# All paths\n\npaths:')
    expect((await project.lint()).read).toEqual([PETS, ROOMS])
  })

  it('concerns no more specs after runs over some of them', async () => {
    const project = new CachedProject(FILES)
    await project.lint()
    project.replace(API, 'Unused: { type: object }', 'Unused: { type: string }')
    expect((await project.lint({ files: [MEMBERS ?? ''] })).read).toEqual([])
    expect((await project.lint()).read).not.toContain(MEMBERS)
  })
})

describe('a defect of a document', () => {
  it('is told of where it is met beside what nobody has to judge again', async () => {
    const project = new CachedProject(FILES)
    project.replace(API, '  /v1/rooms:\n    get:', '  /v1/rooms:\n    gett: {}\n    get:')
    const { result } = await project.lint()
    expect(result.diagnostics.map(({ ruleId }) => ruleId)).toContain('swagger/document')
    project.replace(API, 'Unused: { type: object }', 'Unused: { type: string }')
    expect((await project.lint()).read).toEqual([PETS])
    project.replace(API, 'gett', 'got')
    expect((await project.lint()).read).toEqual([PETS, ROOMS])
  })
})
