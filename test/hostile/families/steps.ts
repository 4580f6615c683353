import { BLOCK, fill, SPEC, spec, type HostileInput } from '../hostile-input.ts'

const prerequisites = (text: string) => () => ({ [SPEC]: spec({ prerequisites: text }) })
const request =
  (text: string, path = '/v1/items/1') =>
  () => ({ [SPEC]: spec({ request: text, path }) })
const step = (index: number, rest = '') =>
  `  - id: step_${index}\n    method: POST\n    path: /v1/items/${index}\n${rest}`

/** Steps, placeholders and names. */
export const STEPS: readonly HostileInput[] = [
  { name: 'steps', files: prerequisites(fill(BLOCK, (index) => step(index))), told: /steps\// },
  { name: 'steps with one id', files: prerequisites(fill(BLOCK, () => step(0))) },
  {
    name: 'steps of undeclared operations',
    files: prerequisites(fill(BLOCK, (index) => `  - { id: s${index}, method: GET, path: /v1/itens/${index}/x }\n`)),
  },
  {
    name: 'steps that extract',
    files: prerequisites(fill(BLOCK, (index) => step(index, `    extract: { name_${index}: $.data.id }\n`))),
  },
  {
    name: 'steps that extract and use',
    files: prerequisites(
      fill(
        BLOCK,
        (index) =>
          `  - { id: s${index}, method: POST, path: "/v1/items/{{n${index - 1}}}", extract: { n${index}: $.data.id } }\n`,
      ),
    ),
  },
  {
    name: 'extracts of one step',
    files: prerequisites(step(0, `    extract:\n${fill(BLOCK, (index) => `      some_name_${index}: $.data.id\n`)}`)),
  },
  {
    name: 'extracts of one step and undefined names',
    files: () => ({
      [SPEC]: spec({
        prerequisites: step(0, `    extract:\n${fill(BLOCK / 2, (index) => `      some_name_${index}: $.data.id\n`)}`),
        request: `    body:\n${fill(BLOCK / 2, (index) => `      a${index}: "{{some_nane_${index}}}"\n`)}`,
      }),
    }),
    told: /variables\/undefined/,
  },
  {
    name: 'extracts that are never used',
    files: prerequisites(fill(BLOCK, (index) => step(index, `    extract: { a: $.b, c: $.d, e: $.f }\n`))),
  },
  {
    name: 'undefined names',
    files: request(`    body:\n${fill(BLOCK, (index) => `      a${index}: "{{undefined_name_${index}}}"\n`)}`),
    told: /variables\/undefined/,
  },
  {
    name: 'undefined names in one text',
    files: request(`    body:\n      a: "${fill(BLOCK, (index) => `{{undefined_name_${index}}}`)}"\n`),
    told: /variables\/undefined/,
  },
  { name: 'single braces in the path', files: request('', `/v1/items/${fill(BLOCK, (index) => `{name_${index}}/`)}x`) },
  {
    name: 'placeholders in the path',
    files: request('', `"/v1/items/${fill(BLOCK, (index) => `{{name_${index}}}/`)}x"`),
  },
  { name: 'segments of a path', files: request('', `/v1/items/${'a/'.repeat(BLOCK / 2)}x`) },
  { name: 'opening braces', files: request(`    body:\n      a: "${'{{'.repeat(BLOCK / 2)}"\n`) },
  { name: 'opening braces with letters', files: request(`    body:\n      a: "${'{{a'.repeat(BLOCK / 3)}"\n`) },
  { name: 'opening and closing braces', files: request(`    body:\n      a: "${'{{a}} '.repeat(BLOCK / 6)}"\n`) },
  { name: 'filters in placeholders', files: request(`    body:\n      a: "${'{{a|b}} '.repeat(BLOCK / 8)}"\n`) },
  { name: 'a name of 100 KB', files: request(`    body:\n      a: "{{${'a'.repeat(100_000)}}}"\n`) },
  {
    name: 'names of 1 KB',
    files: request(`    body:\n${fill(BLOCK, (index) => `      a${index}: "{{${'a'.repeat(1000)}${index}}}"\n`)}`),
  },
  {
    name: 'query parameters',
    files: request(`    params:\n${fill(BLOCK, (index) => `      pag${index}: "x"\n`)}`),
    told: /steps\//,
  },
  { name: 'a query in the path', files: request('', `"/v1/items/1?${fill(BLOCK, (index) => `pag${index}=1&`)}"`) },
  {
    name: 'fields of a body',
    files: request(`    body:\n${fill(BLOCK, (index) => `      nam${index}: 1\n`)}`),
    told: /steps\//,
  },
  {
    name: 'unknown keys of a step',
    files: request(fill(BLOCK, (index) => `    metho${index}: 1\n`)),
    told: /steps\/unknown-key/,
  },
  {
    name: 'statuses',
    files: () => ({ [SPEC]: spec().replace('status: 200', `status: [${'200, '.repeat(BLOCK / 5)}200]`) }),
  },
  { name: 'an id of 100 KB', files: () => ({ [SPEC]: spec().replace('main_request', 'Ab '.repeat(33_000)) }) },
  {
    name: 'a method of 100 KB',
    files: () => ({ [SPEC]: spec().replace('method: POST', `method: ${'POST'.repeat(25_000)}`) }),
  },
  {
    name: 'an endpoint of 100 KB',
    files: () => ({ [SPEC]: spec().replace('/v1/items/{id}', `/v1/${'{a}/'.repeat(25_000)}`) }),
  },
  {
    name: 'a domain of 100 KB',
    files: () => ({ [SPEC]: spec().replace('domain: shop', `domain: ${'shop '.repeat(20_000)}`) }),
  },
  {
    name: 'dates',
    files: () => ({ [SPEC]: spec().replace('2026-01-02T03:04:05Z', `${'2026-01-02T'.repeat(9_000)}`) }),
  },
]
