import { document, OPERATION, SPEC, spec, SWAGGER, type HostileInput, sending } from '../hostile-input.ts'

/** A spec that sends a text against a pattern, in its body, its query and its path. */
function against(pattern: string, text: string, config?: string): Readonly<Record<string, string>> {
  const schema = { type: 'string', pattern }
  return {
    [SWAGGER]: document({
      ...OPERATION,
      description: text,
      parameters: [
        { name: 'id', in: 'path', required: true, schema },
        { name: 'page', in: 'query', schema },
      ],
      requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { name: schema } } } } },
    }),
    [SPEC]: spec({
      request: `    params:\n      page: ${text}\n    body:\n      name: ${text}\n`,
      path: `/v1/items/${text}`,
    }),
    ...(config === undefined ? {} : { 'spec-lint.config.json': config }),
  }
}

const documented = (pattern: string) => JSON.stringify({ tokens: { documented: pattern } })
const LONG = `${'a'.repeat(30_000)}!`

/** Patterns of documents and of configs that make the platform's own matcher run for days. */
const PATTERNS = [
  ['nested repeats', '^(a+)+$'],
  ['alternatives that overlap', '^(a|a)*$'],
  ['repeats in a row', `^${'a*'.repeat(40)}b$`],
  ['counted repeats', '^(a{1,900}){1,900}$'],
  ['counted repeats of counted repeats', '^((((a{9}){9}){9}){9}){9}$'],
  ['optional parts', `^${'a?'.repeat(900)}${'a'.repeat(900)}$`],
  ['groups in groups', `${'('.repeat(20_000)}a${')'.repeat(20_000)}`],
  ['a pattern that is never closed', '('.repeat(100_000)],
  ['classes', '[a-z]'.repeat(20_000)],
  ['looking ahead', '^(?=(a+)+$)a'],
  ['looking behind', '(?<=(a+)+)$'],
  ['references back', '^(a*)*\\1$'],
  ['alternatives', Array.from({ length: 20_000 }, (_, index) => `a${index}`).join('|')],
] as const

export const PATTERN_INPUTS: readonly HostileInput[] = [
  ...PATTERNS.map(([name, pattern]) => ({ name: `${name} in a schema`, files: () => against(pattern, LONG) })),
  ...PATTERNS.filter(([, pattern]) => pattern.length < 1_900).map(([name, pattern]) => ({
    name: `${name} in the config`,
    files: () => against('a', LONG, documented(`(${pattern})`)),
  })),
  {
    name: 'a long pattern in the config',
    files: () => against('a', LONG, documented(`(${'a|'.repeat(50_000)}b)`)),
    told: /longer than 2000 characters/,
  },
  {
    name: 'a thousand patterns',
    files: () => ({
      [SWAGGER]: document(
        sending({
          type: 'object',
          additionalProperties: false,
          properties: Object.fromEntries(
            Array.from({ length: 1000 }, (_, index) => [
              `p${index}`,
              { type: 'string', pattern: `^(a{1,100}|b${index})+$` },
            ]),
          ),
        }),
      ),
      [SPEC]: spec({
        request: `    body:\n${Array.from({ length: 1000 }, (_, index) => `      p${index}: ${'a'.repeat(90)}!\n`).join('')}`,
      }),
    }),
  },
]
