import { describe, expect, it } from 'vitest'

import { explainPlan } from '../../src/infer/explain-plan.ts'
import { IdentifierSources, type InferenceOptions } from '../../src/infer/identifier-sources.ts'
import { inferIdentifiers } from '../../src/infer/infer-identifiers.ts'
import type { ObservedUse } from '../../src/infer/model.ts'
import { ProducerIndex } from '../../src/infer/producer-index.ts'
import { documentOf, operationOf } from '../swagger/files.ts'

const ok = (example: unknown) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': { example } } } },
})
const takes = (schema: unknown) => ({ requestBody: { required: true, content: { 'application/json': { schema } } } })
const object = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
})
const text = { type: 'string' }

const shop = (paths: Record<string, unknown>) => documentOf({ openapi: '3.0.0', paths })

function planOf(
  paths: Record<string, unknown>,
  label: string,
  options: Partial<Omit<InferenceOptions, 'config'>> & Partial<InferenceOptions['config']> = {},
) {
  const { observed = [], ...config } = options
  const document = shop(paths)
  const sources = new IdentifierSources(new ProducerIndex([document]), {
    config: { variables: [], aliases: {}, ...config },
    observed,
  })
  return explainPlan(inferIdentifiers(operationOf(document, label), sources))
}

const BOOKS = {
  get: ok({ data: { books: [{ id: 'b1', author: { id: 'a1' } }] } }),
  post: { ...takes(object({ author_id: text })), ...ok({ data: { book: { id: 'b1' } } }) },
}
const AUTHORS = { get: ok({ authors: [{ id: 'a1' }] }), post: ok({ author: { id: 'a1' } }) }
const calls = (steps: readonly { readonly method: string; readonly path: string }[]) =>
  steps.map(({ method, path }) => `${method} ${path}`)

describe('a plan', () => {
  it('takes what is there from a list, by its path from the example', () => {
    const { steps, identifiers } = planOf(
      { '/v1/books': BOOKS, '/v1/books/{id}': { get: ok({}) } },
      'GET /v1/books/{id}',
    )
    expect(steps).toEqual([
      { method: 'GET', path: '/v1/books', file: 'api.json', extract: { book_id: '$.data.books[0].id' } },
    ])
    expect(identifiers).toMatchObject([
      { field: 'id', in: 'path', required: true, decision: 'step', get: 'GET /v1/books', create: 'POST /v1/books' },
    ])
  })

  it('takes nothing that an example has beside what the schema says an object is', () => {
    const schema = object({
      books: { type: 'array', items: object({ book_number: text, author: { type: 'object' } }) },
    })
    const example = { id: 'request', books: [{ id: 'b1', book_number: 'b1', author: { id: 'a1' } }] }
    const get = { responses: { 200: { description: 'ok', content: { 'application/json': { schema, example } } } } }
    const take = (name: string) => {
      const paths = { '/v1/books': { get }, [`/v1/things/{${name}}`]: { get: ok({}) } }
      return planOf(paths, `GET /v1/things/{${name}}`).identifiers[0]?.candidates.map(({ jsonPath }) => jsonPath)
    }
    expect(take('book_id')).toEqual(['$.books[0].book_number'])
    expect(take('book_number')).toEqual(['$.books[0].book_number'])
    // Of the author the schema says nothing more.
    expect(take('author_id')).toEqual(['$.books[0].author.id'])
  })

  it('creates what is to be deleted, after what that takes', () => {
    const paths = { '/v1/books': BOOKS, '/v1/authors': AUTHORS, '/v1/books/{id}': { delete: ok({}) } }
    const { steps, identifiers } = planOf(paths, 'DELETE /v1/books/{id}')
    expect(steps.map(({ method, path, extract }) => [method, path, extract])).toEqual([
      ['GET', '/v1/authors', { author_id: '$.authors[0].id' }],
      ['POST', '/v1/books', { book_id: '$.data.book.id' }],
    ])
    expect(identifiers[0]).toMatchObject({ cleanup: 'DELETE /v1/books/{id}' })
  })

  it('leaves what holds the thing that is deleted as it is', () => {
    const paths = {
      '/shelves': { get: ok([{ id: 's1' }]), post: ok({ id: 's1' }) },
      '/shelves/{shelf_id}/books': { get: ok([{ id: 'b1' }]), post: ok({ id: 'b1' }) },
      '/shelves/{shelf_id}/books/{id}': { delete: {} },
      '/shelves/{shelf_id}': { delete: {} },
    }
    expect(calls(planOf(paths, 'DELETE /shelves/{shelf_id}/books/{id}').steps)).toEqual([
      'GET /shelves',
      'POST /shelves/{shelf_id}/books',
    ])
    expect(calls(planOf(paths, 'DELETE /shelves/{shelf_id}').steps)).toEqual(['POST /shelves'])
  })

  it('takes a search by `POST` for what it is: it changes nothing, and yields what is there', () => {
    const paths = {
      '/members': { get: ok([{ id: 'm1' }]), post: ok({ id: 'm1' }) },
      '/loans.list': { post: { ...takes(object({ member_id: text })), ...ok({ loans: [{ id: 'l1' }] }) } },
      '/loans/{loan_id}/receipt': { get: ok({}) },
    }
    expect(calls(planOf(paths, 'POST /loans.list').steps)).toEqual(['GET /members'])
    const { steps, identifiers } = planOf(paths, 'GET /loans/{loan_id}/receipt')
    expect(calls(steps)).toEqual(['GET /members', 'POST /loans.list'])
    expect(identifiers).toMatchObject([{ get: 'POST /loans.list', create: null }])
  })

  it('finds an item among the items of an address, though the name says little elsewhere', () => {
    const paths = {
      '/items': { get: ok({ items: [{ id: 'i1' }] }), post: ok({ id: 'i1' }) },
      '/items/{itemId}': { delete: {} },
      '/moves': { post: takes(object({ itemId: text })) },
    }
    expect(calls(planOf(paths, 'POST /moves').steps)).toEqual(['GET /items'])
    expect(calls(planOf(paths, 'DELETE /items/{itemId}').steps)).toEqual(['POST /items'])
  })

  it('has one step for an operation that yields two identifiers', () => {
    const orders = { get: ok({ orders: [{ id: 1, invoice: { id: 2 } }] }) }
    const body = takes(object({ order_id: text, invoice_id: text }))
    const { steps } = planOf({ '/orders': orders, '/refunds': { post: { ...body, ...ok({}) } } }, 'POST /refunds')
    expect(steps).toMatchObject([
      { path: '/orders', extract: { order_id: '$.orders[0].id', invoice_id: '$.orders[0].invoice.id' } },
    ])
  })

  it('reads schemas through references, merged and circular ones too', () => {
    const document = documentOf({
      openapi: '3.0.0',
      paths: {
        '/nodes': {
          get: {
            responses: {
              200: {
                content: {
                  'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Node' } } },
                },
              },
            },
          },
        },
        '/nodes/{node_uid}': { get: ok({}) },
      },
      components: {
        schemas: {
          Base: { type: 'object', properties: { uid: text } },
          Node: {
            allOf: [
              { $ref: '#/components/schemas/Base' },
              { properties: { parent: { $ref: '#/components/schemas/Node' } } },
            ],
          },
        },
      },
    })
    const sources = new IdentifierSources(new ProducerIndex([document]), { config: { variables: [], aliases: {} } })
    const { steps } = explainPlan(inferIdentifiers(operationOf(document, 'GET /nodes/{node_uid}'), sources))
    expect(steps).toMatchObject([{ path: '/nodes', extract: { node_uid: '$[0].uid' } }])
  })

  it('leaves to the environment what the config says it supplies, and spends no step on it', () => {
    const paths = { '/v1/books': BOOKS, '/v1/books/{id}': { get: ok({}) } }
    const { steps, identifiers } = planOf(paths, 'GET /v1/books/{id}', { variables: ['book_id'] })
    expect(steps).toEqual([])
    expect(identifiers).toMatchObject([{ decision: 'config', candidates: [] }])
  })

  it('never goes round: two things that need each other have no first', () => {
    const create = (needed: string, yielded: string) => ({
      post: { ...takes(object({ [needed]: text })), ...ok({ [yielded]: { id: 1 } }) },
    })
    const paths = {
      '/hens': create('egg_id', 'hen'),
      '/eggs': create('hen_id', 'egg'),
      '/hens/{hen_id}': { get: ok({}) },
    }
    const { steps, identifiers } = planOf(paths, 'GET /hens/{hen_id}')
    expect(steps).toEqual([])
    expect(identifiers).toMatchObject([{ decision: 'todo', create: 'POST /hens' }])
  })

  it('goes at most three steps deep', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter}${letter}x`)
    const paths = Object.fromEntries(
      names.map((name, index) => {
        const next = names[index + 1]
        const body = next === undefined ? {} : takes(object({ [`${next}_id`]: text }))
        return [`/${name}`, { post: { ...body, ...ok({ [name]: { id: 1 } }) } }]
      }),
    )
    const deep = planOf({ ...paths, '/aax/{aax_id}': { get: ok({}) } }, 'GET /aax/{aax_id}')
    expect(deep.steps).toEqual([])
    const reachable = planOf({ ...paths, '/ccx/{ccx_id}': { get: ok({}) } }, 'GET /ccx/{ccx_id}')
    expect(calls(reachable.steps)).toEqual(['POST /eex', 'POST /ddx', 'POST /ccx'])
  })

  it('takes what is in a thing that nobody yields by the same placeholder', () => {
    const paths = {
      '/shops/{shop_id}/books': { get: ok({ books: [{ id: 1 }] }) },
      '/books': { get: ok({ books: [{ id: 1 }] }) },
      '/shops/{shop_id}/books/{book_id}': { get: ok({}) },
    }
    const { steps, identifiers } = planOf(paths, 'GET /shops/{shop_id}/books/{book_id}')
    expect(calls(steps)).toEqual(['GET /shops/{shop_id}/books'])
    expect(identifiers).toMatchObject([
      { field: 'shop_id', decision: 'none' },
      { field: 'book_id', decision: 'step', get: 'GET /shops/{shop_id}/books' },
    ])
  })

  it('takes for granted what the request itself asks for and nobody yields', () => {
    const company = { name: 'company_id', in: 'query', required: true, schema: text }
    const paths = {
      '/slips': { get: { parameters: [company], ...ok({ slips: [{ id: 1 }] }) } },
      '/slips/{slip_id}': { get: { parameters: [company], ...ok({}) } },
    }
    const { steps, identifiers } = planOf(paths, 'GET /slips/{slip_id}')
    expect(calls(steps)).toEqual(['GET /slips'])
    expect(identifiers).toMatchObject([{ decision: 'step' }, { field: 'company_id', decision: 'none' }])
  })

  it('has nothing created by what only refers to it', () => {
    const paths = {
      '/sites': { get: ok({ sites: [{ id: 1 }] }) },
      '/zones': { post: ok({ id: 1, site_id: 2 }) },
      '/sites/{site_id}': { get: ok({}) },
    }
    const { identifiers } = planOf(paths, 'GET /sites/{site_id}')
    expect(identifiers).toMatchObject([{ get: 'GET /sites', create: null, cleanup: null }])
  })

  it('has a row of what its step calls, be it not the best', () => {
    const paths = {
      '/shelves/{shelf_id}/books': { get: ok({ books: [{ id: 1 }] }) },
      '/books': { get: ok({ books: [{ id: 1 }] }) },
      '/shelves/{shelf}/books/{book_id}': { get: ok({}) },
    }
    const { steps, identifiers } = planOf(paths, 'GET /shelves/{shelf}/books/{book_id}')
    expect(identifiers.find(({ field }) => field === 'book_id')).toMatchObject({
      decision: 'step',
      get: calls(steps)[0],
    })
  })

  it('sees through a path that ends in a format', () => {
    const paths = {
      '/shops.json': { get: ok({ shops: [{ sid: 'a' }] }) },
      '/shops/{ShopSid}/books.json': { get: ok({ books: [{ sid: 'b' }] }) },
      '/shops/{ShopSid}/books/{Sid}.json': { get: ok({}) },
    }
    const { steps } = planOf(paths, 'GET /shops/{ShopSid}/books/{Sid}.json')
    expect(calls(steps)).toEqual(['GET /shops.json', 'GET /shops/{ShopSid}/books.json'])
    expect(steps.map(({ extract }) => Object.values(extract))).toEqual([['$.shops[0].sid'], ['$.books[0].sid']])
  })

  it('invents nothing: without a producer it names the nearest resources', () => {
    const { steps, identifiers } = planOf({ '/books': BOOKS, '/boks/{bok_id}': { get: ok({}) } }, 'GET /boks/{bok_id}')
    expect(steps).toEqual([])
    expect(identifiers).toMatchObject([{ decision: 'none', get: null, create: null, cleanup: null, nearest: ['book'] }])
  })

  it('has a row and no step for a filter that the request does without', () => {
    const query = [{ name: 'author_id', in: 'query', schema: text }]
    const { steps, identifiers } = planOf(
      { '/authors': AUTHORS, '/books': { get: { ...ok({}), parameters: query } } },
      'GET /books',
    )
    expect(steps).toEqual([])
    expect(identifiers).toMatchObject([
      { field: 'author_id', in: 'query', required: false, decision: 'row', get: 'GET /authors' },
    ])
  })

  it('takes one of the documented values where there is a list of them', () => {
    const body = takes(object({ locale_id: { type: 'string', enum: ['en', 'fr'] } }))
    const { identifiers } = planOf({ '/pages': { post: { ...body, ...ok({}) } } }, 'POST /pages')
    expect(identifiers).toMatchObject([{ decision: 'literal' }])
  })

  it('finds the target of an identifier of many kinds beside it', () => {
    const body = takes(object({ entity_uid: text, entity_type: { type: 'string', enum: ['invoice'] } }))
    const invoices = { get: ok({ invoices: [{ uid: 'i' }] }) }
    const { steps } = planOf({ '/invoices': invoices, '/comments': { post: { ...body, ...ok({}) } } }, 'POST /comments')
    expect(steps).toMatchObject([{ path: '/invoices', extract: { entity_uid: '$.invoices[0].uid' } }])
  })

  it('names nested fields by their trail', () => {
    const line = object({ product_id: text })
    const body = takes(object({ lines: { type: 'array', items: line } }))
    const { identifiers } = planOf({ '/orders': { post: { ...body, ...ok({}) } } }, 'POST /orders')
    expect(identifiers).toMatchObject([{ field: 'lines[].product_id', in: 'body', required: true }])
  })
})

/** A spec that took a seat from the old list. */
const use = (spec: string): ObservedUse => ({
  spec,
  consumer: 'POST /other',
  resource: 'seat',
  producer: 'GET /old/seats',
  jsonPath: undefined,
})

describe('what outweighs names', () => {
  const paths = {
    '/seats': { get: ok({ seats: [{ id: 1 }] }) },
    '/chairs': { get: ok({ chairs: [{ id: 1 }] }) },
    '/bookings': { post: { ...takes(object({ seat_id: text })), ...ok({}) } },
  }

  it('is an alias of the config', () => {
    expect(calls(planOf(paths, 'POST /bookings', { aliases: { seat: 'chair' } }).steps)).toEqual(['GET /chairs'])
    expect(calls(planOf(paths, 'POST /bookings').steps)).toEqual(['GET /seats'])
  })

  it('is an operation that the description names', () => {
    const described = { ...text, description: 'As returned by `GET /v1/office/chairs`.' }
    const { steps, identifiers } = planOf(
      {
        ...paths,
        '/v1/office/chairs': { get: ok({ chairs: [{ seat_id: 1 }] }) },
        '/bookings': { post: { ...takes(object({ seat_id: described })), ...ok({}) } },
      },
      'POST /bookings',
    )
    expect(calls(steps)).toEqual(['GET /v1/office/chairs'])
    expect(identifiers[0]?.candidates[0]?.evidence[0]).toBe('+50 the description of the field names it')
  })

  it('is what verified specs of the project did, by the number of them', () => {
    const two = {
      '/seats': paths['/seats'],
      '/old/seats': { get: ok({ seats: [{ id: 1 }] }) },
      '/bookings': paths['/bookings'],
    }
    expect(calls(planOf(two, 'POST /bookings').steps)).toEqual(['GET /seats'])
    const observed = ['a', 'b', 'c'].map(use)
    expect(calls(planOf(two, 'POST /bookings', { observed }).steps)).toEqual(['GET /old/seats'])
  })
})

describe('hostile and odd documents', () => {
  it('take keys such as `__proto__` for data', () => {
    const paths = JSON.parse(
      '{"/things":{"get":{"responses":{"200":{"content":{"application/json":{"example":{"__proto__":[{"id":1}],"constructor":{"id":2}}}}}}}},"/constructor/{id}":{"get":{}}}',
    )
    expect(() => planOf(paths, 'GET /constructor/{id}')).not.toThrow()
  })

  it('are read in bounded time: names of thousands of letters, objects in objects, everything asking for everything', () => {
    const wide = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`field${index}_id`, 1]))
    let deep: unknown = { id: 1 }
    for (let level = 0; level < 150; level++) deep = { [`level${level}`]: deep }
    const names = Array.from({ length: 30 }, (_, index) => `n${index}x`)
    const all = object(Object.fromEntries(names.map((name) => [`${name}_id`, text])))
    const tangle = Object.fromEntries(
      names.map((name) => [`/${name}`, { post: { ...takes(all), ...ok({ [name]: { id: 1 } }) } }]),
    )
    const long = 'A'.repeat(20_000)
    const started = performance.now()
    const { steps } = planOf(
      {
        ...tangle,
        '/wide': { get: ok([wide, deep]) },
        [`/${long}/{${long}Id}`]: { get: ok({ [long]: { id: 1 } }) },
        '/all': { post: { ...takes(all), ...ok({}) } },
      },
      'POST /all',
    )
    expect(steps.length).toBeLessThanOrEqual(8)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
