import { BLOCK, fill, SPEC, spec, type HostileInput } from '../hostile-input.ts'

const extract = (text: string) => () => ({
  [SPEC]: spec({ prerequisites: `  - id: a\n    method: POST\n    path: /v1/items/1\n    extract:\n${text}` }),
})
const path = (text: string) => extract(`      id: '${text}'\n`)

/** JSONPaths. */
export const JSON_PATHS: readonly HostileInput[] = [
  { name: 'a JSONPath of many names', files: path(`$${'.data'.repeat(BLOCK / 5 - 50)}`) },
  { name: 'a JSONPath of brackets', files: path(`$${'['.repeat(BLOCK)}`) },
  { name: 'a JSONPath of parentheses', files: path(`$[?${'('.repeat(BLOCK)}`) },
  { name: 'a JSONPath of filters in filters', files: path(`$${'[?@'.repeat(BLOCK / 3 - 50)}`) },
  { name: 'a JSONPath of negations', files: path(`$[?${'!'.repeat(BLOCK)}@.a]`) },
  { name: 'a JSONPath of alternatives', files: path(`$[?${'@.a || '.repeat(BLOCK / 7 - 50)}@.b]`) },
  { name: 'a JSONPath of descents', files: path(`$${'..*'.repeat(BLOCK / 3 - 50)}`) },
  { name: 'a JSONPath of indices', files: path(`$[${'0,'.repeat(BLOCK / 2 - 50)}0]`) },
  { name: 'a JSONPath with a pattern', files: path(`$[?match(@.a, "${'(a+)+'.repeat(20_000)}")]`) },
  { name: 'a JSONPath of functions', files: path(`$[?${'length('.repeat(BLOCK / 7 - 50)}`) },
  {
    name: 'JSONPaths',
    files: extract(fill(BLOCK, (index) => `      a${index}: $.data.items[?(@.a=='${index}')].id\n`)),
  },
  { name: 'broken JSONPaths', files: extract(fill(BLOCK, (index) => `      a${index}: $.data[?(\n`)) },
]
