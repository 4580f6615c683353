import { BLOCK, fill, OPERATION, ROOM, SPEC, spec, SWAGGER, type HostileInput } from '../hostile-input.ts'

/** A document of as many paths as there is room for, and a spec of as many calls as fit into a block. */
function calls(path: (index: number) => string, called: (index: number) => string, rest: object = {}) {
  return () => ({
    [SWAGGER]: JSON.stringify({ openapi: '3.0.0', paths: Object.fromEntries(paths(path)), ...rest }),
    [SPEC]: spec({
      prerequisites: fill(BLOCK, (index) => `  - { id: s${index}, method: GET, path: "${called(index)}" }\n`),
    }),
  })
}

function paths(path: (index: number) => string): readonly (readonly [string, object])[] {
  const found: (readonly [string, object])[] = []
  for (let size = 0, index = 0; size < ROOM - BLOCK - 120_000; index++) {
    const entry = [path(index), { get: { responses: {} } }] as const
    size += JSON.stringify(entry).length
    found.push(entry)
  }
  return found
}

/** The paths of operations and of calls. */
export const PATHS: readonly HostileInput[] = [
  {
    name: 'operations',
    files: calls(
      (index) => `/v1/thing_${index}/{id}`,
      (index) => `/v1/thng_${index}/1`,
    ),
    told: /steps\/unknown-operation/,
  },
  {
    name: 'paths of many parameters',
    files: calls(
      (index) => `/v1/${'{a}/'.repeat(10)}${index}`,
      (index) => `/v1/${'1/'.repeat(10)}x${index}`,
    ),
  },
  {
    name: 'paths that end alike',
    files: calls(
      (index) => `/v${index}/{a}/{b}/items`,
      (index) => `/w${index}/1/2/items`,
    ),
  },
  {
    name: 'paths of nothing but parameters',
    files: calls(
      (index) => `/{a${index}}/{b}`,
      (index) => `/x${index}/y`,
    ),
  },
  {
    name: 'paths whose segments have many parameters',
    files: calls(
      (index) => `/v1/${'{a}-'.repeat(20)}${index}`,
      (index) => `/v1/${'1-'.repeat(20)}x${index}`,
    ),
  },
  {
    name: 'paths under many servers',
    files: calls(
      (index) => `/thing_${index}/{id}`,
      (index) => `/v7/thng_${index}/1`,
      { servers: Array.from({ length: 2_000 }, (_, index) => ({ url: `https://a.example/v${index}` })) },
    ),
  },
  {
    name: 'servers of many variables',
    files: calls(
      (index) => `/thing_${index}/{id}`,
      (index) => `/v7/thng_${index}/1`,
      {
        servers: [
          {
            url: `https://a.example/${Array.from({ length: 100 }, (_, index) => `{v${index}}`).join('/')}`,
            variables: Object.fromEntries(
              Array.from({ length: 100 }, (_, index) => [`v${index}`, { default: 'a', enum: ['a', 'b', 'c'] }]),
            ),
          },
        ],
      },
    ),
  },
  {
    name: 'a path of many segments',
    files: () => ({
      [SWAGGER]: JSON.stringify({ openapi: '3.0.0', paths: { [`/v1/${'{a}/'.repeat(200_000)}`]: { post: {} } } }),
    }),
    told: /more than 2000 characters/,
  },
  {
    name: 'paths of many segments',
    files: calls(
      (index) => `/v1/${'{a}/'.repeat(990)}${index}`,
      (index) => `/v1/${'1/'.repeat(1_900)}${index}`,
    ),
  },
  {
    name: 'methods of one path',
    files: () => ({
      [SWAGGER]: JSON.stringify({
        openapi: '3.2.0',
        paths: {
          '/v1/items/{id}': {
            post: OPERATION,
            additionalOperations: Object.fromEntries(
              Array.from({ length: 20_000 }, (_, index) => [`M${index}`, { responses: {} }]),
            ),
          },
        },
      }),
    }),
  },
  {
    name: 'documents that declare the same',
    files: () =>
      Object.fromEntries(
        Array.from({ length: 900 }, (_, index) => [
          `swagger/d${index}.json`,
          JSON.stringify({ openapi: '3.0.0', paths: { '/v1/items/{id}': { post: OPERATION } } }),
        ]),
      ),
  },
]
