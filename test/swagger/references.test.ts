import { describe, expect, it } from 'vitest'
import { referenceAddress } from '../../src/swagger/reference-address.ts'
import type { SchemaView } from '../../src/swagger/model.ts'
import { messagesOf, storeOf } from './files.ts'
import { lookAt, usedSchemas } from './walk.ts'

const REFS = {
  'https://docs.example/entities/': 'shared/entities/',
  'https://docs.example/entities/old': 'legacy',
  'https://docs.example/outside/': '../elsewhere/',
}

const local = (reference: string) => referenceAddress(reference, 'api/v1/main.json', REFS)
const types = (schema: SchemaView | undefined) => schema?.types && [...schema.types].toSorted()

describe('referenceAddress', () => {
  it.each([
    ['', 'api/v1/main.json', ''],
    ['#/a/b', 'api/v1/main.json', '/a/b'],
    ['part.json', 'api/v1/part.json', ''],
    ['./part.json#/a', 'api/v1/part.json', '/a'],
    ['../part.json', 'api/part.json', ''],
    ['../../part.json', 'part.json', ''],
    ['sub/./x/../part.json', 'api/v1/sub/part.json', ''],
    ['sub\\part.json', 'api/v1/sub/part.json', ''],
    ['my%20part.json', 'api/v1/my part.json', ''],
    ['part.json?version=2#/a', 'api/v1/part.json', '/a'],
    ['https://docs.example/entities/a/b.json#/x', 'shared/entities/a/b.json', '/x'],
    ['https://docs.example/entities/old/b.json', 'legacy/b.json', ''],
    ['https://docs.example/entities/older/b.json', 'shared/entities/older/b.json', ''],
    ['https://docs.example/entities/a/../../up.json', 'shared/up.json', ''],
  ])('takes %s to %s', (reference, path, fragment) => {
    expect(local(reference)).toEqual({ kind: 'local', path, fragment })
  })

  it.each([
    '../../../part.json',
    '..%2f..%2f..%2fpart.json',
    '%2e%2e/%2e%2e/%2e%2e/part.json',
    '..\\..\\..\\part.json',
    '/etc/passwd',
    '\\\\host\\share',
    '//docs.example/entities/a.json',
    'file:///etc/passwd',
    'FILE:part.json',
    'C:\\part.json',
    'javascript:alert(1)',
    'data:application/json,{}',
    'http://docs.example/entities/a.json',
    'https://other.example/a.json',
    'https://docs.example/entitiesX/a.json',
    'https://docs.example/outside/a.json',
    'https://docs.example/entities/../../../a.json',
    'a\0.json',
    'a%00.json',
    '../..',
  ])('refuses %j', (reference) => {
    expect(local(reference).kind).toBe('refused')
  })
})

/** A document in a folder of its own, whose only schema is looked at, and what was read for it. */
function read(schema: unknown, files: Readonly<Record<string, unknown>>) {
  const responses = { 200: { content: { 'application/json': { schema } } } }
  const asked: string[] = []
  const all: Readonly<Record<string, unknown>> = {
    'api/main.json': { openapi: '3.0.0', paths: { '/a': { get: { responses } } } },
    ...files,
  }
  const store = storeOf(all, REFS, (path) => asked.push(path))
  const document = store.open('api/main.json')?.document
  if (document === undefined) throw new Error('no document')
  const [view] = [...usedSchemas(document)]
  if (view === undefined) throw new Error('no schema')
  return { view, document, store, asked }
}

describe('a $ref to another file', () => {
  it('is the whole of it without a fragment', () => {
    const { view } = read({ $ref: 'Pet.json' }, { 'api/Pet.json': { type: 'object', properties: { a: {} } } })
    expect([view.name, ...view.properties.keys()]).toEqual(['Pet', 'a'])
    expect(view.id).toBe('api/Pet.json#')
  })

  it('counts from the file that holds it', () => {
    const { view, document } = read(
      { $ref: 'parts/a.json#/one' },
      {
        'api/parts/a.json': {
          one: { properties: { x: { $ref: 'b.json' }, y: { $ref: '../c.yaml#/two' }, z: { $ref: '#/own' } } },
          own: { type: 'null' },
        },
        'api/parts/b.json': { type: 'string' },
        'api/c.yaml': 'two:\n  type: integer\n',
      },
    )
    expect([...view.properties.values()].map(types)).toEqual([['string'], ['integer'], undefined])
    expect(document.problems.map((problem) => [problem.source.path, problem.pointer])).toEqual([
      ['api/parts/a.json', ['own', 'type']],
    ])
  })

  it('by a published address goes on from its place in the project', () => {
    const { view, document } = read(
      { $ref: 'https://docs.example/entities/a/main.json#/properties/item' },
      {
        'shared/entities/a/main.json': { properties: { item: { properties: { x: { $ref: '../b.json' } } } } },
        'shared/entities/b.json': { type: 'string' },
      },
    )
    expect(types(view.properties.get('x'))).toEqual(['string'])
    expect(document.problems).toEqual([])
  })

  it('never leaves the project and never fetches', () => {
    const bad = ['../../secret.json', '/secret.json', 'file:///secret.json', 'https://evil.example/secret.json']
    const properties = Object.fromEntries(bad.map(($ref, index) => [`p${index}`, { $ref }]))
    const { view, document, asked } = read(
      { properties },
      { '../secret.json': {}, '/secret.json': {}, 'secret.json': {} },
    )
    lookAt(view, new Set(), 3)
    expect(asked).toEqual(['api/main.json'])
    expect(messagesOf(document)).toEqual([
      '`$ref` to `../../secret.json` leads out of the project.',
      '`$ref` to `/secret.json` is an absolute path.',
      '`$ref` to `file:///secret.json` has the scheme `file:`, which is not followed.',
      '`$ref` to `https://evil.example/secret.json` is never fetched, and no prefix of it is mapped to a folder by `refs` in the config.',
    ])
  })

  it('that is missing or unreadable is a problem where it is said', () => {
    const { view, document } = read(
      { properties: { a: { $ref: 'none.json' }, b: { $ref: 'broken.json' }, c: { $ref: 'list.json#/3' } } },
      { 'api/broken.json': '', 'api/list.json': [1, 2, 3] },
    )
    lookAt(view, new Set(), 3)
    expect(messagesOf(document)).toEqual([
      '`$ref` to `none.json` names the file `api/none.json`, which does not exist.',
      '`$ref` to `broken.json` names the file `api/broken.json`, which could not be read.',
      '`$ref` to `list.json#/3` names nothing: there is no `3` at `#`.',
    ])
    expect(document.problems.map((problem) => problem.pointer.at(-2))).toEqual(['a', 'b', 'c'])
  })

  it('decodes its pointer', () => {
    const odd = {
      'a/b': { 'c~d': { 'e f': { type: 'string' } } },
      'p%q': { type: 'integer' },
      'p%20q': { type: 'boolean' },
    }
    const refs = [
      'odd.json#/a~1b/c~0d/e%20f',
      'odd.json#/a~1b/c~0d/e f',
      'odd.json#/p%25q',
      'odd.json#/p%q',
      'odd.json#/p%20q',
    ]
    const properties = Object.fromEntries(refs.map(($ref, index) => [`p${index}`, { $ref }]))
    const { view } = read({ properties }, { 'api/odd.json': odd })
    expect([...view.properties.values()].map(types)).toEqual([
      ['string'],
      ['string'],
      ['integer'],
      ['integer'],
      ['boolean'],
    ])
  })

  it('leads through another reference', () => {
    const { view, document } = read(
      { $ref: 'a.json#/x/properties/y' },
      { 'api/a.json': { x: { $ref: 'b.json' } }, 'api/b.json': { properties: { y: { type: 'string' } } } },
    )
    expect(types(view)).toEqual(['string'])
    expect(document.problems).toEqual([])
  })

  it('leads in a circle without end', () => {
    const { view, document } = read(
      { properties: { a: { $ref: 'a.json' }, b: { $ref: 'c.json#/x/y' } } },
      {
        'api/a.json': { $ref: 'b.json' },
        'api/b.json': { $ref: 'a.json' },
        'api/c.json': { x: { $ref: '#/z/y' }, z: { $ref: '#/x/y' } },
      },
    )
    lookAt(view, new Set(), 3)
    expect([...view.properties.values()].map((property) => property.types)).toEqual([undefined, undefined])
    expect(document.problems.length).toBeGreaterThanOrEqual(2)
  })

  it('of a chain that is too long is given up', () => {
    const links = Array.from({ length: 5000 }, (_, index) => [`l${index}`, { $ref: `#/l${index + 1}/x` }] as const)
    const { view, document } = read({ $ref: 'chain.json#/l0/x' }, { 'api/chain.json': Object.fromEntries(links) })
    expect(view.types).toBeUndefined()
    expect(document.problems).toHaveLength(1)
  })

  it('is read once', () => {
    const { view, asked, store } = read(
      {
        properties: {
          a: { $ref: 'p.json#/x' },
          b: { $ref: 'p.json#/y' },
          c: { $ref: 'n.json' },
          d: { $ref: 'n.json' },
        },
      },
      { 'api/p.json': { x: {}, y: {} } },
    )
    lookAt(view, new Set(), 3)
    expect(asked).toEqual(['api/main.json', 'api/p.json', 'api/n.json'])
    expect([...store.reachedFrom('api/main.json')]).toEqual(['api/main.json', 'api/p.json', 'api/n.json'])
  })

  it('has the dialect that it says, else that of the document', () => {
    const siblings = { $ref: '#/base', required: ['a'] }
    const file = (root: object) => ({ ...root, x: siblings, base: { properties: { a: {} } } })
    const { view } = read(
      { properties: { a: { $ref: 'plain.json#/x' }, b: { $ref: 'dialect.json#/x' } } },
      {
        'api/plain.json': file({}),
        'api/dialect.json': file({ $schema: 'https://json-schema.org/draft/2020-12/schema' }),
      },
    )
    expect([...view.properties.values()].map((property) => property.required.size)).toEqual([0, 1])
  })

  it('may lead to components of the document itself by its name', () => {
    const { view } = read({ $ref: '../api/main.json#/paths/~1a/get' }, {})
    expect(view.id).toBe('api/main.json#/paths/~1a/get')
  })
})
