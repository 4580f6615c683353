import { document, fill, MARKDOWN, SPEC, spec, SWAGGER, type HostileInput, sending } from '../hostile-input.ts'

const notes = (text: string) => () => ({ [SPEC]: spec({ notes: text }) })
const body = (text: string) => () => ({ [SPEC]: spec({ request: `    body:\n      name: "${text}"\n` }) })

/** Keys that an object of the language has from the start. */
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
]

/** Characters and names that mean something to somebody. */
export const CHARACTERS: readonly HostileInput[] = [
  { name: 'NULs', files: notes('\0'.repeat(MARKDOWN)) },
  { name: 'NULs in a value', files: body('\0'.repeat(100_000)) },
  { name: 'byte order marks', files: () => ({ [SPEC]: `${'\uFEFF'.repeat(300_000)}${spec()}` }) },
  { name: 'carriage returns', files: notes('\r'.repeat(MARKDOWN)) },
  { name: 'line endings of all kinds', files: notes('a\r\nb\rc\n\u2028\u2029\u0085'.repeat(60_000)) },
  { name: 'CRLF', files: () => ({ [SPEC]: spec({ notes: 'a\n'.repeat(300_000) }).replaceAll('\n', '\r\n') }) },
  { name: 'emoji', files: notes('😀'.repeat(MARKDOWN / 4)) },
  { name: 'emoji in a value', files: body('😀{{😀}}'.repeat(9_000)) },
  { name: 'combining marks', files: notes(`a${'\u0301'.repeat(MARKDOWN / 2 - 10)}`) },
  { name: 'text that runs from right to left', files: notes('\u202E\u2066'.repeat(MARKDOWN / 6)) },
  { name: 'control sequences of terminals', files: body('\\u001b[2J\\u001b]8;;a\\u0007'.repeat(3_000)) },
  { name: 'tabs', files: notes('\t'.repeat(MARKDOWN)) },
  {
    name: 'tabs before a value',
    files: () => ({ [SPEC]: spec({ request: `    body:\n${fill(100_000, () => '\tname: 1\n')}` }) }),
  },
  { name: 'spaces that are none', files: notes('\u00A0\u3000\u200B'.repeat(MARKDOWN / 8 - 10)) },
  {
    name: 'lone surrogates in a document',
    files: () => ({ [SWAGGER]: document().replace('"Shop"', `"${'\\ud800'.repeat(100_000)}"`) }),
  },
  {
    name: 'keys of objects in a spec',
    files: () => ({
      [SPEC]: spec({
        frontmatter: KEYS.map((key) => `${key}: 1\n`).join(''),
        request: `    extract:\n${KEYS.map((key) => `      ${key}: $.${key}\n`).join('')}    body:\n${KEYS.map((key) => `      ${key}: "{{${key}}}"\n`).join('')}`,
        uidTable: `| UID Field | GET Endpoint | Extract From |\n|---|---|---|\n${KEYS.map((key) => `| ${key} | GET /${key} | ${key} |\n`).join('')}`,
        parameters: `### Body Parameters\n\n| Parameter | Type | Required |\n|---|---|---|\n${KEYS.map((key) => `| ${key} | ${key} | ${key} |\n`).join('')}`,
      }),
    }),
    told: /`__proto__` is not a field/,
  },
  {
    name: 'keys of objects in a document',
    files: () => ({
      [SWAGGER]: document(
        sending({
          type: 'object',
          required: KEYS,
          properties: Object.fromEntries(KEYS.map((key) => [key, { $ref: `#/components/schemas/${key}` }])),
        }),
        { Item: { $ref: '#/__proto__' }, ...Object.fromEntries(KEYS.slice(1).map((key) => [key, { type: key }])) },
      ),
      [SPEC]: spec({ request: '    body:\n      name: 1\n' }),
    }),
  },
  { name: 'a key of objects as a suppression', files: notes('<!-- spec-lint-disable __proto__, constructor -->') },
]
