import { document, fill, ROOM, SPEC, spec, SWAGGER, type HostileInput } from '../hostile-input.ts'

const json = (text: string) => () => ({ [SWAGGER]: text })
const inDocument = (text: string) => json(document().replace('"info":', `"x-more":${text},"info":`))

/** JSON documents, right and broken. */
export const DATA_FILES: readonly HostileInput[] = [
  { name: 'JSON brackets that are never closed', files: json('['.repeat(ROOM)), told: /nested deeper/ },
  {
    name: 'JSON lists in lists',
    files: inDocument(`${'['.repeat(ROOM / 2 - 1000)}${']'.repeat(ROOM / 2 - 1000)}`),
    told: /nested deeper/,
  },
  {
    name: 'JSON objects in objects',
    files: inDocument(`${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`),
    told: /nested deeper/,
  },
  {
    name: 'JSON objects in objects that are never closed',
    files: json('{"a":'.repeat(ROOM / 5)),
    told: /nested deeper/,
  },
  { name: 'a JSON list', files: inDocument(`[${'1,'.repeat(ROOM / 2 - 2_000)}1]`) },
  { name: 'empty JSON objects', files: inDocument(`[${'{},'.repeat(ROOM / 3 - 2_000)}{}]`) },
  { name: 'JSON keys', files: inDocument(`{${fill(ROOM - 2_000, (index) => `"k${index}":1,`)}"z":1}`) },
  { name: 'one JSON key', files: inDocument(`{${'"a":1,'.repeat(ROOM / 6 - 1_000)}"a":1}`) },
  {
    name: 'a broken JSON list',
    files: json(`{"openapi":"3.0.0","a":[${'1 '.repeat(ROOM / 2 - 100)}]}`),
  },
  { name: 'JSON commas', files: json(','.repeat(ROOM)) },
  { name: 'a JSON text that is never closed', files: json(`{"a": "${'b'.repeat(ROOM)}`) },
  { name: 'backslashes in a JSON text', files: json(`{"a": "${'\\'.repeat(ROOM)}`) },
  { name: 'a JSON number of a megabyte', files: inDocument('1'.repeat(ROOM - 2_000)) },
  { name: 'blanks', files: json(' '.repeat(ROOM)) },
  { name: 'a document that is Markdown', files: json(spec()) },
  { name: 'a spec that is JSON', files: () => ({ [SPEC]: document() }) },
  {
    name: 'many paths of documents',
    files: () => Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`swagger/d${index}.json`, document()])),
  },
]
