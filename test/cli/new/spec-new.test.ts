import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { temporaryFolder } from '../../node/temporary-folder.ts'
import { runNew } from './run-new.ts'

const SWAGGER = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    get:
      tags: [items]
      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, properties: { items: { type: array, items: { type: object, properties: { id: { type: string } } } } } } } } } }
  /v1/items/{item_id}:
    get:
      tags: [items]
      parameters: [{ name: item_id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: OK } }
    delete:
      tags: [admin]
      parameters: [{ name: item_id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Gone } }
`

const PATH = 'specs/shop/get_v1_items_item_id.md'

const FILES = { '.git/HEAD': '', 'swagger/shop/shop.yaml': SWAGGER }

function specsIn(folder: string): readonly string[] {
  return existsSync(join(folder, 'specs'))
    ? readdirSync(join(folder, 'specs'), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.\w+$/.test(path))
        .toSorted()
    : []
}

describe('spec-new METHOD PATH', () => {
  test('writes one file, and says which', async () => {
    const folder = temporaryFolder(FILES)
    expect(await runNew(folder, 'get', '/v1/items/{id}')).toEqual({ code: 0, stdout: `${PATH}\n`, stderr: '' })
    const text = readFileSync(join(folder, PATH), 'utf8')
    expect(text).toContain('savedAt: 2026-01-02T03:04:05Z')
    expect(text).toContain('item_id: $.items[0].id')
    expect(specsIn(folder)).toEqual(['shop/get_v1_items_item_id.md'])
  })

  test('never overwrites, unless it is told to', async () => {
    const folder = temporaryFolder({ ...FILES, [PATH]: 'mine' })
    const refused = await runNew(folder, 'GET /v1/items/{item_id}')
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain(`\`${PATH}\` is there already`)
    expect(readFileSync(join(folder, PATH), 'utf8')).toBe('mine')
    expect(await runNew(folder, 'GET /v1/items/{item_id}', '--force')).toMatchObject({ code: 0 })
    expect(readFileSync(join(folder, PATH), 'utf8')).not.toBe('mine')
  })

  test('names the spec that the operation has under another name', async () => {
    const folder = temporaryFolder({ ...FILES, 'specs/old/item.md': '---\nendpoint: GET /v1/items/{id}\n---\n' })
    const { code, stderr } = await runNew(folder, 'GET /v1/items/{item_id}')
    expect(code).toBe(2)
    expect(stderr).toContain('`specs/old/item.md`')
    expect(specsIn(folder)).toEqual(['old/item.md'])
  })

  test('writes nothing with --stdout, --dry-run and --explain', async () => {
    const folder = temporaryFolder(FILES)
    expect((await runNew(folder, 'GET /v1/items/{item_id}', '--stdout')).stdout).toMatch(
      /^---\nendpoint: GET \/v1\/items\/\{item_id\}\n/,
    )
    expect(await runNew(folder, 'GET /v1/items/{item_id}', '--dry-run')).toEqual({
      code: 0,
      stdout: `${PATH}\n`,
      stderr: '',
    })
    const { stdout } = await runNew(folder, 'GET /v1/items/{item_id}', '--explain', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      operation: { method: 'GET', path: '/v1/items/{item_id}', file: 'swagger/shop/shop.yaml' },
      identifiers: [
        {
          field: 'item_id',
          in: 'path',
          required: true,
          decision: 'step',
          get: 'GET /v1/items',
          candidates: [{ jsonPath: '$.items[0].id' }],
        },
      ],
    })
    expect((await runNew(folder, 'GET /v1/items/{item_id}', '--explain')).stdout).toContain(
      'GET /v1/items  $.items[0].id',
    )
    expect(specsIn(folder)).toEqual([])
  })

  test('does not follow a link out of the project', async () => {
    const outside = temporaryFolder({ 'kept.md': 'kept' })
    const folder = temporaryFolder(FILES)
    mkdirSync(join(folder, 'specs'))
    symlinkSync(outside, join(folder, 'specs/shop'))
    const { code, stderr } = await runNew(folder, 'GET /v1/items/{item_id}')
    expect(code).toBe(2)
    expect(stderr).toContain('out of the project')
    expect(readdirSync(outside)).toEqual(['kept.md'])
  })

  test('answers a name that there is not with the nearest names', async () => {
    const swagger = SWAGGER.replace('      tags: [items]\n', '      tags: [items]\n      operationId: listItems\n')
    const { stderr } = await runNew(temporaryFolder({ ...FILES, 'swagger/shop/shop.yaml': swagger }), 'listItem')
    expect(stderr).toContain('declares `listItem`; the nearest: `listItems`\n')
  })

  test.each([
    [['GET /v1/itemz/{item_id}'], '`GET /v1/items/{item_id}`'],
    [['/v1/items/{item_id}'], 'name one with its method'],
    [['GET /v1/items', '--template', 'fancy'], '`default`, `minimal`'],
    [
      ['GET /v1/items/{item_id}', 'more'],
      'declares `GET /v1/items/{item_id} more`; the nearest: `GET /v1/items/{item_id}`',
    ],
    [['GTE', '/v1/items'], 'declares `GTE /v1/items`; the nearest: `GET /v1/items`'],
    [['get'], '`get` is a method alone; name the path too, as in `get /v1/clients`'],
    [
      ['GET', 'C:/Program Files/Git/v1/items'],
      '`C:/Program Files/Git/v1/items` is a path of files, and Git Bash makes one of a path that begins with `/`',
    ],
    [['GET /v1/items', '--swagger', 'swagger/none.yaml'], 'there is no `swagger/none.yaml`'],
    [['GET /v1/items', '--swagger', 'swagger/shop'], '`swagger/shop` is no swagger document that can be read'],
    [['GET /v1/items', '--domain', '../up'], 'name of a folder'],
    [['GET /v1/items', '--tag', 'items'], 'go with `--all`'],
    [['GET /v1/items', '--stdout', '--explain'], 'exclude each other'],
    [['--frobnicate'], 'unknown option'],
    [[], 'Usage: spec-new'],
  ])('says what is wrong with %j', async (argv, message) => {
    const folder = temporaryFolder(FILES)
    const { code, stdout, stderr } = await runNew(folder, ...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(specsIn(folder)).toEqual([])
  })

  test('takes a path without its first slash, which Git Bash would make a path of files of', async () => {
    const folder = temporaryFolder(FILES)
    const [plain, bare] = [
      await runNew(folder, 'GET', '/v1/items', '--stdout'),
      await runNew(folder, 'GET', 'v1/items', '--stdout'),
    ]
    expect(plain.code).toBe(0)
    expect(bare).toEqual(plain)
  })

  test('takes a template of the team, and says where it is broken', async () => {
    const folder = temporaryFolder({
      ...FILES,
      'own.md': '<% method %> {{kept}} <% path %>\n',
      'broken.md': '<%# uids.rows %>',
    })
    expect(await runNew(folder, 'GET /v1/items', '--template', 'own.md', '--stdout')).toEqual({
      code: 0,
      stdout: 'GET {{kept}} /v1/items\n',
      stderr: '',
    })
    const broken = await runNew(folder, '--all', '--template', 'broken.md')
    expect(broken.code).toBe(2)
    expect(broken.stderr).toContain('the template is broken')
    expect(specsIn(folder)).toEqual([])
  })
})

describe('a template', () => {
  test.each([
    ['<% constructor %>|<% constructor.constructor %>', '|'],
    ['<%# constructor.constructor %>a = 1<%/ constructor.constructor %>', ''],
    ['<%# constructor.defineProperty %>a<%/ constructor.defineProperty %>', ''],
    ['<% __proto__ %><% toString %><% method.length %><% method.repeat %>', ''],
    ['<%# frontmatter %><% domain %> <% constructor %><% path %><%/ frontmatter %>', 'shop /v1/items'],
    ['<%> ../own %><%> /etc/passwd %>', ''],
  ])('is filled in with what there is to fill in, and not evaluated: %s', async (template, text) => {
    const folder = temporaryFolder({ ...FILES, 'own.md': 'own', 'tried.md': `${template}\n` })
    expect(await runNew(folder, 'GET /v1/items', '--template', 'tried.md', '--stdout')).toEqual({
      code: 0,
      stdout: `${text}\n`,
      stderr: '',
    })
  })
})

describe('spec-new --all', () => {
  test('writes what is missing, and sums up', async () => {
    const folder = temporaryFolder({ ...FILES, 'specs/old/item.md': '---\nendpoint: GET /v1/items\n---\n' })
    const { code, stdout, stderr } = await runNew(folder, '--all')
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${PATH}\nspecs/shop/delete_v1_items_item_id.md\n` })
    expect(stderr).toBe('spec-new: wrote 2 specs; 1 operation had one\n')
    expect(specsIn(folder)).toHaveLength(3)
    expect((await runNew(folder, '--all')).stderr).toBe('spec-new: wrote 0 specs; 3 operations had one\n')
  })

  test.each([
    [['--tag', 'Admin'], ['specs/shop/delete_v1_items_item_id.md']],
    [['--method', 'delete'], ['specs/shop/delete_v1_items_item_id.md']],
    [
      ['--swagger', 'swagger/shop/shop.yaml', '--domain', 'shop', '--method', 'delete'],
      ['specs/shop/delete_v1_items_item_id.md'],
    ],
  ])('keeps to %j', async (filter, paths) => {
    const folder = temporaryFolder(FILES)
    expect((await runNew(folder, '--all', '--dry-run', ...filter)).stdout).toBe(
      paths.map((path) => `${path}\n`).join(''),
    )
    expect(specsIn(folder)).toEqual([])
  })

  test('with nothing to write about is a mistake', async () => {
    const wrong = ['--all', '--tag', 'itmes', '--method', 'put']
    expect(await runNew(temporaryFolder(FILES), ...wrong)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'spec-new: no operation of the project has the tag `itmes` and the method `PUT`; did you mean `items`?\n',
    })
    expect((await runNew(temporaryFolder({ '.git/HEAD': '' }), '--all')).stderr).toBe(
      'spec-new: the swagger of the project declares no operation\n',
    )
  })
})
