import { fill, MARKDOWN, SPEC, spec, type HostileInput } from '../hostile-input.ts'

const UID_HEAD = '| UID Field | GET Endpoint | Extract From | Create Fresh | Cleanup |\n|---|---|---|---|---|\n'
const PARAMETER_HEAD = '### Body Parameters\n\n| Parameter | Type | Required | Description |\n|---|---|---|---|\n'
const uid = (text: string) => () => ({ [SPEC]: spec({ uidTable: text }) })
const parameters = (text: string) => () => ({ [SPEC]: spec({ parameters: text }) })

/** Tables that are too long or too wide. */
export const TABLES: readonly HostileInput[] = [
  {
    name: 'rows of a UID table',
    files: uid(
      UID_HEAD + fill(MARKDOWN, (index) => `| uid_${index} | GET /v1/items/${index} | data.id | POST /v1/x | - |\n`),
    ),
  },
  {
    name: 'rows of a UID table that are all alike',
    files: uid(UID_HEAD + fill(MARKDOWN, () => '| id | GET /v1/items/{id} | data.id | - | - |\n')),
  },
  {
    name: 'rows of a UID table that name two fields',
    files: uid(UID_HEAD + fill(MARKDOWN, () => '| a / b / c / d / e | prose | prose | - | - |\n')),
  },
  {
    name: 'fields in one row of a UID table',
    files: uid(`${UID_HEAD}| ${fill(MARKDOWN, (index) => `a${index} / `)} | - | - | - | - |\n`),
  },
  {
    name: 'operations in one cell',
    files: uid(`${UID_HEAD}| a | ${fill(MARKDOWN, () => 'GET /v1/items ')} | - | - | - |\n`),
  },
  { name: 'columns', files: uid(`| UID Field ${'| a '.repeat(120_000)}|\n|---${'|---'.repeat(120_000)}|\n| id |\n`) },
  {
    name: 'columns and rows',
    files: uid(
      `| UID Field ${'| a '.repeat(400)}|\n|---${'|---'.repeat(400)}|\n${'|'.repeat(400).concat('\n').repeat(2_400)}`,
    ),
  },
  {
    name: 'short rows of a wide table',
    files: uid(`| UID Field ${'| a '.repeat(2_000)}|\n|---${'|---'.repeat(2_000)}|\n${'| id |\n'.repeat(120_000)}`),
  },
  { name: 'UID tables', files: uid(`${UID_HEAD}| id | - | - | - | - |\n\n`.repeat(7_000)) },
  {
    name: 'rows of a parameter table',
    files: parameters(PARAMETER_HEAD + fill(MARKDOWN, (index) => `| name_${index} | string | Yes | - |\n`)),
  },
  {
    name: 'rows of a parameter table that are all alike',
    files: parameters(PARAMETER_HEAD + fill(MARKDOWN, () => '| nane | int | No | - |\n')),
  },
  { name: 'parameter tables', files: parameters(`${PARAMETER_HEAD}| name | string | No | - |\n\n`.repeat(7_000)) },
  {
    name: 'a name of many parts',
    files: parameters(`${PARAMETER_HEAD}| ${'a.'.repeat(MARKDOWN / 2 - 200)}b | string | No | - |\n`),
  },
  {
    name: 'a type of many words',
    files: parameters(`${PARAMETER_HEAD}| name | ${'string or '.repeat(MARKDOWN / 10 - 40)}null | No | - |\n`),
  },
  {
    name: 'a path of data that is long',
    files: uid(`${UID_HEAD}| id | GET /v1/items | data${'[0].a'.repeat(MARKDOWN / 5 - 60)} | - | - |\n`),
  },
]
