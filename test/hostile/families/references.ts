import {
  BODY_AND_EXTRACT,
  document,
  fill,
  OPERATION,
  ROOM,
  SPEC,
  spec,
  SWAGGER,
  type HostileInput,
} from '../hostile-input.ts'

/** A spec that sends a body and extracts from a response, against an operation whose body and response are a schema. */
function about(schemas: object, files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/S0' } } }
  const operation = { ...OPERATION, requestBody: { content }, responses: { 200: { description: 'ok', content } } }
  return {
    [SWAGGER]: document(operation, schemas),
    [SPEC]: spec(BODY_AND_EXTRACT),
    ...files,
  }
}

const named = (count: number, schema: (index: number) => object) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, schema(index)]))
const ref = (index: number) => ({ $ref: `#/components/schemas/S${index}` })

/** References. */
export const REFERENCES: readonly HostileInput[] = [
  {
    name: 'a chain of references',
    files: () => about(named(15_000, (index) => ref(index + 1))),
    told: /leads in a circle/,
  },
  {
    name: 'a circle of references',
    files: () => about(named(15_000, (index) => ref((index + 1) % 15_000))),
    told: /leads in a circle/,
  },
  { name: 'a reference to itself', files: () => about({ S0: ref(0) }), told: /leads in a circle/ },
  {
    name: 'a ladder of references',
    files: () =>
      about(named(5_000, (index) => ({ type: 'object', properties: { a: ref(index + 1), b: ref(index + 1) } }))),
  },
  {
    name: 'a ladder of allOf',
    files: () => about(named(5_000, (index) => ({ allOf: [ref(index + 1), ref(index + 1)] }))),
  },
  {
    name: 'a ladder of oneOf',
    files: () => about(named(5_000, (index) => ({ oneOf: [ref(index + 1), ref(index + 1)] }))),
  },
  {
    name: 'a ladder of anyOf with properties',
    files: () =>
      about(
        named(3_000, (index) => ({
          type: 'object',
          properties: { a: ref(index + 1) },
          anyOf: [ref(index + 1), ref(index + 2)],
        })),
      ),
  },
  {
    name: 'a ladder of mixed combinations',
    files: () =>
      about(
        named(3_000, (index) => ({
          allOf: [{ oneOf: [ref(index + 1), ref(index + 2)] }, { anyOf: [ref(index + 1), ref(index + 3)] }],
        })),
      ),
  },
  {
    name: 'a circle of allOf',
    files: () =>
      about(
        named(1_000, (index) => ({
          allOf: [ref((index + 1) % 1_000), ref((index + 7) % 1_000)],
          properties: { a: ref(index) },
        })),
      ),
  },
  {
    name: 'a ladder of lists',
    files: () => about(named(8_000, (index) => ({ type: 'array', items: ref(index + 1) }))),
  },
  {
    name: 'pointers that lead through references',
    files: () =>
      about(
        named(6_000, (index) => ({
          $ref: `#/components/schemas/S${index + 1}/properties/a`,
          properties: { a: ref(index + 1) },
        })),
      ),
  },
  {
    name: 'a pointer of many steps',
    files: () => about({ S0: { $ref: `#/components${'/schemas'.repeat(ROOM / 8 - 200)}` } }),
  },
  {
    name: 'a pointer through one circle',
    files: () =>
      about({
        S0: {
          properties: { a: ref(0) },
          allOf: [{ $ref: `#/components/schemas/S0${'/properties/a'.repeat(60_000)}` }],
        },
      }),
  },
  {
    name: 'references that lead nowhere',
    files: () => about({ S0: { allOf: Array.from({ length: 15_000 }, (_, index) => ref(index + 1)) } }),
    told: /names nothing/,
  },
  {
    name: 'anchors',
    files: () =>
      about({ S0: { $ref: '#a9' }, ...named(9_000, (index) => ({ $anchor: `a${index}`, $ref: `#a${index + 1}` })) }),
  },
  {
    name: 'files that refer to each other',
    files: () =>
      about(
        { S0: { $ref: 'parts/p0.json' } },
        Object.fromEntries(
          Array.from({ length: 300 }, (_, index) => [
            `swagger/parts/p${index}.json`,
            JSON.stringify({
              allOf: [{ $ref: `p${(index + 1) % 300}.json` }, { $ref: `p${(index + 2) % 300}.json` }],
              properties: { a: { $ref: `p${(index + 3) % 300}.json` } },
            }),
          ]),
        ),
      ),
  },
  {
    name: 'references of a path',
    files: () => ({
      [SWAGGER]: JSON.stringify({
        openapi: '3.0.0',
        paths: Object.fromEntries(
          Array.from({ length: 15_000 }, (_, index) => [`/v1/p${index}`, { $ref: `#/paths/~1v1~1p${index + 1}` }]),
        ),
      }),
    }),
  },
  {
    name: 'references of parameters',
    files: () => ({
      [SWAGGER]: JSON.stringify({
        openapi: '3.0.0',
        paths: {
          '/v1/items/{id}': {
            post: {
              ...OPERATION,
              parameters: Array.from({ length: 10_000 }, (_, index) => ({ $ref: `#/components/parameters/P${index}` })),
            },
          },
        },
        components: {
          parameters: Object.fromEntries(
            Array.from({ length: 10_000 }, (_, index) => [
              `P${index}`,
              { $ref: `#/components/parameters/P${index + 1}` },
            ]),
          ),
        },
      }),
    }),
  },
  {
    name: 'references in a spec to absent documents',
    files: () => ({ [SPEC]: spec().replace(SWAGGER, `swagger/${fill(100_000, () => 'a/../')}x.json`) }),
  },
]
