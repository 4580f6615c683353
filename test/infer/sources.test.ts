import { describe, expect, test } from 'vitest'

import { explainPlan } from '../../src/infer/explain-plan.ts'
import { IdentifierSources } from '../../src/infer/identifier-sources.ts'
import { inferIdentifiers } from '../../src/infer/infer-identifiers.ts'
import { ProducerIndex } from '../../src/infer/producer-index.ts'
import { documentOf, operationOf } from '../swagger/files.ts'

const text = { type: 'string' }
const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
})
const list = (items: unknown) => ({ type: 'array', items })
const gives = (schema: unknown) => ({
  responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
})
const takes = (schema: unknown) => ({ requestBody: { required: true, content: { 'application/json': { schema } } } })
const done = { responses: { 204: { description: 'Done' } } }
const thing = object({ id: text, name: text })

function planOf(paths: Record<string, unknown>, label: string, schemas: Record<string, unknown> = {}) {
  const document = documentOf({ openapi: '3.0.0', paths, components: { schemas } })
  const sources = new IdentifierSources(new ProducerIndex([document]), { config: { variables: [], aliases: {} } })
  return explainPlan(inferIdentifiers(operationOf(document, label), sources))
}

/** `GET /a userId=$[0].id`, one for each step. */
const stepsOf = ({ steps }: ReturnType<typeof planOf>) =>
  steps.map(
    ({ method, path, extract }) =>
      `${method} ${path} ${Object.entries(extract)
        .map(([name, jsonPath]) => `${name}=${jsonPath}`)
        .join(' ')}`,
  )

describe('a thing that address and schema call by two names', () => {
  const schemas = { SupportTeam: thing, Ticket: object({ id: text }) }
  const paths = {
    '/desks': { get: gives(list({ $ref: '#/components/schemas/SupportTeam' })) },
    '/tickets': { post: { ...takes(object({ desk_id: text }, ['desk_id'])), ...done } },
    '/notes': { post: { ...takes(object({ support_team_id: text }, ['support_team_id'])), ...done } },
  }

  test('is found by either', () => {
    expect(stepsOf(planOf(paths, 'POST /tickets', schemas))).toEqual(['GET /desks desk_id=$[0].id'])
    expect(stepsOf(planOf(paths, 'POST /notes', schemas))).toEqual(['GET /desks support_team_id=$[0].id'])
  })

  test('is not what another collection only ends like', () => {
    const types = {
      '/types/desk': { get: gives(list({ $ref: '#/components/schemas/DeskType' })) },
      '/tickets': paths['/tickets'],
    }
    expect(stepsOf(planOf(types, 'POST /tickets', { DeskType: thing }))).toEqual([])
  })
})

describe('of what a list shows', () => {
  const version = object({ trashed_by: object({ id: text }), id: text })

  test('the items are meant, not their members', () => {
    const paths = {
      '/files': { get: gives(list(thing)) },
      '/files/{file_id}/versions': { get: gives(object({ entries: list(version) })) },
      '/files/{file_id}/versions/{file_version_id}': { get: done },
    }
    expect(stepsOf(planOf(paths, 'GET /files/{file_id}/versions/{file_version_id}'))[1]).toBe(
      'GET /files/{file_id}/versions file_version_id=$.entries[0].id',
    )
  })

  test('what has the ending of the name that is asked for is taken', () => {
    const paths = { '/apps': { get: gives(list(thing)) }, '/apps/{appName}': { get: done } }
    expect(stepsOf(planOf(paths, 'GET /apps/{appName}'))).toEqual(['GET /apps appName=$[0].name'])
  })

  test('what lies in the bin comes last', () => {
    const paths = {
      '/files/trash': { get: gives(object({ files: list(thing) })) },
      '/search/files': { get: gives(object({ files: list(thing) })) },
      '/tasks': { post: { ...takes(object({ file_id: text }, ['file_id'])), ...done } },
    }
    expect(stepsOf(planOf(paths, 'POST /tasks'))).toEqual(['GET /search/files file_id=$.files[0].id'])
  })
})

describe('what is done to something', () => {
  const groups = {
    '/groups': {
      get: gives(list(thing)),
      post: { ...takes(object({ name: text }, ['name'])), ...gives(thing) },
    },
    '/users': { get: gives(list(thing)) },
    '/groups/{group_id}/users': { get: gives(list(thing)) },
    '/groups/{group_id}/users/{user_id}': { put: done, delete: done },
  }

  test('adds one that is elsewhere', () => {
    expect(stepsOf(planOf(groups, 'PUT /groups/{group_id}/users/{user_id}'))).toEqual([
      'GET /groups group_id=$[0].id',
      'GET /users user_id=$[0].id',
    ])
  })

  test('removes one that is there, and so not from a thing that has only just been made', () => {
    expect(stepsOf(planOf(groups, 'DELETE /groups/{group_id}/users/{user_id}'))).toEqual([
      'GET /groups group_id=$[0].id',
      'GET /groups/{group_id}/users user_id=$[0].id',
    ])
  })

  test('is done to a new one where a path for it ends in a verb', () => {
    const paths = {
      '/networks': { get: gives(list(thing)) },
      '/networks/create': { post: { ...takes(object({ name: text }, ['name'])), ...gives(object({ id: text })) } },
      '/networks/{id}': { delete: done },
    }
    const plan = planOf(paths, 'DELETE /networks/{id}')
    expect(stepsOf(plan)).toEqual(['POST /networks/create network_id=$.id'])
    expect(plan.identifiers).toMatchObject([
      { get: 'GET /networks', create: 'POST /networks/create', cleanup: 'DELETE /networks/{id}' },
    ])
  })

  test('is not done to what a creation merely shows', () => {
    const paths = {
      '/tasks': {
        post: { ...takes(object({ name: text }, ['name'])), ...gives(object({ id: text, file: thing })) },
      },
      '/files': { get: gives(list(thing)) },
      '/reports/{file_id}': { delete: done },
    }
    expect(stepsOf(planOf(paths, 'DELETE /reports/{file_id}'))).toEqual(['GET /files file_id=$[0].id'])
  })
})

describe('procedures', () => {
  test('are read as other paths are', () => {
    const paths = {
      '/channels.list': { get: gives(object({ channels: list(thing) })) },
      '/channels.create': { post: { ...takes(object({ name: text }, ['name'])), ...gives(thing) } },
      '/channels.archive': { post: { ...takes(object({ channel_id: text }, ['channel_id'])), ...done } },
    }
    const [channel] = planOf(paths, 'POST /channels.archive').identifiers
    expect(channel).toMatchObject({ get: 'GET /channels.list', create: 'POST /channels.create' })
  })

  test('say by their name what they are about', () => {
    const paths = {
      '/createInvoice': { post: { ...takes(object({ name: text }, ['name'])), ...gives(object({ id: text })) } },
      '/getInvoice': {
        get: { parameters: [{ name: 'invoiceId', in: 'query', required: true, schema: text }], ...done },
      },
    }
    const [invoice] = planOf(paths, 'GET /getInvoice').identifiers
    expect(invoice).toMatchObject({ decision: 'step', create: 'POST /createInvoice' })
  })
})

describe('two things of one kind', () => {
  const users = { '/users': { get: gives(object({ users: list(thing) })) } }

  test('in a path are two', () => {
    const plan = planOf(
      { ...users, '/users/{userId}/friends/{linkedUserId}': { put: done } },
      'PUT /users/{userId}/friends/{linkedUserId}',
    )
    expect(stepsOf(plan)).toEqual(['GET /users userId=$.users[0].id linkedUserId=$.users[1].id'])
    expect(plan.identifiers.map(({ get }) => get)).toEqual(['GET /users', 'GET /users'])
  })

  test('have two placeholders where nothing yields them', () => {
    const path = '/users/{id}/followers/{user_id}'
    const document = documentOf({ openapi: '3.0.0', paths: { [path]: { delete: done } } })
    const sources = new IdentifierSources(new ProducerIndex([document]), { config: { variables: [], aliases: {} } })
    const { identifiers } = inferIdentifiers(operationOf(document, `DELETE ${path}`), sources)
    expect(identifiers.map(({ binding }) => binding)).toEqual([
      { kind: 'open', variable: 'user_id' },
      { kind: 'open', variable: 'user_id_2' },
    ])
  })

  test('are two where something goes from one to the other', () => {
    const body = object({ from_user_id: text, to_user_id: text }, ['from_user_id', 'to_user_id'])
    const plan = planOf({ ...users, '/gifts': { post: { ...takes(body), ...done } } }, 'POST /gifts')
    expect(stepsOf(plan)).toEqual(['GET /users from_user_id=$.users[0].id to_user_id=$.users[1].id'])
  })

  test('are one where nothing says otherwise', () => {
    const body = object({ user_id: text, owner_user_id: text }, ['user_id', 'owner_user_id'])
    const plan = planOf({ ...users, '/gifts': { post: { ...takes(body), ...done } } }, 'POST /gifts')
    expect(stepsOf(plan)).toEqual(['GET /users user_id=$.users[0].id'])
  })
})

describe('what a creation was sent', () => {
  test('is no source of it', () => {
    const bill = {
      ...takes(object({ company_id: text }, ['company_id'])),
      ...gives(object({ bill: object({ company_id: text }) })),
    }
    const paths = {
      '/bills': { post: bill },
      '/letters': { post: { ...takes(object({ company_id: text }, ['company_id'])), ...done } },
    }
    const [company] = planOf(paths, 'POST /letters').identifiers
    expect(company).toMatchObject({ decision: 'none', create: null })
  })
})

describe('a part of a path that is a date', () => {
  test.each([
    ['day', { type: 'string', format: 'date' }, 'today_date'],
    ['moment', { type: 'string', format: 'date-time' }, 'now_datetime'],
    ['tax_year', { type: 'integer' }, 'current_year'],
    ['month', { type: 'integer' }, 'current_month'],
  ])('%s is filled in by the runner', (name, schema, variable) => {
    const path = `/reports/{${name}}`
    const parameters = [{ name, in: 'path', required: true, schema }]
    const document = documentOf({ openapi: '3.0.0', paths: { [path]: { get: { parameters, ...done } } } })
    const sources = new IdentifierSources(new ProducerIndex([document]), { config: { variables: [], aliases: {} } })
    const { identifiers } = inferIdentifiers(operationOf(document, `GET ${path}`), sources)
    expect(identifiers.map(({ binding }) => binding)).toEqual([{ kind: 'config', variable }])
  })
})

test('what is of one of several kinds is of the kind that is sent beside it', () => {
  const target = (kind: Record<string, unknown>) => {
    const body = object({ entity_type: { type: 'string', ...kind }, entity_uid: text }, ['entity_type', 'entity_uid'])
    const paths = {
      '/invoices': { get: gives(object({ invoices: list(object({ uid: text })) })) },
      '/bookings': { get: gives(object({ bookings: list(object({ uid: text })) })) },
      '/links': { post: { ...takes(body), ...done } },
    }
    return stepsOf(planOf(paths, 'POST /links'))
  }
  const booking = ['GET /bookings entity_uid=$.bookings[0].uid']
  expect(target({ enum: ['booking', 'invoice'] })).toEqual(booking)
  expect(target({ enum: ['invoice', 'booking'], example: 'booking' })).toEqual(booking)
  expect(target({ example: 'Booking' })).toEqual(booking)
})

describe('a parameter that is called as the thing itself is', () => {
  const number = { type: 'integer' }
  const path = (...names: readonly string[]) => ({
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: text })),
  })
  const rack = object({ id: number, name: text, owner: object({ id: number, name: text, login: text }) })
  const paths = {
    '/me/racks': { get: gives(list(rack)) },
    '/racks/{owner}/{rack}/books': { get: { ...path('owner', 'rack'), ...gives(list(object({ url: text }))) } },
  }

  test('is a name or a login where the id is of another type: both parts of one address from one thing', () => {
    expect(stepsOf(planOf(paths, 'GET /racks/{owner}/{rack}/books'))).toEqual([
      'GET /me/racks rack=$[0].name owner=$[0].owner.login',
    ])
    const keepers = {
      '/keepers': { get: gives(list(object({ id: number, name: text, login: text }))) },
      '/keepers/{username}': { get: { ...path('username'), ...done } },
    }
    expect(stepsOf(planOf(keepers, 'GET /keepers/{username}'))).toEqual(['GET /keepers username=$[0].login'])
  })

  test('is, with the other part of the address, of what is created to be deleted', () => {
    const created = {
      '/me/racks': { get: gives(list(rack)), post: gives(rack) },
      '/racks/{owner}/{rack}': { delete: { ...path('owner', 'rack'), ...done } },
    }
    expect(stepsOf(planOf(created, 'DELETE /racks/{owner}/{rack}'))).toEqual([
      'POST /me/racks rack=$.name owner=$.owner.login',
    ])
  })

  test('is the id where that can be', () => {
    const books = { '/books': { get: gives(list(thing)) }, '/books/{book}': { get: { ...path('book'), ...done } } }
    expect(stepsOf(planOf(books, 'GET /books/{book}'))).toEqual(['GET /books book=$[0].id'])
  })

  test('is that by which the address of one has it', () => {
    const tenant = object({ metadata: object({ name: text, uid: text, tenant: text }) })
    const tenants = {
      '/tenants': { get: gives(object({ items: list(tenant) })) },
      '/tenants/{name}': { get: { ...path('name'), ...gives(tenant) } },
      '/tenants/{tenant}/books': { get: { ...path('tenant'), ...done } },
    }
    expect(stepsOf(planOf(tenants, 'GET /tenants/{tenant}/books'))).toEqual([
      'GET /tenants tenant=$.items[0].metadata.name',
    ])
  })

  test('is of the thing itself, not of what that holds', () => {
    const pods = {
      '/pods': { get: gives(list(object({ os: object({ name: text }), metadata: object({ name: text }) }))) },
      '/pods/{name}': { get: { ...path('name'), ...done } },
    }
    expect(stepsOf(planOf(pods, 'GET /pods/{name}'))).toEqual(['GET /pods pod_name=$[0].metadata.name'])
  })

  test('is the member that is left of its name without the collection', () => {
    const payments = {
      '/payments': { post: gives(object({ resultCode: text, pspReference: text })) },
      '/payments/{paymentPspReference}/refunds': { post: { ...path('paymentPspReference'), ...done } },
    }
    expect(stepsOf(planOf(payments, 'POST /payments/{paymentPspReference}/refunds'))).toEqual([
      'POST /payments paymentPspReference=$.pspReference',
    ])
  })

  test('is nothing of which no word says that it is meant, be it in the right list', () => {
    const builds = {
      '/builds': { get: gives(list(object({ url: text, pusher: object({ node_id: text }) }))) },
      '/builds/{build_id}': { get: { ...path('build_id'), ...done } },
    }
    const { steps, identifiers } = planOf(builds, 'GET /builds/{build_id}')
    expect(steps).toEqual([])
    expect(identifiers[0]?.decision).not.toBe('step')
  })
})
