import { BLOCK, document, fill, sending, SPEC, spec, SWAGGER, type HostileInput } from '../hostile-input.ts'

/** As many steps as are read, each of which sends a body against a schema of thousands of parts. */
function sent(name: string, body: string, part: (index: number) => object, schema: (parts: object[]) => object) {
  return {
    name,
    files: () => ({
      [SWAGGER]: document(sending(schema(Array.from({ length: 9_000 }, (_, index) => part(index))))),
      [SPEC]: spec({
        prerequisites: fill(
          BLOCK,
          (index) => `  - { id: s${index}, method: POST, path: /v1/items/1, body: { ${body} } }\n`,
        ),
      }),
    }),
  }
}

/** Fits whatever has a certain number in `a`. */
const withNumber = (index: number) => ({ properties: { a: { const: index + 1 } }, required: ['a'] })

const ITEMS = `a: [${Array.from({ length: 15 }, (_, index) => `{ x: ${index} }`).join(', ')}]`

/** Schemas that a value has to be held against to know what else holds for it. */
export const DEMANDS: readonly HostileInput[] = [
  sent('exclusions of many alternatives', 'a: 0', withNumber, (anyOf) => ({ type: 'object', not: { anyOf } })),
  sent(
    'many conditions',
    'a: 0',
    (index) => ({ if: withNumber(index + 1), else: { required: ['a'] } }),
    (allOf) => ({ type: 'object', allOf }),
  ),
  sent(
    'many exclusions that come with a key',
    'a: 0',
    (index) => ({ not: withNumber(index) }),
    (allOf) => ({ type: 'object', dependentSchemas: { a: { allOf } } }),
  ),
  sent(
    'many items that a list has to have',
    ITEMS,
    (index) => ({ contains: { properties: { x: { const: -index } }, required: ['x'] } }),
    (allOf) => ({ type: 'object', properties: { a: { type: 'array', allOf } } }),
  ),
  sent(
    'many patterns of keys',
    'a: 0',
    (index) => ({ propertyNames: { pattern: `^a{1,${index + 1}}$` } }),
    (allOf) => ({ type: 'object', allOf }),
  ),
]
