import { describe, expect, it } from 'vitest'
import type { MediaContent, SchemaView } from '../../src/swagger/model.ts'
import { documentOf } from './files.ts'

const types = (schema: SchemaView | undefined) => schema?.types && [...schema.types].toSorted()
const names = (schema: SchemaView | undefined) => [...(schema?.properties.keys() ?? [])]

const shapes = (content: readonly MediaContent[]) => content.map((each) => [each.mediaType, names(each.schema)])

function inThree(media: unknown, components: object = {}): MediaContent | undefined {
  const responses = { 200: { content: { 'application/json': media } } }
  return documentOf({ openapi: '3.0.0', paths: { '/a': { get: { responses } } }, components }).operations[0]
    ?.responses[0]?.content[0]
}

function inTwo(response: unknown, produces?: readonly string[]): readonly MediaContent[] {
  const get = { responses: { 200: response }, ...(produces === undefined ? {} : { produces }) }
  return documentOf({ swagger: '2.0', paths: { '/a': { get } } }).operations[0]?.responses[0]?.content ?? []
}

describe('an example stands in', () => {
  it('for a schema that is not there', () => {
    const { schema } = inThree({ example: { a: { b: [1, 'x'] }, c: true, 'd/e': null } }) ?? {}
    expect(schema).toMatchObject({ origin: 'example', additionalProperties: undefined, name: undefined })
    expect(types(schema)).toEqual(['object'])
    expect(names(schema)).toEqual(['a', 'c', 'd/e'])
    expect([...(schema?.required ?? [])]).toEqual([])
    const b = schema?.properties.get('a')?.properties.get('b')
    expect(types(b)).toEqual(['array'])
    expect(types(b?.items)).toEqual(['number', 'string'])
    expect(types(schema?.properties.get('c'))).toEqual(['boolean'])
    expect(schema?.properties.get('d/e')?.types).toBeUndefined()
  })

  it.each([
    {},
    true,
    { type: 'object' },
    { type: 'object', description: 'd' },
    { type: 'object', properties: {} },
    { additionalProperties: true },
    { type: 'object', additionalProperties: {} },
  ])('for the schema %j, which says nothing', (schema) => {
    const view = inThree({ schema, example: { a: 1 } })?.schema
    expect([view?.origin, ...names(view)]).toEqual(['example', 'a'])
  })

  it.each([
    { type: 'string' },
    { type: 'array' },
    { properties: { b: {} } },
    { enum: [1] },
    { oneOf: [{}, {}] },
    { additionalProperties: { type: 'string' } },
    false,
  ])('but not for the schema %j', (schema) => {
    expect(inThree({ schema, example: { a: 1 } })?.schema?.origin).toBe('schema')
  })

  it('from the empty schema itself', () => {
    const view = inThree({ schema: { type: 'object', example: { a: 1 } } })?.schema
    expect([view?.origin, ...names(view)]).toEqual(['example', 'a'])
  })

  it('together with the others', () => {
    const examples = {
      one: { value: { a: 1, b: 'x' } },
      two: { value: { a: null, c: {} } },
      three: { $ref: '#/components/examples/T' },
    }
    const { schema } = inThree({ examples }, { examples: { T: { value: { d: 1 } } } }) ?? {}
    expect(names(schema)).toEqual(['a', 'b', 'c', 'd'])
    expect(types(schema?.properties.get('a'))).toEqual(['null', 'number'])
  })

  it('with the shapes of all items of a list', () => {
    const { schema } = inThree({ example: [[{ a: 1 }, { b: 1 }], [{ c: { d: 1 } }, { c: { e: 1 } }], []] }) ?? {}
    expect(names(schema?.items?.items)).toEqual(['a', 'b', 'c'])
    expect(names(schema?.items?.items?.properties.get('c'))).toEqual(['d', 'e'])
    expect(inThree({ example: [] })?.schema?.items).toBeUndefined()
  })

  it('where it is text that holds JSON', () => {
    expect(names(inThree({ example: ' {"a": {"b": 1}}' })?.schema)).toEqual(['a'])
    expect(types(inThree({ example: '[1]' })?.schema)).toEqual(['array'])
    expect(types(inThree({ example: '{"a": ' })?.schema)).toEqual(['string'])
    expect(types(inThree({ example: '12' })?.schema)).toEqual(['string'])
    expect(names(inThree({ examples: { one: { serializedValue: '{"a":1}' } } })?.schema)).toEqual(['a'])
  })

  it('of which a `$ref` within tells nothing', () => {
    const { schema, examples } =
      inThree({ example: { a: { $ref: '#/components/examples/A' } } }, { examples: { A: 1 } }) ?? {}
    expect(schema?.properties.get('a')?.types).toBeUndefined()
    expect(names(schema?.properties.get('a'))).toEqual([])
    expect(examples?.[0]?.value).toEqual({ a: { $ref: '#/components/examples/A' } })
    expect(inThree({ example: { $ref: '#/components/examples/A' } })?.schema?.types).toBeUndefined()
  })

  it('with keys that objects inherit', () => {
    const { schema } = inThree(JSON.parse('{"example":{"__proto__":1,"constructor":"x"}}')) ?? {}
    expect(names(schema)).toEqual(['__proto__', 'constructor'])
  })

  it('has an id and a place of its own', () => {
    const { schema } = inThree({ example: { a: { a: 1 } } }) ?? {}
    const ids = [schema, schema?.properties.get('a'), schema?.properties.get('a')?.properties.get('a')].map(
      (view) => view?.id,
    )
    expect(new Set(ids).size).toBe(3)
    expect(schema?.properties.get('a')).toBe(schema?.properties.get('a'))
  })

  it('is not there where there is none', () => {
    expect(inThree({})?.schema).toBeUndefined()
    expect(inThree({ examples: {} })?.schema).toBeUndefined()
    expect(inThree({ examples: { a: { externalValue: 'https://a.example' } } })?.schema).toBeUndefined()
    expect(inThree({ schema: {} })?.schema?.origin).toBe('schema')
  })
})

describe('examples of OpenAPI 3', () => {
  it.each([
    [{ examples: { a: { summary: 's', value: 1 } } }, [1]],
    [{ examples: { a: { dataValue: 1 } } }, [1]],
    [{ examples: { a: { summary: 's' } } }, []],
    [{ examples: { a: { id: 7 } } }, [{ id: 7 }]],
    [{ examples: { a: 'x' } }, ['x']],
    [{ examples: [1, { value: 2 }] }, [1, { value: 2 }]],
    [{ examples: { a: { $ref: '#/none' } } }, []],
    [{ examples: 'odd' }, []],
  ])('%j are %j', (media, expected) => {
    expect(inThree(media)?.examples.map((example) => example.value)).toEqual(expected)
  })
})

describe('examples of Swagger 2', () => {
  it('stand under their media types', () => {
    expect(shapes(inTwo({ examples: { 'application/json': { a: 1 }, 'Text/XML; v=1': '<a/>' } }))).toEqual([
      ['application/json', ['a']],
      ['text/xml', []],
    ])
  })

  it('under a media type with a note are of that media type', () => {
    const examples = { 'application/json - not found': { a: 1 }, 'application/json - not valid': { b: 1 } }
    expect(shapes(inTwo({ examples }))).toEqual([['application/json', ['a', 'b']]])
  })

  it('without a media type are of what is produced', () => {
    expect(shapes(inTwo({ examples: { data: { a: 1 } } }, ['application/vnd.api+json']))).toEqual([
      ['application/vnd.api+json', ['data']],
    ])
    expect(shapes(inTwo({ examples: { data: { a: 1 } } }))).toEqual([['application/json', ['data']]])
    expect(shapes(inTwo({ examples: [{ a: 1 }] }))).toEqual([['application/json', ['a']]])
    expect(shapes(inTwo({ example: { a: 1 } }))).toEqual([['application/json', ['a']]])
  })

  it('stand beside a schema that says something', () => {
    const [content] = inTwo({ schema: { properties: { b: {} } }, examples: { 'application/json': { a: 1 } } })
    expect([content?.schema?.origin, ...names(content?.schema)]).toEqual(['schema', 'b'])
    expect(content?.examples.map((example) => example.value)).toEqual([{ a: 1 }])
  })

  it('leave a response without any without content', () => {
    expect(inTwo({ examples: {} })).toEqual([])
  })
})
