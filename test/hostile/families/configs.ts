import {
  BLOCK,
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

const config =
  (text: string, name = 'spec-lint.config.json') =>
  () => ({ [name]: text })

/** Configs: they come with the pull request as well. */
export const CONFIGS: readonly HostileInput[] = [
  { name: 'a config of brackets', files: config('['.repeat(ROOM)) },
  {
    name: 'a config of many keys',
    files: config(`{${fill(120_000, (index) => `"rule${index}": 1, `)}"a": 1}`),
    told: /rule0/,
  },
  {
    name: 'a config of many keys in YAML',
    files: config(
      fill(120_000, (index) => `rule${index}: 1\n`),
      'spec-lint.config.yaml',
    ),
  },
  {
    name: 'a config of many variables',
    files: () => ({
      'spec-lint.config.json': JSON.stringify({
        variables: Array.from({ length: 4_500 }, (_, index) => `some_variable_${index}`),
      }),
      [SPEC]: spec({
        request: `    body:\n${fill(120_000, (index) => `      a${index}: "{{sone_variable_${index}}}"\n`)}`,
      }),
    }),
    told: /variables\/undefined/,
  },
  {
    name: 'a config of many rules',
    files: config(
      JSON.stringify({
        rules: Object.fromEntries(Array.from({ length: 4_500 }, (_, index) => [`steps/bod${index}`, 'error'])),
      }),
    ),
  },
  {
    name: 'a config of many patterns of rules',
    files: config(
      JSON.stringify({
        rules: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`s{teps,${index}}/*`, 'error'])),
      }),
    ),
    told: /more than 200 different patterns of rules/,
  },
  {
    name: 'a config of many overrides',
    files: config(
      JSON.stringify({
        overrides: Array.from({ length: 1_500 }, (_, index) => ({
          files: [`specs/**/a${index}*.md`],
          rules: { 'steps/*': 'off' },
        })),
      }),
    ),
  },
  {
    name: 'a config of many patterns',
    files: config(
      JSON.stringify({ specs: ['specs/**/*.md', ...Array.from({ length: 2_000 }, (_, index) => `a${index}/**/*.md`)] }),
    ),
  },
  {
    name: 'a config of patterns in patterns',
    files: config(JSON.stringify({ ignore: [`${'{a,'.repeat(20_000)}b${'}'.repeat(20_000)}`] })),
  },
  {
    name: 'a config of a pattern of braces',
    files: config(JSON.stringify({ specs: ['specs/**/*.md', `${'{a,b}'.repeat(30)}`] })),
  },
  {
    name: 'a config of a pattern of stars',
    files: config(
      JSON.stringify({
        ignore: [
          `${'*a'.repeat(5_000)}`,
          `${'**/'.repeat(5_000)}z`,
          `+(${'a|'.repeat(5_000)}b)`,
          '+(+(+(a*)*)*)!',
          `${'@(a|'.repeat(50)}${')'.repeat(50)}`,
        ],
      }),
    ),
  },
  {
    name: 'a config of ranges',
    files: config(JSON.stringify({ specs: ['specs/**/*.md', 'a{1..100000000}.md', 'b{1..1000}{1..1000}.md'] })),
  },
  {
    name: 'a config of many references',
    files: config(
      JSON.stringify({
        refs: Object.fromEntries(
          Array.from({ length: 2_500 }, (_, index) => [`https://a.example/${index}/`, 'swagger/']),
        ),
      }),
    ),
  },
  {
    name: 'a config of many references, for as many',
    files: () => ({
      ...config(
        JSON.stringify({
          refs: Object.fromEntries(
            Array.from({ length: 2_000 }, (_, index) => [`https://a.example/${index}/`, 'swagger/']),
          ),
        }),
      )(),
      [SWAGGER]: document(OPERATION, {
        Item: {
          allOf: Array.from({ length: 400 }, (_, index) => ({ $ref: `https://a.example/x${index}.json` })),
          properties: Object.fromEntries(
            Array.from({ length: 9_000 }, (_, index) => [`p${index}`, { $ref: `https://a.example/${index}.json` }]),
          ),
        },
      }),
      [SPEC]: spec(BODY_AND_EXTRACT),
    }),
  },
  {
    name: 'a config of many tokens, for as many operations',
    files: () => ({
      ...config(
        JSON.stringify({
          tokens: {
            documented: '(.*)',
            kinds: Array.from({ length: 2_000 }, (_, index) => `kind_${index}`),
            synonyms: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`other_${index}`, 'kind_0'])),
          },
        }),
      )(),
      [SWAGGER]: JSON.stringify({
        openapi: '3.0.3',
        paths: Object.fromEntries(
          Array.from({ length: 200 }, (_, index) => [
            `/v1/items_${index}`,
            { get: { description: 'a b c d '.repeat(490), responses: {} } },
          ]),
        ),
      }),
      [SPEC]: spec({
        prerequisites: Array.from(
          { length: 200 },
          (_, index) => `  - { id: s${index}, method: GET, path: /v1/items_${index}, token: other_1999 }\n`,
        ).join(''),
      }),
    }),
  },
  {
    name: 'a config of many domains, statuses and parameters',
    files: () => ({
      ...config(
        JSON.stringify({
          domains: Array.from({ length: 2_500 }, (_, index) => `domain_${index}`),
          statuses: Array.from({ length: 2_500 }, (_, index) => `status_${index}`),
          query: { allow: Array.from({ length: 2_500 }, (_, index) => `allowed_${index}`) },
        }),
      )(),
      [SPEC]: spec({ request: `    params:\n${fill(BLOCK, (index) => `      alowed_${index}: x\n`)}` }),
    }),
  },
  {
    name: 'a config of a rule pattern of stars',
    files: config(JSON.stringify({ rules: { [`${'*'.repeat(20_000)}x`]: 'off' } })),
  },
  {
    name: 'a config of stars for a long name',
    files: () => ({
      [`specs/${'a'.repeat(200)}.md`]: spec(),
      'spec-lint.config.json': JSON.stringify({ ignore: [`specs/${'*a'.repeat(30)}b`, `specs/${'a*'.repeat(3)}b`] }),
    }),
  },
  {
    name: 'a config of repeated groups for a long name',
    files: () => ({
      [`specs/${'a'.repeat(200)}.md`]: spec(),
      'spec-lint.config.json': JSON.stringify({ ignore: ['specs/+(+(a|a)*)b'] }),
    }),
  },
]
