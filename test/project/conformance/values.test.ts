import { describe, expect, it } from 'vitest'
import type { JsonType } from '../../../src/swagger/model.ts'
import { judged, mismatchesOf } from './judged.ts'

/** Options by which every placeholder has some types. */
function typesOf(...types: JsonType[]) {
  return { typesOf: () => new Set(types) }
}

/** What is said of one value under the key `a`, without the trail. */
async function said(value: string, schema: unknown, options = {}): Promise<string | undefined> {
  const [first, ...others] = await judged(`{a: ${value}}`, { properties: { a: schema } }, options)
  expect(others).toEqual([])
  return first?.replace(' a @', ' ')
}

describe('the type of a value', () => {
  it.each([
    ['"x"', 'string', undefined],
    ['5', 'integer', undefined],
    ['5.0', 'integer', undefined],
    ['5', 'number', undefined],
    ['true', 'boolean', undefined],
    ['[1]', 'array', undefined],
    ['{b: 1}', 'object', undefined],
    // What a lenient server converts is soft.
    ['"5.00"', 'number', '~wrong-type "5.00"'],
    ['"5"', 'integer', '~wrong-type "5"'],
    ['1', 'string', '~wrong-type 1'],
    ['true', 'string', '~wrong-type true'],
    ['"true"', 'boolean', '~wrong-type "true"'],
    ['null', 'string', '~not-nullable null'],
    // What nobody could take is certain.
    ['"five"', 'number', 'wrong-type "five"'],
    ['""', 'number', 'wrong-type ""'],
    ['5.5', 'integer', 'wrong-type 5.5'],
    ['"5.5"', 'integer', 'wrong-type "5.5"'],
    ['1', 'boolean', 'wrong-type 1'],
    ['"yes"', 'boolean', 'wrong-type "yes"'],
    ['x', 'array', 'wrong-type x'],
    ['x', 'object', 'wrong-type x'],
    ['2024-01-01', 'string', undefined],
  ])('%s for %s', async (value, type, expected) => {
    expect(await said(value, { type })).toBe(expected)
  })

  it.each([
    ['[1]', 'string'],
    ['{b: 1}', 'string'],
    ['{b: 1}', 'array'],
    ['[1]', 'object'],
  ])('is told at the key for a collection: %s for %s', async (value, type) => {
    expect(await judged(`{key: ${value}}`, { properties: { key: { type } } })).toEqual(['wrong-type key @key'])
  })

  it.each([
    ['"x"', ['integer', 'string'], undefined],
    ['null', ['string', 'null'], undefined],
    ['1', ['string', 'integer'], undefined],
    ['1', ['boolean', 'object'], 'wrong-type 1'],
  ])('%s where several are allowed', async (value, type, expected) => {
    expect(await said(value, { type })).toBe(expected)
  })

  it('is implied by members where none is given', async () => {
    expect(await said('x', { properties: { b: {} } })).toBe('wrong-type x')
    expect(await said('x', { items: {} })).toBe('wrong-type x')
    expect(await said('x', {})).toBeUndefined()
  })

  it('may be null where the schema says so in its dialect', async () => {
    expect(await said('null', { type: 'string', nullable: true }, { version: '3.0.3' })).toBeUndefined()
    expect(await said('null', { type: 'string', 'x-nullable': true }, { version: '2.0' })).toBeUndefined()
    expect(await said('', { type: 'string' })).toBe('~not-nullable a')
  })

  it('does not count where the schema takes nothing at all', async () => {
    expect(await judged('{a: 1}', { properties: { a: false } })).toEqual(['wrong-type a @1'])
  })
})

describe('a placeholder', () => {
  it('may become anything', async () => {
    const types = ['integer', 'boolean', 'array', 'object']
    const all = await Promise.all(types.map((type) => said('"{{x}}"', { type })))
    expect(all).toEqual(types.map(() => undefined))
    expect(await said('"{{x}}"', { enum: ['a'] })).toBeUndefined()
    expect(await said('"{{x}}"', { type: 'string', format: 'uuid', pattern: '^a$', maxLength: 1 })).toBeUndefined()
  })

  it('that is part of a text makes it a text', async () => {
    expect(await said('"a-{{x}}"', { type: 'string', enum: ['b'], format: 'date' })).toBeUndefined()
    expect(await said('"{{a}}{{b}}"', { type: 'integer' })).toBe('~wrong-type "{{a}}{{b}}"')
    expect(await said('"a-{{x}}"', { type: 'array' })).toBe('wrong-type "a-{{x}}"')
  })

  it('that is malformed is for another rule to tell', async () => {
    expect(await said('"{{a.b}}"', { type: 'integer' })).toBeUndefined()
    expect(await said('"{{x}"', { type: 'integer' })).toBeUndefined()
  })

  it('has the types that the flow of values knows', async () => {
    expect(await said('"{{x}}"', { type: 'array' }, typesOf('string'))).toBe('wrong-type "{{x}}"')
    expect(await said('"{{x}}"', { type: 'integer' }, typesOf('string'))).toBe('~wrong-type "{{x}}"')
    expect(await said('"{{x}}"', { type: 'number' }, typesOf('integer'))).toBeUndefined()
    expect(await said('"{{x}}"', { type: 'string' }, typesOf('integer'))).toBe('~wrong-type "{{x}}"')
    expect(await said('"{{x}}"', { type: 'string' }, typesOf('integer', 'string'))).toBeUndefined()
    expect(await said('"{{x}}"', { type: 'string' }, typesOf())).toBeUndefined()
  })
})

describe('an enumeration', () => {
  const UNIT = { type: 'string', enum: ['D', 'W', 'M'] }

  it('allows its values and no other', async () => {
    expect(await said('M', UNIT)).toBeUndefined()
    expect(await said('X', UNIT)).toBe('not-allowed X')
    expect(await said('1', { enum: [1, 2] })).toBeUndefined()
    expect(await said('3', { enum: [1, 2] })).toBe('not-allowed 3')
    expect(await said('x', { const: 'y' })).toBe('not-allowed x')
  })

  it('suggests what looks like the value, whatever its case', async () => {
    const [mismatch] = await mismatchesOf('{a: m}', { properties: { a: UNIT } })
    expect(mismatch).toMatchObject({ candidates: ['M'], allowed: ['D', 'W', 'M'] })
  })

  it('takes a value for its text softly', async () => {
    expect(await said('"1"', { enum: [1, 2] })).toBe('~wrong-type "1"')
    expect(await said('1', { enum: ['1'] })).toBe('~wrong-type 1')
    expect(await said('1.0', { type: 'string', enum: ['1.0'] })).toBe('~wrong-type 1.0')
    expect(await said('"9"', { type: 'integer', enum: [1] })).toBe('not-allowed "9"')
  })

  it('may hold null', async () => {
    expect(await said('null', { type: 'string', enum: ['a', null] })).toBeUndefined()
    expect(await said('null', { ...UNIT, nullable: true }, { version: '3.0.0' })).toBeUndefined()
  })
})

describe('bounds', () => {
  it.each([
    ['0', { minimum: 1 }, 'out-of-bounds 0'],
    ['1', { minimum: 1 }, undefined],
    ['3', { maximum: 2 }, 'out-of-bounds 3'],
    ['1', { exclusiveMinimum: 1 }, 'out-of-bounds 1'],
    ['2', { exclusiveMaximum: 2 }, 'out-of-bounds 2'],
    ['0.3', { multipleOf: 0.1 }, undefined],
    ['0.35', { multipleOf: 0.1 }, 'out-of-bounds 0.35'],
    ['7', { multipleOf: 0 }, undefined],
    ['abc', { minLength: 4 }, 'out-of-bounds abc'],
    ['abc', { maxLength: 2 }, 'out-of-bounds abc'],
    ['"😀😀"', { maxLength: 2 }, undefined],
    ['2147483648', { format: 'int32' }, 'wrong-format 2147483648'],
    ['-2147483648', { format: 'int32' }, undefined],
    ['2147483648', { format: 'int64' }, undefined],
    // A soft value that is out of bounds is told that, and not its type.
    ['"0"', { type: 'integer', minimum: 1 }, 'out-of-bounds "0"'],
  ])('%s within %j', async (value, schema, expected) => {
    expect(await said(value, schema)).toBe(expected)
  })

  it('of a list are told at the list, with the number of items', async () => {
    const [few] = await mismatchesOf('{a: []}', { properties: { a: { type: 'array', minItems: 1 } } })
    expect(few).toMatchObject({
      kind: 'out-of-bounds',
      bound: 'minItems',
      limit: 1,
      actual: 0,
      span: { start: 4, end: 6 },
    })
    expect(await judged('{a: [1, 2]}', { properties: { a: { maxItems: 1, items: {} } } })).toEqual([
      'out-of-bounds a @[1, 2]',
    ])
  })
})

describe('items', () => {
  it('are held against their schema, each at its place', async () => {
    const schema = { properties: { a: { type: 'array', items: { type: 'integer' } } } }
    expect(await judged('{a: [1, x, "3"]}', schema)).toEqual(['wrong-type a[1] @x', '~wrong-type a[2] @"3"'])
  })

  it('of a tuple have a schema each', async () => {
    const schema = { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: { type: 'boolean' } }
    expect(await judged('[1, a, true]', schema)).toEqual([])
    expect(await judged('[x, a, b]', schema)).toEqual(['wrong-type [0] @x', 'wrong-type [2] @b'])
  })

  it('with the keys "0" and "1" are meant as a list: told once, and held against the items', async () => {
    const schema = {
      properties: {
        a: { type: 'array', items: { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } } },
      },
    }
    expect(await judged('{a: {"0": {x: 1}, "1": {x: b}}}', schema)).toEqual([
      '~numeric-keys a @a',
      'wrong-type a[1].x @b',
    ])
    expect(await judged('{a: {"0": {x: 1}, "2": {x: 1}}}', schema)).toEqual(['wrong-type a @a'])
  })

  it('are unknown where nothing is documented', async () => {
    expect(await judged('{a: [1, {b: 2}]}', { properties: { a: { type: 'array' } } })).toEqual([])
  })
})

describe('values that travel as text', () => {
  it.each([
    ['"5"', { type: 'integer' }, undefined],
    ['5', { type: 'string' }, undefined],
    ['"true"', { type: 'boolean' }, undefined],
    ['"1"', { type: 'boolean' }, undefined],
    ['x', { type: 'integer' }, 'wrong-type x'],
    ['null', { type: 'integer' }, undefined],
    ['""', { type: 'integer' }, undefined],
    ['"1"', { enum: [1, 2] }, undefined],
    ['"3"', { type: 'integer', enum: [1, 2] }, 'not-allowed "3"'],
    ['"1,2"', { type: 'array', items: { type: 'integer' } }, undefined],
    ['"1|2"', { type: 'array', items: { type: 'integer' } }, undefined],
    ['"1,b"', { type: 'array', items: { type: 'integer' } }, 'wrong-type a[1] @"1,b"'],
    ['5', { type: 'array', items: { type: 'integer' } }, undefined],
    ['"a"', { type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, undefined],
    ['"a,c"', { type: 'array', items: { type: 'string', enum: ['a', 'b'] } }, 'not-allowed a[1] @"a,c"'],
    ['"{}"', { type: 'object', properties: { b: {} } }, undefined],
    ['"{{x}},{{y}}"', { type: 'array', items: { type: 'integer' } }, undefined],
  ])('%s for %j', async (value, schema, expected) => {
    expect(await said(value, schema, { textual: true })).toBe(expected)
  })
})
