import { describe, expect, it } from 'vitest'
import { judged, mismatchesOf } from './judged.ts'

const schemas = {
  Card: {
    type: 'object',
    required: ['type', 'number'],
    properties: { type: { const: 'card' }, number: { type: 'string' }, cvc: { type: 'integer' } },
  },
  Bank: {
    type: 'object',
    required: ['type', 'iban'],
    properties: { type: { const: 'bank' }, iban: { type: 'string' } },
  },
}
const CARD = { $ref: '#/components/schemas/Card' }
const BANK = { $ref: '#/components/schemas/Bank' }
const PAYMENT = { oneOf: [CARD, BANK] }

/** An object of integers. */
function wanting(...names: string[]) {
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: 'integer' }])) }
}

/** How the first of two alternatives is called. */
async function labelOf(first: object): Promise<string | undefined> {
  const schema = { oneOf: [{ ...wanting('a', 'b'), ...first }, wanting('c')] }
  const [mismatch] = await mismatchesOf('{a: x, b: 1}', schema)
  return mismatch?.branch
}

describe('alternatives', () => {
  it('fit when one of them does', async () => {
    expect(await judged('{type: card, number: x}', PAYMENT, { schemas })).toEqual([])
    expect(await judged('{type: bank, iban: x}', PAYMENT, { schemas })).toEqual([])
  })

  it('are judged by the nearest, which is named', async () => {
    const [mismatch] = await mismatchesOf('{type: bank, number: x}', PAYMENT, { schemas })
    expect(mismatch).toMatchObject({ kind: 'missing-keys', names: ['iban'], branch: 'Bank' })
    expect(await mismatchesOf('{type: card, number: x, cvc: y}', PAYMENT, { schemas })).toMatchObject([
      { kind: 'wrong-type', branch: 'Card' },
    ])
  })

  it('without a name are called by their title, tag or position', async () => {
    expect(await labelOf({ title: 'Square' })).toBe('Square')
    expect(await labelOf({})).toBe('the first alternative')
    const tagged = { properties: { a: { type: 'integer' }, b: { type: 'integer' }, kind: { const: 'k' } } }
    expect(await labelOf(tagged)).toBe('kind: k')
  })

  it('are several ways to be of one type: no type fits, and all are named', async () => {
    const schema = { anyOf: [{ type: 'integer' }, { type: 'array', items: {} }] }
    const [mismatch, ...others] = await mismatchesOf('{a: x}', { properties: { a: schema } })
    expect(others).toEqual([])
    expect(mismatch).toMatchObject({ kind: 'wrong-type', expected: new Set(['integer', 'array']) })
    expect(
      await judged('{a: "5"}', { properties: { a: { oneOf: [{ type: 'number' }, { type: 'string' }] } } }),
    ).toEqual([])
    expect(await judged('{a: null}', { properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } } })).toEqual(
      [],
    )
  })

  it('of constants are one enumeration', async () => {
    const schema = { oneOf: [{ const: 'a' }, { const: 'b' }, { enum: ['c'] }] }
    const [mismatch] = await mismatchesOf('{x: d}', { properties: { x: schema } })
    expect(mismatch).toMatchObject({ kind: 'not-allowed', allowed: ['a', 'b', 'c'] })
  })

  it('that each want something else are told together', async () => {
    const contact = {
      type: 'object',
      properties: { name: {}, email: {}, phone: {} },
      anyOf: [{ required: ['email'] }, { required: ['phone'] }],
    }
    const [mismatch, ...others] = await mismatchesOf('{name: x}', contact)
    expect(others).toEqual([])
    expect(mismatch).toMatchObject({
      kind: 'no-alternative',
      common: [],
      choices: [
        { label: 'the first alternative', missing: ['email'] },
        { label: 'the second alternative', missing: ['phone'] },
      ],
    })
    expect(await judged('{name: x, phone: y}', contact)).toEqual([])
  })

  it('share what all of them want', async () => {
    const schema = {
      oneOf: [
        { required: ['a', 'b'], properties: { a: {}, b: {} } },
        { required: ['a', 'c'], properties: { a: {}, c: {} } },
      ],
    }
    expect(await mismatchesOf('{}', schema)).toMatchObject([
      { kind: 'no-alternative', common: ['a'], choices: [{ missing: ['b'] }, { missing: ['c'] }] },
    ])
  })

  it('hold besides what stands beside them', async () => {
    const schema = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } }, oneOf: [CARD, BANK] }
    expect(await judged('{id: 1, type: card, number: x}', schema, { schemas })).toEqual([])
    expect(await judged('{type: card, number: x}', schema, { schemas })).toEqual(['missing-keys  id'])
    expect(await judged('{id: 1, type: card, number: x, foo: 1}', schema, { schemas })).toEqual([
      'unknown-key foo @foo',
    ])
  })

  it('do not mind a key of another alternative unless they forbid it', async () => {
    expect(await judged('{type: card, number: x, iban: y}', { anyOf: [CARD, BANK] }, { schemas })).toEqual([])
    const closed = { ...schemas, Card: { ...schemas.Card, additionalProperties: false } }
    expect(await judged('{type: card, number: x, iban: y}', PAYMENT, { schemas: closed })).toEqual([
      'unknown-key iban @iban',
    ])
  })

  it('within alternatives are resolved down to the last', async () => {
    const schema = { oneOf: [{ oneOf: [CARD, BANK] }, { type: 'integer' }] }
    expect(await judged('{type: bank, iban: x}', schema, { schemas })).toEqual([])
    expect(await mismatchesOf('{type: bank}', schema, { schemas })).toMatchObject([
      { kind: 'missing-keys', names: ['iban'], branch: 'Bank' },
    ])
  })
})

describe('a discriminator', () => {
  const TAGGED = { ...PAYMENT, discriminator: { propertyName: 'type', mapping: { card: CARD.$ref, bank: BANK.$ref } } }

  it('selects the alternative, whatever else fits better', async () => {
    const [mismatch, ...others] = await mismatchesOf('{type: card, iban: x}', TAGGED, { schemas })
    expect(others).toEqual([])
    expect(mismatch).toMatchObject({ kind: 'unknown-key', key: 'iban', replaces: 'number', candidates: [] })
  })

  it('of a value that selects none is an enumeration', async () => {
    const [mismatch, ...others] = await mismatchesOf('{type: cash, number: x}', TAGGED, { schemas })
    expect(others).toEqual([])
    expect(mismatch).toMatchObject({ kind: 'not-allowed', trail: ['type'], allowed: ['card', 'bank'] })
  })

  it('that is a placeholder selects nothing', async () => {
    expect(await judged('{type: "{{type}}", iban: x}', TAGGED, { schemas })).toEqual([])
  })

  it('selects among the schemas that build upon a base', async () => {
    const pets = {
      Pet: { type: 'object', discriminator: 'kind', required: ['kind'], properties: { kind: { type: 'string' } } },
      Cat: {
        allOf: [{ $ref: '#/definitions/Pet' }, { required: ['lives'], properties: { lives: { type: 'integer' } } }],
      },
    }
    const options = { version: '2.0', schemas: pets }
    const pet = { $ref: '#/definitions/Pet' }
    expect(await judged('{kind: Cat, lives: 9}', pet, options)).toEqual([])
    expect(await judged('{kind: Cat}', pet, options)).toEqual(['missing-keys  lives'])
    expect(await judged('{kind: Cat, lives: many}', pet, options)).toEqual(['wrong-type lives @many'])
  })
})

describe('schemas that go round', () => {
  it('are followed as far as the value goes', async () => {
    const tree = {
      Tree: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string' },
          children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    }
    const schema = { $ref: '#/components/schemas/Tree' }
    expect(await judged('{name: a, children: [{name: b, children: [{nam: c}]}]}', schema, { schemas: tree })).toEqual([
      'unknown-key children[0].children[0].nam @nam',
    ])
  })

  it('that are alternatives of themselves come to an end', async () => {
    const loop = { Loop: { oneOf: [{ $ref: '#/components/schemas/Loop' }, { type: 'integer' }] } }
    expect(
      await judged('{a: x}', { properties: { a: { $ref: '#/components/schemas/Loop' } } }, { schemas: loop }),
    ).toEqual(['wrong-type a @x'])
  })

  it('or that branch at every level, come to an end soon', async () => {
    const ladder = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `L${index}`,
        {
          anyOf: [`A${index}`, `B${index}`].map((name) => ({
            title: name,
            properties: { [name]: {} },
            allOf: [{ $ref: `#/components/schemas/L${index + 1}` }],
          })),
        },
      ]),
    )
    const rungs = { ...ladder, L30: { required: ['end'], properties: { end: {} } } }
    const started = performance.now()
    await mismatchesOf('{a: 1}', { $ref: '#/components/schemas/L0' }, { schemas: rungs })
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  it('and values that are nested a hundred times are bounded', async () => {
    const nested = {
      N: {
        anyOf: [1, 2, 3].map((n) => ({
          title: `t${n}`,
          properties: { a: { $ref: '#/components/schemas/N' }, [`k${n}`]: {} },
          required: [`k${n}`],
        })),
      },
    }
    const started = performance.now()
    await mismatchesOf(
      `${'{a: '.repeat(90)}1${'}'.repeat(90)}`,
      { $ref: '#/components/schemas/N' },
      { schemas: nested },
    )
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
