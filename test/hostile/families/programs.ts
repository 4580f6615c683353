import { SCHEMAS } from './schemas.ts'
import {
  BLOCK,
  document,
  fill,
  OPERATION,
  ROOM,
  SPEC,
  spec,
  SWAGGER,
  type HostileInput,
  sending,
} from '../hostile-input.ts'
import { FENCES } from './fences.ts'
import { REFERENCES } from './references.ts'
import { STEPS } from './steps.ts'
import { TABLES } from './tables.ts'

/** The same files given to another program or other options. */
function given(
  inputs: readonly HostileInput[],
  names: readonly string[],
  run: NonNullable<HostileInput['run']>,
): readonly HostileInput[] {
  return names.map((name) => {
    const input = inputs.find((each) => each.name === name)
    if (input === undefined) throw new RangeError(`there is no input \`${name}\``)
    return { name: `${name}, by \`${run.slice(0, 2).join(' ')}\``, files: input.files, run }
  })
}

const NEW = ['spec-new', 'POST /v1/items/{id}', '--domain', 'shop', '--stdout'] as const

const DIAGNOSTIC = {
  file: 'a.md',
  ruleId: 'steps/body',
  severity: 'error',
  message: 'm',
  range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } },
  related: [],
  fingerprint: '0000000000000000',
  verify: 'spec-lint a.md',
  suggestions: [],
  excerpt: { text: 'a', firstColumn: 1, bytesBefore: 0 },
}

const DIAGNOSTICS = Array.from({ length: 2_500 }, () => DIAGNOSTIC)

function report(diagnostics: readonly object[]): string {
  return JSON.stringify({
    schemaVersion: 1,
    tool: { name: 'spec-lint', version: '0.1.0' },
    summary: {
      specs: 1,
      steps: 1,
      operations: 1,
      swaggerDocuments: 1,
      rules: 1,
      errors: 0,
      warnings: 0,
      infos: 0,
      suppressed: 0,
      baselined: 0,
      fixable: 0,
      durationMs: 1,
    },
    diagnostics,
    rules: [],
    files: ['a.md'],
    failures: [],
  })
}

const from = (text: string, ...options: readonly string[]) =>
  ({ files: () => ({ 'report.json': text }), run: ['spec-lint', '--from', 'report.json', ...options] }) as const

/** Other programs and options than a plain run. */
export const PROGRAMS: readonly HostileInput[] = [
  ...given(
    STEPS,
    ['steps', 'undefined names', 'fields of a body', 'unknown keys of a step', 'single braces in the path'],
    ['spec-lint', '--fix', '--unsafe'],
  ),
  ...given(TABLES, ['rows of a UID table', 'rows of a parameter table'], ['spec-lint', '--fix', '--unsafe']),
  ...given(
    FENCES,
    ['fences in fences', 'broken fences under Test Request', 'fences'],
    ['spec-lint', '--fix', '--unsafe'],
  ),
  ...given(STEPS, ['steps', 'undefined names'], ['spec-lint', '--init']),
  ...given(STEPS, ['undefined names'], ['spec-lint', '--update-baseline']),
  ...given(STEPS, ['undefined names'], ['spec-lint', '--format', 'sarif']),
  ...given(
    REFERENCES,
    [
      'a ladder of references',
      'a ladder of allOf',
      'a ladder of oneOf',
      'a ladder of mixed combinations',
      'a circle of allOf',
      'a ladder of lists',
    ],
    NEW,
  ),
  ...given(
    SCHEMAS,
    [
      'properties',
      'required properties',
      'values of an enum',
      'alternatives',
      'alternatives in alternatives',
      'allOf diamonds',
      'parameters of an operation',
      'discriminators',
    ],
    NEW,
  ),
  {
    name: 'operations, by `spec-new --explain`',
    files: () => ({
      [SWAGGER]: JSON.stringify({
        openapi: '3.0.0',
        paths: Object.fromEntries([
          ['/v1/items/{id}', { post: OPERATION }],
          ...Array.from({ length: 7_000 }, (_, index) => [
            `/v1/items_${index}`,
            {
              get: { responses: { 200: { content: { 'application/json': { schema: { properties: { id: {} } } } } } } },
            },
          ]),
        ]),
      }),
    }),
    run: ['spec-new', 'POST /v1/items/{id}', '--domain', 'shop', '--explain'],
  },
  {
    name: 'identifiers of one operation, by `spec-new`',
    files: () => ({
      [SWAGGER]: document(
        sending({
          type: 'object',
          required: Array.from({ length: 9_000 }, (_, index) => `thing${index}_id`),
          properties: Object.fromEntries(
            Array.from({ length: 9_000 }, (_, index) => [`thing${index}_id`, { type: 'string' }]),
          ),
        }),
      ),
    }),
    run: NEW,
  },
  {
    name: 'a pattern for `spec-new` to fulfil',
    files: () => ({
      [SWAGGER]: document(
        sending({
          type: 'object',
          required: ['a'],
          properties: { a: { type: 'string', pattern: '^(a{1,900}b{1,900}){900}$', minLength: 900_000 } },
        }),
      ),
    }),
    run: NEW,
  },
  {
    name: 'items for `spec-new` to make up',
    files: () => ({
      [SWAGGER]: document(
        sending({
          type: 'array',
          minItems: 1e9,
          items: { type: 'array', minItems: 1e9, items: { type: 'string', minLength: 1e9 } },
        }),
      ),
    }),
    run: NEW,
  },
  {
    name: 'a baseline of entries',
    files: () => ({
      'b.json': JSON.stringify({
        schemaVersion: 1,
        findings: Array.from({ length: 6_000 }, (_, index) => ({
          fingerprint: String(index).padStart(16, '0'),
          rule: 'variables/undefined',
          file: SPEC,
          path: '',
          evidence: `a${index}`,
        })),
      }),
      [SPEC]: spec({ request: `    body:\n${fill(BLOCK, (index) => `      a${index}: "{{b${index}}}"\n`)}` }),
    }),
    run: ['spec-lint', '--baseline', 'b.json'],
  },
  {
    name: 'a baseline of brackets',
    files: () => ({ 'b.json': '['.repeat(ROOM - 2_000) }),
    run: ['spec-lint', '--baseline', 'b.json'],
  },
  { name: 'a saved report of findings', ...from(report(DIAGNOSTICS)) },
  { name: 'a saved report of findings, as SARIF', ...from(report(DIAGNOSTICS), '--format', 'sarif') },
  { name: 'a saved report of findings, as JUnit', ...from(report(DIAGNOSTICS), '--format', 'junit') },
  {
    name: 'a saved report of a long message',
    ...from(report([{ ...DIAGNOSTIC, message: '`a '.repeat(ROOM / 4), help: '`'.repeat(100_000) }])),
  },
  {
    name: 'a saved report of a long excerpt',
    ...from(report([{ ...DIAGNOSTIC, excerpt: { text: 'a\t😀'.repeat(100_000), firstColumn: 1, bytesBefore: 0 } }])),
  },
  {
    name: 'a saved report of far places',
    ...from(
      report([
        {
          ...DIAGNOSTIC,
          range: { start: { line: 1e15, column: 1e15, offset: 0 }, end: { line: 2e15, column: 1e15, offset: 1 } },
        },
      ]),
    ),
  },
  { name: 'a saved report of brackets', ...from('['.repeat(ROOM - 2_000)) },
]
