import { describe, expect, it } from 'vitest'
import type { SchemaView } from '../../src/swagger/model.ts'
import { messagesOf, schemaOf } from './files.ts'
import { lookAt } from './walk.ts'

const types = (schema: SchemaView | undefined) => schema?.types && [...schema.types].toSorted()
const names = (schema: SchemaView) => [...schema.properties.keys()]

/** What is told when everything about a schema is asked. */
function told(schema: unknown, version = '3.0.0'): readonly string[] {
  const { schema: view, document } = schemaOf(schema, { version })
  lookAt(view, new Set(), 20)
  return messagesOf(document)
}

describe('a schema that is odd', () => {
  it('has no problem before it is looked at', () => {
    const { schema, document } = schemaOf({ properties: { a: { type: 'int' } } })
    expect(document.problems).toEqual([])
    expect(schema.properties.get('a')?.types).toBeUndefined()
    expect(document.problems).toHaveLength(1)
  })

  it('has each problem once', () => {
    const { schema, document } = schemaOf({ properties: { a: { type: 'int' }, b: { type: 'int' } } })
    for (let time = 0; time < 3; time++) {
      for (const view of schema.properties.values()) expect(view.types).toBeUndefined()
    }
    expect(document.problems.map((problem) => problem.pointer.slice(-3))).toEqual([
      ['properties', 'a', 'type'],
      ['properties', 'b', 'type'],
    ])
  })

  it('tells its problems in the file where they are', () => {
    const { schema, document } = schemaOf({ properties: { a: { type: 'int' } } })
    lookAt(schema, new Set(), 3)
    expect(document.problems.map((problem) => problem.source.path)).toEqual(['api.json'])
  })

  it.each(['any', 'int', 'datetime', 'String', 'array[string]', 7, {}, '', [], ['string', 'int']])(
    'of type %j takes any value',
    (type) => {
      expect(schemaOf({ type }).schema.types).toBeUndefined()
      expect(told({ type }, '3.1.0')).toHaveLength(1)
    },
  )

  it.each(['2.0', '3.0.0'])('of the type `null` in %s takes any value', (version) => {
    expect(schemaOf({ type: 'null' }, { version }).schema.types).toBeUndefined()
    expect(schemaOf({ type: null }, { version }).schema.types).toBeUndefined()
    expect(told({ type: 'null' }, version)).toEqual(['`null` is no type before OpenAPI 3.1.'])
  })

  it('of several types before 3.1 takes them all', () => {
    const schema = { type: ['string', 'integer', 'number', 'null'] }
    expect(types(schemaOf(schema, { version: '3.0.0' }).schema)).toEqual(['null', 'number', 'string'])
    expect(told(schema)).toEqual(['`type` is a list, which came with OpenAPI 3.1; it is read as one.'])
  })

  it('that `allOf` asks two types of takes any value', () => {
    const schema = { allOf: [{ type: 'string' }, { type: 'object' }] }
    expect(schemaOf(schema).schema.types).toBeUndefined()
    expect(told(schema)).toEqual(['`allOf` asks for types that exclude each other.'])
  })

  it('with a property that calls itself required requires that property', () => {
    const schema = { type: 'object', properties: { a: { type: 'string', required: true }, b: { required: false } } }
    expect([...schemaOf(schema).schema.required]).toEqual(['a'])
    expect(told(schema)).toEqual(
      Array<string>(2).fill('`required` is a boolean here; the object that holds the property should list its name.'),
    )
  })

  it('that requires what is no name requires the rest', () => {
    const schema = { properties: { a: {} }, required: ['a', 3, null] }
    expect([...schemaOf(schema).schema.required]).toEqual(['a'])
    expect(told(schema)).toEqual(Array<string>(2).fill('`required` lists what is no name.'))
    expect(told({ required: 'a' })).toEqual(['`required` is no list of names.'])
  })

  it('that requires a property which it does not define keeps requiring it', () => {
    const schema = { properties: { a: {} }, required: ['a', 'b'] }
    expect([...schemaOf(schema).schema.required]).toEqual(['a', 'b'])
    expect(told(schema)).toEqual(['`b` is required but not among the properties.'])
  })

  it.each([
    { required: ['b'] },
    { allOf: [{ properties: { a: {} }, required: ['b'] }, { properties: { b: {} } }] },
    { properties: { a: {} }, required: ['b'], oneOf: [{ properties: { b: {} } }, {}] },
    { properties: { a: {}, b: {} }, anyOf: [{ properties: { a: {} }, required: ['b'] }, { required: ['a'] }] },
  ])('is not one that requires what another part defines: %j', (schema) => {
    expect(told(schema)).toEqual([])
  })

  it('with a keyword among its properties has no such property', () => {
    const schema = { properties: { a: {}, description: 'text', required: ['a'] } }
    expect(names(schemaOf(schema).schema)).toEqual(['a'])
    expect(told(schema)).toEqual([
      '`description` stands among the properties, but is no schema.',
      '`required` stands among the properties, but is no schema.',
    ])
  })

  it('may well have a property that is called like a keyword', () => {
    const schema = { properties: { description: { type: 'string' }, required: {}, type: { type: 'string' } } }
    expect(names(schemaOf(schema).schema)).toEqual(['description', 'required', 'type'])
    expect(told(schema)).toEqual([])
  })

  it('whose property is no schema takes any value for it', () => {
    const schema = { properties: { a: 'string', b: null, c: [] } }
    const view = schemaOf(schema).schema
    expect([...view.properties.values()].map((property) => property.types)).toEqual([undefined, undefined, undefined])
    expect(told(schema)).toEqual(Array<string>(3).fill('This is no schema; it is taken for any value.'))
  })

  it.each([
    [{ properties: [] }, '`properties` is not an object.'],
    [{ allOf: {} }, '`allOf` is not a list.'],
    [{ oneOf: {} }, '`oneOf` is no list of schemas.'],
    [{ anyOf: [] }, '`anyOf` is no list of schemas.'],
    [{ enum: 'a' }, '`enum` is no list of values.'],
    [{ enum: [] }, '`enum` is no list of values.'],
    [{ minLength: '3' }, '`minLength` is not a number.'],
    [{ maximum: '3' }, '`maximum` is not a number.'],
    [{ format: 3 }, '`format` is not text.'],
    [{ pattern: {} }, '`pattern` is not text.'],
    [{ description: ['a'] }, '`description` is not text.'],
    [{ additionalProperties: 'no' }, '`additionalProperties` is neither a boolean nor a schema.'],
    [{ items: 'string' }, 'This is no schema; it is taken for any value.'],
    [{ $ref: 3 }, '`$ref` is not text.'],
    [{ oneOf: [{}, {}], discriminator: {} }, '`discriminator` names no property.'],
    [
      { oneOf: [{}, {}], discriminator: { propertyName: 'a', mapping: { nothing: 3 } } },
      '`mapping` says what is no text.',
    ],
  ])('of the kind %j says so', (schema, message) => {
    expect(told(schema)).toEqual([message])
  })

  it('has a limit to what is told of it', () => {
    const properties = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`p${index}`, { type: 'int' }]))
    expect(told({ properties }).length).toBeLessThanOrEqual(1000)
  })
})
