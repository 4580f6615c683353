import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationIndex, type OperationLookup } from '../../src/swagger/operation-index.ts'
import { scanPathKeys } from '../../src/swagger/path-keys.ts'
import { storeOf } from './files.ts'

type Methods = Readonly<Record<string, string>>

/** A description with operations that say nothing; `get,post` gives two methods. */
function api(paths: Methods, root: object = { openapi: '3.0.0' }): object {
  const items = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.split(',').map((method) => [method, {}])),
  ])
  return { ...root, paths: Object.fromEntries(items) }
}

function indexOf(files: Readonly<Record<string, unknown>>) {
  const store = storeOf(files)
  return { index: new OperationIndex(store, () => Object.keys(files)), store }
}

const labels = (lookup: OperationLookup) => lookup.declared.map((match) => match.operation.label)
const one = (paths: Methods, root?: object) => indexOf({ 'a.json': api(paths, root) }).index

/** What a look-up says, without the objects. */
const told = (lookup: OperationLookup) => [
  lookup.declared.map((match) => [match.operation.document.source.path, match.operation.label, match.withoutPrefix]),
  lookup.otherMethods.length,
  lookup.hardcoded?.operation.label,
]

describe('a look-up', () => {
  it.each([
    '/v1/clients/{id}',
    '/v1/clients/{{client_uid}}',
    '/v1/clients/:id',
    '/v1/clients/{id}/',
    '/v1/clients/{x}?a=b',
    'v1/clients/{id}',
    '/v1//clients/{id}',
    '/v1/clients/%7Bid%7D',
    '/v1/clients/{{a}}-{{b}}',
  ])('finds %s', (path) => {
    expect(labels(one({ '/v1/clients/{uid}': 'get' }).lookup('get', path))).toEqual(['GET /v1/clients/{uid}'])
  })

  it('does not care for a slash at the end of the template', () => {
    expect(labels(one({ '/clients/': 'get' }).lookup('GET', '/clients'))).toEqual(['GET /clients'])
  })

  it('takes a literal before a parameter', () => {
    const index = one({ '/clients/{id}': 'get,put', '/clients/bulk': 'get' })
    expect(labels(index.lookup('GET', '/clients/bulk'))).toEqual(['GET /clients/bulk'])
    expect(labels(index.lookup('GET', '/clients/{x}'))).toEqual(['GET /clients/{id}'])
  })

  it('takes a mixed segment for itself', () => {
    const index = one({ '/files/{id}': 'get', '/files/{id}.json': 'get', "/items('{id}')": 'get', '/r/{a}:{b}': 'get' })
    expect(labels(index.lookup('GET', '/files/{{f}}.json'))).toEqual(['GET /files/{id}.json'])
    expect(labels(index.lookup('GET', '/files/{{f}}'))).toEqual(['GET /files/{id}'])
    expect(labels(index.lookup('GET', "/items('{{f}}')"))).toEqual(["GET /items('{id}')"])
    expect(labels(index.lookup('GET', '/r/{{x}}:{{y}}'))).toEqual(['GET /r/{a}:{b}'])
  })

  it('gives names that differ', () => {
    const [match] = one({ '/a/{x}/b/{y}': 'get' }).lookup('GET', '/a/{x}/b/{{ z }}').declared
    expect(match?.renamed).toEqual([{ said: 'z', declared: 'y' }])
  })

  it('says that the path is declared with other methods', () => {
    const lookup = one({ '/a/{x}': 'get,put', '/a/{y}/b': 'post' }).lookup('POST', '/a/{z}')
    expect(lookup.declared).toEqual([])
    expect(lookup.hardcoded).toBeUndefined()
    expect(lookup.otherMethods.map((match) => match.operation.label)).toEqual(['GET /a/{x}', 'PUT /a/{x}'])
  })

  it('says that a literal stands for a parameter', () => {
    const index = one({ '/a/{x}/b/{y}': 'get', '/{p}/{q}/{r}/{s}': 'get', '/files/{id}.json': 'get' })
    expect(index.lookup('GET', '/a/12/b/{y}').hardcoded).toMatchObject({ parameter: 'x', literal: '12' })
    expect(index.lookup('GET', '/a/12/b/13').hardcoded).toMatchObject({ parameter: 'x', literal: '12' })
    expect(index.lookup('GET', '/files/7.json').hardcoded).toMatchObject({ parameter: 'id', literal: '7' })
    expect(index.lookup('PUT', '/a/12/b/{y}').hardcoded).toBeUndefined()
    expect(index.lookup('GET', '/no/thing/in/common').hardcoded).toBeUndefined()
  })

  it('takes the fewest literals for parameters', () => {
    const index = one({ '/a/{x}/{y}': 'get', '/a/b/{y}': 'get', '/{z}/b/{y}': 'get' })
    expect(index.lookup('GET', '/a/b/1').hardcoded?.operation.label).toBe('GET /a/b/{y}')
  })

  it('finds nothing where nothing is', () => {
    const nothing = { declared: [], otherMethods: [], hardcoded: undefined }
    expect(one({ '/a': 'get' }).lookup('GET', '/b')).toMatchObject(nothing)
    expect(one({ '/a': 'get' }).lookup('GET', '')).toMatchObject(nothing)
    expect(new OperationIndex(storeOf({}), () => ['none.json']).lookup('GET', '/a')).toMatchObject(nothing)
  })
})

describe('a prefix', () => {
  const root = { swagger: '2.0', basePath: '/platform/v1' }

  it('may be left out, which is told', () => {
    const index = one({ '/clients/{id}': 'get' }, root)
    expect(index.lookup('GET', '/platform/v1/clients/{id}').declared[0]?.withoutPrefix).toBe(false)
    expect(index.lookup('GET', '/clients/{id}').declared[0]?.withoutPrefix).toBe(true)
  })

  it('that the template repeats is accepted once', () => {
    const index = one({ '/platform/v1/clients/{id}': 'get' }, root)
    for (const path of ['/platform/v1/clients/{id}', '/platform/v1/platform/v1/clients/{id}', '/clients/{id}']) {
      const [match] = index.lookup('GET', path).declared
      expect([path, match?.operation.identity, match?.withoutPrefix]).toEqual([
        path,
        'GET /platform/v1/clients/{}',
        path === '/clients/{id}',
      ])
    }
    expect(index.lookup('GET', '/v1/clients/{id}').declared).toEqual([])
  })

  it('may be any of several', () => {
    const servers = [{ url: '/v1' }, { url: 'https://a.example/v2' }, { url: '/{tenant}/v3' }]
    const index = one({ '/a/{id}': 'get' }, { openapi: '3.0.0', servers })
    for (const path of ['/v1/a/{x}', '/v2/a/{x}', '/{t}/v3/a/{x}']) {
      expect(index.lookup('GET', path).declared[0]?.withoutPrefix).toBe(false)
    }
    expect(index.lookup('GET', '/a/{x}').declared[0]?.withoutPrefix).toBe(true)
    expect(index.lookup('GET', '/v4/a/{x}').declared).toEqual([])
  })

  it('is found before a template of nothing but parameters', () => {
    const index = one({ '/{id}': 'get', '/': 'post' }, { swagger: '2.0', basePath: '/things' })
    expect(labels(index.lookup('GET', '/things/{x}'))).toEqual(['GET /things/{id}'])
    expect(labels(index.lookup('POST', '/things'))).toEqual(['POST /things'])
  })

  it('makes the better match over all documents', () => {
    const { index } = indexOf({
      'without.json': api({ '/clients': 'get' }, { swagger: '2.0', basePath: '/other' }),
      'with.json': api({ '/clients': 'get,post' }),
      'method.json': api({ '/clients': 'put' }, { swagger: '2.0', basePath: '/other' }),
    })
    expect(labels(index.lookup('GET', '/clients'))).toEqual(['GET /clients'])
    expect(index.lookup('GET', '/clients').declared[0]?.operation.document.source.path).toBe('with.json')
    expect(labels(index.lookup('PUT', '/clients'))).toEqual(['PUT /other/clients'])
  })
})

describe('several documents', () => {
  it('that declare one operation give it once each, in their order', () => {
    const { index } = indexOf({
      'b.json': api({ '/v1/a/{x}': 'get' }),
      'a.json': api({ '/a/{y}': 'get' }, { swagger: '2.0', basePath: '/v1' }),
    })
    const { declared } = index.lookup('GET', '/v1/a/{id}')
    expect(declared.map((match) => match.operation.document.source.path)).toEqual(['b.json', 'a.json'])
    expect(new Set(declared.map((match) => match.operation.identity)).size).toBe(1)
  })

  it('are parsed only when they may have the path', () => {
    const { index, store } = indexOf({
      'a.json': api({ '/a/{x}': 'get' }),
      'b.json': api({ '/b/a/{y}': 'get' }),
      'e.json': api({ '/e': 'get', '/c/{x}/e': 'get', '/a/{x}/e': 'get', '/a': 'get' }),
      'c.yaml': 'openapi: 3.0.0\npaths:\n  /c/{x}:\n    get: {}\n  "/d":\n    get: {}\n',
      'd.json': '{"openapi":"3.0.0","paths":{"\\/escaped\\/{x}":{"get":{}}}}',
    })
    const parsed = () => store.documents.map((document) => document.source.path)
    index.lookup('GET', '/a/{z}')
    expect(parsed()).toEqual(['a.json', 'b.json'])
    index.lookup('GET', '/d')
    index.lookup('GET', '/c/{z}')
    index.lookup('GET', '/escaped/{z}')
    expect(parsed()).toEqual(['a.json', 'b.json', 'c.yaml', 'd.json'])
    index.lookup('GET', '/nowhere')
    expect(store.documents).toHaveLength(5)
  })

  it('are searched in full before a path counts as declared nowhere', () => {
    const text = 'openapi: 3.0.0\npaths: {/flow/{x}: {get: {}}, plain: {get: {}}, /with space: {get: {}}}\n'
    const { index } = indexOf({ 'a.yaml': text.replace('/flow/{x}', '"/fl\\u006fw/{x}"') })
    expect(labels(index.lookup('GET', '/flow/{y}'))).toEqual(['GET /flow/{x}'])
    expect(labels(index.lookup('GET', '/plain'))).toEqual(['GET /plain'])
    expect(labels(index.lookup('GET', '/with space'))).toEqual(['GET /with space'])
  })

  it('that are none are passed over', () => {
    const { index } = indexOf({
      'a.json': '{',
      'b.json': '{"x":"paths"}',
      'c.json': api({ '/a': 'get' }),
      'd.yaml': '/a: {}',
    })
    expect(labels(index.lookup('GET', '/a'))).toEqual(['GET /a'])
    expect(index.documents.map((document) => document.source.path)).toEqual(['c.json'])
  })

  it('can be asked one at a time', () => {
    const { index, store } = indexOf({ 'a.json': api({ '/a': 'get' }), 'b.json': api({ '/b': 'get' }) })
    const document = store.open('a.json')?.document
    if (document === undefined) throw new Error('no document')
    expect(labels(index.lookupIn(document, 'get', '/a'))).toEqual(['GET /a'])
    expect(index.lookupIn(document, 'get', '/b').declared).toEqual([])
    expect(index.lookupIn(document, 'post', '/a').otherMethods).toHaveLength(1)
  })

  it('answer alike whichever was parsed before', () => {
    const paths = ['/a', '/a/{x}', '/a/b', '/a/{x}/b', '/{x}', '/v1/a/{x}']
    const documentPaths = array(constantFrom(...paths), { maxLength: 4 })
    assert(
      property(array(documentPaths, { maxLength: 4 }), constantFrom(...paths, '/v1', '/v1/a/1'), (documents, asked) => {
        const files = Object.fromEntries(
          documents.map((each, index) => [
            `${index}.json`,
            api(Object.fromEntries(each.map((path) => [path, 'get'])), {
              swagger: '2.0',
              basePath: index % 2 ? '/v1' : '/',
            }),
          ]),
        )
        const lazy = indexOf(files).index
        const eager = indexOf(files).index
        expect(eager.documents.length).toBe(documents.length)
        expect(told(lazy.lookup('GET', asked))).toEqual(told(eager.lookup('GET', asked)))
      }),
    )
  })
})

describe('the nearest operations', () => {
  const { index } = indexOf({
    'a.json': api({ '/v1/clients/{id}': 'get,post', '/v1/client/{id}': 'get', '/v1/clients/{id}/notes': 'get' }),
    'b.json': api({ '/clients/{id}': 'get', '/matters': 'get' }, { swagger: '2.0', basePath: '/v1' }),
  })
  const nearest = (method: string, path: string, limit = 5) =>
    index.nearest(method, path, limit).map((each) => each.label)

  it('are spelled alike, the closest first, then the same method', () => {
    expect(nearest('POST', '/v1/cliens/{id}')).toEqual([
      'POST /v1/clients/{id}',
      'GET /v1/clients/{id}',
      'GET /v1/client/{id}',
    ])
  })

  it('are at most as many as asked for, each once', () => {
    expect(nearest('GET', '/v1/cliens/{id}', 1)).toEqual(['GET /v1/clients/{id}'])
    expect(nearest('GET', '/v1/mattters')).toEqual(['GET /v1/matters'])
  })

  it('may lack the prefix', () => {
    expect(nearest('GET', '/mattters')).toEqual(['GET /v1/matters'])
  })

  it('are none where nothing is alike', () => {
    expect(nearest('GET', '/something/else')).toEqual([])
  })
})

describe('scanPathKeys', () => {
  it('finds keys of JSON and YAML in every usual spelling', () => {
    const text = [
      '{"/a/{b}": {}, "\\/c\\/d"  : {}, "x": "/no/key", "application/json":{}, "/r/{a}:{b}":{}}',
      '/e/f:',
      "  '/g/h':",
      '  "/i/j":  ',
      '  k/l: x',
      '  url: https://a.example/b',
      '  $ref: "#/m/n"',
      '  /s/{a}:{b}: {}',
      '/crlf:\r',
    ].join('\n')
    expect(scanPathKeys(text)).toEqual(['/a/{b}', '/c/d', '/r/{a}:{b}', '/e/f', '/g/h', '/i/j', '/s/{a}:{b}', '/crlf'])
  })

  it('takes no time for a text that is made to take some', () => {
    const start = performance.now()
    expect(scanPathKeys('/'.repeat(2_000_000))).toEqual([])
    expect(scanPathKeys(' /'.repeat(1_000_000))).toEqual([])
    expect(scanPathKeys(' /:'.repeat(500_000) + '"')).toHaveLength(4_000)
    expect(scanPathKeys(`"/"${' '.repeat(1000)}`.repeat(2000))).toEqual([])
    expect(scanPathKeys(` /${'a:'.repeat(1_000_000)}`)).toEqual([])
    expect(performance.now() - start).toBeLessThan(4000)
  })
})
