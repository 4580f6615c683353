import { describe, expect, it } from 'vitest'
import { findMismatches } from '../../../src/project/conformance/find-mismatches.ts'
import type { Mismatch } from '../../../src/project/conformance/mismatch.ts'
import { documentOf, schemaOf } from '../../swagger/files.ts'
import { inBrief, judged, mismatchesOf, readValue, ROOT } from './judged.ts'

const CLIENT = {
  type: 'object',
  required: ['name', 'email'],
  properties: {
    name: { type: 'string' },
    email: { type: 'string' },
    phones: {
      type: 'array',
      items: {
        type: 'object',
        required: ['number'],
        properties: { number: { type: 'string' }, kind: { type: 'string' } },
      },
    },
    address: {
      type: 'object',
      required: ['city'],
      properties: { city: { type: 'string' }, street: { type: 'string' } },
    },
    id: { type: 'string', readOnly: true },
    password: { type: 'string', writeOnly: true },
    fax: { type: 'string', deprecated: true },
  },
}

async function only(text: string, schema: unknown): Promise<Mismatch> {
  const mismatches = await mismatchesOf(text, schema)
  const [first] = mismatches
  if (first === undefined || mismatches.length > 1) throw new Error(`${mismatches.length} mismatches`)
  return first
}

describe('the keys of an object', () => {
  it('fit when all are documented and all required ones are there', async () => {
    expect(await judged('{name: a, email: b, phones: [{number: c}], address: {city: d}, password: e}', CLIENT)).toEqual(
      [],
    )
  })

  it('are missing together, one finding an object, at the key that holds it', async () => {
    expect(await judged('{phones: [{kind: x}, {kind: y, number: z}], address: {street: s}}', CLIENT)).toEqual([
      'missing-keys  name,email',
      'missing-keys phones[0] number @kind',
      'missing-keys address city @address',
    ])
  })

  it('are unknown at the very key, with what looks like it and what is known', async () => {
    const unknown = await only('{name: a, email: b, phonse: []}', CLIENT)
    expect(unknown).toMatchObject({
      kind: 'unknown-key',
      key: 'phonse',
      candidates: ['phones'],
      replaces: undefined,
      closed: false,
    })
    expect(unknown).toMatchObject({ known: ['name', 'email', 'phones', 'address', 'password', 'fax'] })
  })

  it('are one finding where an unknown key stands for a required one', async () => {
    expect(await only('{nam: a, email: b}', CLIENT)).toMatchObject({ kind: 'unknown-key', replaces: 'name' })
    expect(await judged('{nam: a}', CLIENT)).toEqual(['missing-keys  email', 'unknown-key nam @nam'])
  })

  it('stand for one required key each', async () => {
    const [first, second] = await mismatchesOf('{nam: a, names: b, email: c}', CLIENT)
    expect(first).toMatchObject({ key: 'nam', replaces: 'name' })
    expect(second).toMatchObject({ key: 'names', replaces: undefined })
  })

  it('never suggest what is there already', async () => {
    expect(await only('{name: a, email: b, Name: c}', CLIENT)).toMatchObject({ kind: 'unknown-key', candidates: [] })
  })

  it('tell where the same name is documented one level deeper', async () => {
    expect(await only('{name: a, email: b, city: c}', CLIENT)).toMatchObject({ elsewhere: 'address.city' })
    expect(await only('{name: a, email: b, kind: c}', CLIENT)).toMatchObject({ elsewhere: 'phones[].kind' })
  })

  it('that only responses have are not missing, and wrong where they are sent', async () => {
    const schema = { type: 'object', required: ['id', 'a'], properties: { id: { readOnly: true }, a: {} } }
    expect(await judged('{a: 1}', schema)).toEqual([])
    expect(await judged('{a: 1, id: x}', schema)).toEqual(['read-only id @id'])
  })

  it('that are deprecated are told softly', async () => {
    expect(await judged('{name: a, email: b, fax: c}', CLIENT)).toEqual(['~deprecated fax @fax'])
  })

  it.each([
    ['nothing is said', {}, ['unknown-key b @b']],
    ['further keys are forbidden', { additionalProperties: false }, ['unknown-key b @b']],
    ['further keys are allowed', { additionalProperties: true }, []],
    ['further keys may be anything', { additionalProperties: {} }, []],
    ['further keys have a schema', { additionalProperties: { type: 'integer' } }, ['wrong-type b @x']],
    ['a pattern allows the key', { patternProperties: { '^b': { type: 'boolean' } } }, ['wrong-type b @x']],
    ['a pattern cannot be judged', { patternProperties: { '(?=b)': { type: 'boolean' } } }, []],
  ])('of an object that lists some: %s', async (_, further, expected) => {
    expect(await judged('{a: 1, b: x}', { type: 'object', properties: { a: {} }, ...further })).toEqual(expected)
  })

  it('are free in an object that lists none', async () => {
    expect(await judged('{a: 1, b: {c: 2}}', { type: 'object' })).toEqual([])
    expect(await judged('{a: 1}', { type: 'object', additionalProperties: false })).toEqual(['unknown-key a @a'])
  })

  it('say nothing of what is unknown or missing where one of them is a placeholder', async () => {
    expect(await judged('{"{{key}}": 1, foo: 2, address: {city: 3}}', CLIENT)).toEqual(['~wrong-type address.city @3'])
  })

  it('are not required where the object does not document them: that is a slip of the swagger', async () => {
    expect(await judged('{a: 1}', { properties: { a: {} }, required: ['b'] })).toEqual([])
    expect(await judged('{a: 1}', { properties: { a: {} }, required: ['b'], additionalProperties: true })).toEqual([
      'missing-keys  b',
    ])
  })

  it('count once where two parts of a schema mind them', async () => {
    const part = { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }
    expect(await judged('{a: x}', { allOf: [part, { ...part, description: 'again' }] })).toEqual(['wrong-type a @x'])
  })

  it('may be called like members of every object', async () => {
    const schema = { type: 'object', required: ['constructor'], properties: { constructor: { type: 'integer' } } }
    expect(await judged('{}', schema)).toEqual(['missing-keys  constructor'])
    expect(await only('{a: 1}', schema)).toMatchObject({ kind: 'unknown-key', key: 'a', replaces: 'constructor' })
    expect(await judged('{"__proto__": 1, constructor: 2}', schema)).toEqual(['unknown-key __proto__ @__proto__'])
  })

  it('count with their last value where they are given twice', async () => {
    const { node, source } = await readValue('{a: x, b: 2}')
    const entries = node.kind === 'map' ? node.entries.map((entry) => ({ ...entry, key: 'a' })) : []
    const { schema } = schemaOf({ properties: { a: { type: 'integer' } } })
    expect(entries).toHaveLength(2)
    const twice = { kind: 'map', entries, span: node.span } as const
    expect(findMismatches(twice, schema, { trail: [], anchor: ROOT }, { source })).toEqual([])
  })
})

describe('keys on the wrong level', () => {
  const WRAPPED = { type: 'object', required: ['client'], properties: { client: CLIENT } }

  it('without their wrapper are one finding', async () => {
    expect(await only('{name: a, email: b}', WRAPPED)).toMatchObject({
      kind: 'missing-wrapper',
      wrapper: 'client',
      keys: ['name', 'email'],
    })
  })

  it('without their wrapper, one of them misspelt, are still one', async () => {
    expect(await only('{name: a, email: b, phonse: c}', WRAPPED)).toMatchObject({
      kind: 'missing-wrapper',
      keys: ['name', 'email'],
    })
  })

  it('in a wrapper that is not documented are one finding at the wrapper', async () => {
    expect(await judged('{client: {name: a, email: b}}', CLIENT)).toEqual(['extra-wrapper client @client'])
  })

  it('are told one by one where some are right', async () => {
    expect(await judged('{client: {name: a, email: b}, city: c}', WRAPPED)).toEqual(['unknown-key city @city'])
  })

  it('are not wrapped by a key that holds something else', async () => {
    expect(await judged('{custom: {x: 1}, name: a, email: b}', CLIENT)).toEqual(['unknown-key custom @custom'])
    expect(await judged('{custom: {x: 1}}', CLIENT)).toEqual(['missing-keys  name,email', 'unknown-key custom @custom'])
  })

  it('may belong into a list, or out of one', async () => {
    const many = { type: 'object', properties: { clients: { type: 'array', items: CLIENT } } }
    expect(await only('{name: a, email: b}', many)).toMatchObject({
      kind: 'missing-wrapper',
      wrapper: 'clients',
      isList: true,
    })
    expect(await only('{clients: [{name: a, email: b}]}', CLIENT)).toMatchObject({
      kind: 'extra-wrapper',
      wrapper: 'clients',
      isList: true,
    })
  })

  it('deeper in the body are told with their trail', async () => {
    const schema = { properties: { order: { properties: { client: CLIENT }, required: ['client'] } } }
    expect(await judged('{order: {name: a, email: b}}', schema)).toEqual(['missing-wrapper order @order'])
  })
})

describe('an example in place of a schema', () => {
  it('is weak evidence: nothing is required, and nothing certain', async () => {
    const body = { description: 'x', content: { 'application/json': { example: { name: 'a', size: 5, tags: ['x'] } } } }
    const document = documentOf({ openapi: '3.0.0', paths: { '/x': { post: { requestBody: body, responses: {} } } } })
    const schema = document.operations[0]?.requestBody?.content[0]?.schema
    expect(schema?.origin).toBe('example')
    const text = '{size: "5", tags: y, colour: red}'
    const { node, source } = await readValue(text)
    const mismatches = schema && findMismatches(node, schema, { trail: [], anchor: ROOT }, { source })
    expect(mismatches?.map((each) => inBrief(each, text))).toEqual([
      '~wrong-type tags @y',
      '~unknown-key colour @colour',
    ])
  })
})
