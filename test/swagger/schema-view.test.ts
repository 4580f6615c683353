import { describe, expect, it } from 'vitest'
import type { SchemaView } from '../../src/swagger/model.ts'
import { messagesOf, schemaOf, storeOf } from './files.ts'

const types = (schema: SchemaView | undefined) => schema?.types && [...schema.types].toSorted()
const names = (schema: SchemaView | undefined) => [...(schema?.properties.keys() ?? [])]

/** Swagger 2's way to say that one schema builds upon another. */
const inheritance = (base: string) => ({
  Pet: { type: 'object', discriminator: 'kind', properties: { kind: {} } },
  Cat: { allOf: [{ $ref: `${base}Pet` }, { properties: { claws: {} } }] },
  Lion: { allOf: [{ $ref: `${base}Cat` }, { properties: { mane: {} } }] },
  Stone: { type: 'object' },
})

describe('a schema', () => {
  it('gives what it says', () => {
    const { schema, document } = schemaOf({
      type: 'object',
      title: 'Thing',
      description: 'A thing',
      required: ['a'],
      properties: {
        a: {
          type: 'string',
          minLength: 1,
          maxLength: 9,
          pattern: '^x',
          format: 'uuid',
          enum: ['x', 'y'],
          default: 'x',
        },
        b: { type: 'number', minimum: 0, maximum: 10, multipleOf: 2, readOnly: true, deprecated: true, example: 4 },
        c: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3, writeOnly: true },
      },
      additionalProperties: false,
      patternProperties: { '^x-': { type: 'string' } },
    })
    expect(schema).toMatchObject({
      origin: 'schema',
      title: 'Thing',
      description: 'A thing',
      additionalProperties: false,
    })
    expect(types(schema)).toEqual(['object'])
    expect([...schema.required]).toEqual(['a'])
    expect(names(schema)).toEqual(['a', 'b', 'c'])
    const [a, b, c] = [...schema.properties.values()]
    expect(a).toMatchObject({ minLength: 1, maxLength: 9, pattern: '^x', format: 'uuid', enumeration: ['x', 'y'] })
    expect(a?.default).toBe('x')
    expect(b).toMatchObject({ minimum: 0, maximum: 10, multipleOf: 2, readOnly: true, deprecated: true, examples: [4] })
    expect(c).toMatchObject({ minItems: 1, maxItems: 3, writeOnly: true })
    expect(types(c?.items)).toEqual(['integer'])
    expect(schema.patternProperties.map((each) => [each.pattern, types(each.schema)])).toEqual([['^x-', ['string']]])
    expect(document.problems).toEqual([])
  })

  it('says nothing where nothing is said', () => {
    const { schema } = schemaOf({})
    expect(schema).toMatchObject({
      types: undefined,
      enumeration: undefined,
      additionalProperties: undefined,
      items: undefined,
      alternatives: [],
    })
    expect(schema.properties.size).toBe(0)
  })

  it('keeps properties usable where the type is left out', () => {
    const { schema } = schemaOf({ properties: { a: {} } })
    expect(schema.types).toBeUndefined()
    expect(names(schema)).toEqual(['a'])
  })

  it('takes keys that objects inherit for ordinary ones', () => {
    const { schema } = schemaOf(
      JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"object"}}}'),
    )
    expect(names(schema)).toEqual(['__proto__', 'constructor'])
    expect(types(schema.properties.get('__proto__'))).toEqual(['string'])
    expect(schemaOf({ $ref: '#/components/schemas/constructor' }).schema.types).toBeUndefined()
  })

  it('ignores conditions and negations', () => {
    const { schema, document } = schemaOf(
      JSON.parse('{"if":{"required":["a"]},"then":{"type":"string"},"else":false,"not":{}}'),
    )
    expect(schema.types).toBeUndefined()
    expect(schema.required.size).toBe(0)
    expect(document.problems).toEqual([])
  })

  it.each([
    [true, undefined],
    [false, []],
  ])('reads the schema %s', (value, expected) => {
    const { schema } = schemaOf({ properties: { a: value } })
    expect(types(schema.properties.get('a'))).toEqual(expected)
  })

  it('reads tuples of either time', () => {
    const old = schemaOf({ type: 'array', items: [{ type: 'string' }, {}], additionalItems: { type: 'number' } }).schema
    const now = schemaOf({ type: 'array', prefixItems: [{ type: 'string' }, {}], items: { type: 'number' } }).schema
    for (const schema of [old, now]) {
      expect(schema.prefixItems.map(types)).toEqual([['string'], undefined])
      expect(types(schema.items)).toEqual(['number'])
    }
  })

  it('reads exclusive bounds of either time', () => {
    const flags = { minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false }
    expect(schemaOf(flags, { version: '3.0.0' }).schema).toMatchObject({
      minimum: undefined,
      exclusiveMinimum: 1,
      maximum: 5,
      exclusiveMaximum: undefined,
    })
    expect(schemaOf({ minimum: 0, exclusiveMinimum: 1, exclusiveMaximum: 5 }).schema).toMatchObject({
      minimum: 0,
      exclusiveMinimum: 1,
      maximum: undefined,
      exclusiveMaximum: 5,
    })
  })

  it('takes `const` for an enumeration of one', () => {
    expect(schemaOf({ const: 'a' }).schema.enumeration).toEqual(['a'])
    expect(schemaOf({ const: null }).schema.enumeration).toEqual([null])
  })

  it.each([true, {}])('is open to further properties where `additionalProperties` is %j', (value) => {
    expect(schemaOf({ additionalProperties: value }).schema.additionalProperties).toBe(true)
  })

  it('gives `additionalProperties` as a schema', () => {
    const { additionalProperties } = schemaOf({ additionalProperties: { type: 'string' } }).schema
    expect(typeof additionalProperties === 'object' && types(additionalProperties)).toEqual(['string'])
  })

  it('takes `type: file` for text of bytes', () => {
    const { schema } = schemaOf({ type: 'file' }, { version: '2.0' })
    expect(types(schema)).toEqual(['string'])
    expect(schema.format).toBe('binary')
  })
})

describe('null', () => {
  it.each([
    ['2.0', { type: 'string', 'x-nullable': true }],
    ['3.0.0', { type: 'string', nullable: true }],
    ['3.1.0', { type: ['string', 'null'] }],
    ['3.1.0', { oneOf: [{ type: 'string' }, { type: 'null' }] }],
    ['3.1.0', { anyOf: [{ type: 'null' }, { type: 'string' }] }],
    ['3.0.0', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['3.0.0', { anyOf: [{ type: 'string' }, { enum: [null] }] }],
    ['3.1.0', { anyOf: [{ type: 'string' }, { const: null }] }],
    ['3.0.0', { allOf: [{ type: 'string' }], nullable: true }],
    ['3.0.0', { allOf: [{ type: 'string' }, { nullable: true }] }],
    ['3.0.0', { allOf: [{ type: 'string', nullable: true }, { description: 'x' }] }],
  ])('in %s: %j', (version, schema) => {
    const view = schemaOf(schema, { version }).schema
    expect(types(view)).toEqual(['null', 'string'])
    expect(view.alternatives).toEqual([])
  })

  it('is allowed by a `nullable` beside a `$ref`', () => {
    const schemas = { A: { type: 'string', enum: ['a'] } }
    const { schema } = schemaOf({ $ref: '#/components/schemas/A', nullable: true }, { version: '3.0.0', schemas })
    expect(types(schema)).toEqual(['null', 'string'])
    expect(schema.enumeration).toEqual(['a', null])
  })

  it('is one of the values of a nullable enumeration', () => {
    expect(schemaOf({ type: ['string', 'null'], enum: ['a'] }).schema.enumeration).toEqual(['a', null])
    expect(schemaOf({ type: ['string', 'null'], enum: ['a', null] }).schema.enumeration).toEqual(['a', null])
  })

  it('needs all parts of an `allOf` that speak of types by name', () => {
    const both = { allOf: [{ type: ['string', 'null'] }, { type: ['string', 'null'] }] }
    expect(types(schemaOf(both).schema)).toEqual(['null', 'string'])
    expect(types(schemaOf({ allOf: [{ type: ['string', 'null'] }, { type: 'string' }] }).schema)).toEqual(['string'])
  })

  it('stays an alternative among several', () => {
    const { alternatives } = schemaOf({ oneOf: [{ type: 'string' }, { type: 'object' }, { type: 'null' }] }).schema
    expect(alternatives[0]?.schemas.map(types)).toEqual([['string'], ['object'], ['null']])
  })

  it('is a type of its own in 3.1', () => {
    const { schema, document } = schemaOf({ type: 'null' })
    expect(types(schema)).toEqual(['null'])
    expect(document.problems).toEqual([])
  })
})

describe('$ref', () => {
  const schemas = {
    A: { type: 'object', description: 'of A', properties: { a: { type: 'string' } } },
    B: { $ref: '#/components/schemas/A' },
    Loop: { $ref: '#/components/schemas/Loop' },
  }

  it('is followed, and the outermost component gives the name', () => {
    const { schema } = schemaOf({ $ref: '#/components/schemas/B' }, { schemas })
    expect(schema.name).toBe('B')
    expect(names(schema)).toEqual(['a'])
    expect(schema.id).toBe('api.json#/components/schemas/A')
  })

  it('gives one id to all uses of one schema', () => {
    const ref = { $ref: '#/components/schemas/A' }
    const { schema } = schemaOf({ properties: { x: ref, y: ref, z: { $ref: '#/components/schemas/B' } } }, { schemas })
    expect(new Set([...schema.properties.values()].map((view) => view.id)).size).toBe(1)
  })

  it('lets a description beside it win in every dialect', () => {
    for (const version of ['3.0.0', '3.1.0']) {
      const { schema } = schemaOf({ $ref: '#/components/schemas/A', description: 'here' }, { schemas, version })
      expect(schema.description).toBe('here')
      expect(names(schema)).toEqual(['a'])
    }
  })

  it('holds together with its siblings in 3.1 and alone before', () => {
    const ref = { $ref: '#/components/schemas/A', required: ['a'], properties: { b: {} } }
    const now = schemaOf(ref, { schemas }).schema
    expect(names(now)).toEqual(['b', 'a'])
    expect([...now.required]).toEqual(['a'])
    const before = schemaOf(ref, { schemas, version: '3.0.0' }).schema
    expect(names(before)).toEqual(['a'])
    expect([...before.required]).toEqual([])
  })

  it('that leads nowhere is any value, and a problem', () => {
    const { schema, document } = schemaOf({ $ref: '#/components/schemas/Missing' }, { schemas })
    expect(schema.types).toBeUndefined()
    expect(schema.name).toBe('Missing')
    expect(messagesOf(document)).toEqual([
      '`$ref` to `#/components/schemas/Missing` names nothing: there is no `Missing` at `#/components/schemas`.',
    ])
  })

  it('that leads in a circle is any value, and a problem', () => {
    const { schema, document } = schemaOf({ $ref: '#/components/schemas/Loop' }, { schemas })
    expect(schema.types).toBeUndefined()
    expect(messagesOf(document)).toEqual(['`$ref` to `#/components/schemas/Loop` leads in a circle.'])
  })

  it('finds an anchor', () => {
    const anchored = { schemas: { X: { $defs: { y: { $anchor: 'why', type: 'integer' } } } } }
    expect(types(schemaOf({ $ref: '#why' }, anchored).schema)).toEqual(['integer'])
  })

  it('may be the name of a property', () => {
    const { schema, document } = schemaOf({ properties: { $ref: { type: 'string' } } })
    expect(types(schema.properties.get('$ref'))).toEqual(['string'])
    expect(document.problems).toEqual([])
  })
})

describe('allOf', () => {
  it('is merged, in the order of the document', () => {
    const own = { properties: { own: {} } }
    const base = { allOf: [{ properties: { a: {} }, required: ['a'] }, { allOf: [{ properties: { b: {} } }] }] }
    expect(names(schemaOf({ ...base, ...own }).schema)).toEqual(['a', 'b', 'own'])
    expect(names(schemaOf({ ...own, ...base }).schema)).toEqual(['own', 'a', 'b'])
    expect([...schemaOf({ ...base, required: ['own'] }).schema.required].toSorted()).toEqual(['a', 'own'])
  })

  it('takes the strictest bounds and the common types and values', () => {
    const { schema } = schemaOf({
      allOf: [
        { type: 'number', minimum: 1, maximum: 9, enum: [1, 2, 3] },
        { type: 'integer', minimum: 3, maximum: 10, enum: [3, 4] },
      ],
    })
    expect(schema).toMatchObject({ minimum: 3, maximum: 9, enumeration: [3] })
    expect(types(schema)).toEqual(['integer'])
  })

  it('closes an object that one part closes', () => {
    const { schema } = schemaOf({ allOf: [{ additionalProperties: false }, { properties: { a: {} } }] })
    expect(schema.additionalProperties).toBe(false)
  })

  it('combines two definitions of one property', () => {
    const { schema } = schemaOf({
      allOf: [
        { properties: { a: { type: 'object', properties: { x: {} } } } },
        { properties: { a: { required: ['x'], properties: { y: {} } } } },
      ],
    })
    const a = schema.properties.get('a')
    expect(names(a)).toEqual(['x', 'y'])
    expect([...(a?.required ?? [])]).toEqual(['x'])
    expect(schema.properties.get('a')).toBe(a)
  })

  it('lets own annotations win over inherited ones', () => {
    const { schema } = schemaOf({ allOf: [{ description: 'base', title: 'Base' }], description: 'own' })
    expect(schema).toMatchObject({ description: 'own', title: 'Base' })
  })

  it('may lead in a circle', () => {
    const schemas = { A: { allOf: [{ $ref: '#/components/schemas/A' }], properties: { a: {} } } }
    expect(names(schemaOf({ $ref: '#/components/schemas/A' }, { schemas }).schema)).toEqual(['a'])
  })

  it('may be nested deep', () => {
    const depth = 80
    const schema = '{"allOf":['.repeat(depth) + '{"properties":{"deep":{}}}' + ']}'.repeat(depth)
    const content = `{"application/json":{"schema":${schema}}}`
    const text = `{"openapi":"3.1.0","paths":{"/x":{"get":{"responses":{"200":{"content":${content}}}}}}}`
    const document = storeOf({ 'api.json': text }).open('api.json')?.document
    expect(names(document?.operations[0]?.responses[0]?.content[0]?.schema)).toEqual(['deep'])
  })

  it('brings the alternatives of its parts', () => {
    const { alternatives } = schemaOf({ allOf: [{ oneOf: [{}, {}] }, { anyOf: [{}, {}, {}] }] }).schema
    expect(alternatives.map((each) => [each.kind, each.schemas.length])).toEqual([
      ['oneOf', 2],
      ['anyOf', 3],
    ])
  })
})

describe('circular schemas', () => {
  const schemas = {
    Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' }, name: { type: 'string' } } },
  }

  it('are looked at one level at a time', () => {
    let view: SchemaView | undefined = schemaOf({ $ref: '#/components/schemas/Node' }, { schemas }).schema
    const { id } = view
    for (let level = 0; level < 100; level++) view = view?.properties.get('next')
    expect(view?.id).toBe(id)
    expect(names(view)).toEqual(['next', 'name'])
  })

  it('of two `allOf`s at once come round again', () => {
    const pair = { ...schemas, Other: { properties: { next: { $ref: '#/components/schemas/Other' } } } }
    const both = { allOf: [{ $ref: '#/components/schemas/Node' }, { $ref: '#/components/schemas/Other' }] }
    let view: SchemaView | undefined = schemaOf(both, { schemas: pair }).schema
    const seen = new Set<string>()
    for (let level = 0; level < 50; level++) {
      view = view?.properties.get('next')
      seen.add(view?.id ?? '')
    }
    expect(seen.size).toBeLessThanOrEqual(2)
  })

  it('a ladder of references costs no more than its rungs', () => {
    const ladder: Record<string, unknown> = { L0: { type: 'string' } }
    for (let rung = 1; rung <= 60; rung++) {
      const below = { $ref: `#/components/schemas/L${rung - 1}` }
      ladder[`L${rung}`] = { allOf: [below, below], properties: { [`a${rung}`]: below, [`b${rung}`]: below } }
    }
    const seen = new Set<string>()
    const walk = (view: SchemaView): void => {
      if (seen.has(view.id)) return
      seen.add(view.id)
      view.types?.has('null')
      for (const property of view.properties.values()) walk(property)
    }
    const start = performance.now()
    walk(schemaOf({ $ref: '#/components/schemas/L60' }, { schemas: ladder }).schema)
    expect(performance.now() - start).toBeLessThan(4000)
    expect(seen.size).toBe(61)
  })
})

describe('alternatives', () => {
  it('without a choice hold like a part of the schema', () => {
    const { schema } = schemaOf({ properties: { a: {} }, oneOf: [{ properties: { b: {} } }] })
    expect(names(schema)).toEqual(['a', 'b'])
    expect(schema.alternatives).toEqual([])
  })

  const animals = {
    Cat: { type: 'object', properties: { kind: {}, claws: {} } },
    Dog: { type: 'object', properties: { kind: {}, bark: {} } },
  }
  const refs = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]

  it('are selected by a discriminator: mapped and implicit names', () => {
    const mapping = { kitty: '#/components/schemas/Cat', hound: 'Dog' }
    const { schema } = schemaOf({ oneOf: refs, discriminator: { propertyName: 'kind', mapping } }, { schemas: animals })
    const discriminator = schema.alternatives[0]?.discriminator
    expect(discriminator?.property).toBe('kind')
    expect(['kitty', 'hound', 'Cat', 'Dog', 'Cow'].map((value) => discriminator?.select(value)?.name)).toEqual([
      'Cat',
      'Dog',
      'Cat',
      'Dog',
      undefined,
    ])
  })

  it('has a problem where a mapping leads nowhere', () => {
    const discriminator = { propertyName: 'kind', mapping: { cow: '#/components/schemas/Cow' } }
    const { schema, document } = schemaOf({ oneOf: refs, discriminator }, { schemas: animals })
    expect(document.problems).toEqual([])
    expect(schema.alternatives[0]?.discriminator?.select('cow')).toBeUndefined()
    expect(messagesOf(document)[0]).toContain('`#/components/schemas/Cow` names nothing')
  })

  it('of a base schema are those that build upon it, and itself', () => {
    const schemas = inheritance('#/definitions/')
    const { schema } = schemaOf({ $ref: '#/definitions/Pet' }, { version: '2.0', schemas })
    const [group, ...others] = schema.alternatives
    expect(others).toEqual([])
    expect(group?.schemas.map((each) => each.name)).toEqual(['Cat', 'Lion', 'Pet'])
    expect(group?.schemas.flatMap((each) => each.alternatives)).toEqual([])
    expect(names(group?.discriminator?.select('Lion'))).toEqual(['kind', 'claws', 'mane'])
    expect(group?.discriminator?.select('Pet')?.alternatives).toEqual([])
    expect(group?.discriminator?.select('Stone')).toBeUndefined()
  })

  it('are not those of a schema that builds upon such a base', () => {
    const schemas = inheritance('#/definitions/')
    const { schema } = schemaOf({ $ref: '#/definitions/Lion' }, { version: '2.0', schemas })
    expect(schema.alternatives).toEqual([])
  })
})
