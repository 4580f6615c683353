import * as fc from 'fast-check'
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts'
import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import { diagnosticAt, fileOf, relatedAt, resultOf } from './example.ts'

const SPEC = fileOf(
  '---\nendpoint: GET /v1/{id}\n---\n名前: {{id}} # 😀 old\nbody:\n  a: 1\n  b: 2\n',
  'specs/a b/#1.md',
)
const OTHER = fileOf('---\nstatus: veryfied\n---\n', 'specs/c.md')
const SWAGGER = fileOf('{\n  "paths": {\n    "/v1/contacts": {}\n  }\n}\n', 'swagger/a.json')

/** One result with something of everything: three severities, a flow, fixes of both kinds, a clean spec, two sides. */
export const SHARED: LintResult = resultOf(
  [
    diagnosticAt(SPEC, 'GET /v1/{id}', {
      severity: 'error',
      ruleId: 'endpoint/unknown-operation',
      message: 'No swagger document declares `GET /v1/{id}`.',
      help: 'Did you mean `GET /v1/contacts`?',
      fingerprint: '00000000000000a1',
      related: [relatedAt(SWAGGER, '"/v1/contacts"', '`GET /v1/contacts` is declared here')],
      suggestions: [
        {
          title: 'use `GET /v1/contacts`',
          safety: 'unsafe',
          edits: [{ file: SPEC.path, range: rangeOf(SPEC, '/v1/{id}'), text: '/v1/contacts' }],
        },
      ],
    }),
    diagnosticAt(SPEC, '{{id}}', {
      severity: 'info',
      ruleId: 'variables/type',
      message: '`{{id}}` is text, and `id` takes a number.',
      turnedDown: 'the spec is `pending`',
      fingerprint: '00000000000000a2',
      related: [
        relatedAt(SPEC, '名前', '`id` is extracted here'),
        relatedAt(SWAGGER, '"/v1/contacts"', '`id` is declared here'),
      ],
    }),
    diagnosticAt(SPEC, 'a: 1\n  b: 2', {
      message: 'The body is off.',
      fingerprint: '00000000000000a3',
      against: { operation: 'POST /v1/contacts', file: SWAGGER.path, verified: true },
    }),
    diagnosticAt(OTHER, 'veryfied', {
      severity: 'error',
      ruleId: 'frontmatter/status',
      message: '`veryfied` is no status.',
      fingerprint: '00000000000000a4',
      fix: {
        title: 'write `verified`',
        safety: 'safe',
        edits: [{ file: OTHER.path, range: rangeOf(OTHER, 'veryfied'), text: 'verified' }],
      },
    }),
  ],
  {},
  [SPEC.path, 'specs/clean.md', OTHER.path],
)

function rangeOf(source: typeof SPEC, text: string) {
  const start = source.text.indexOf(text)
  return source.rangeOf({ start, end: start + text.length })
}

/** Text that means something to one format or another. */
const HOSTILE = [
  '\n::error file=x,line=1::gotcha',
  '%0A%25%',
  '\r\n\t',
  '::stop-commands::x',
  `"quoted" and 'quoted'`,
  ']]>',
  '<script>alert(1)</script>',
  '&amp;&#10;',
  '\u0000\u0001\u001b[31m\u0085\u009f',
  '👩‍👩‍👧 😀 値 e\u0301',
  '\ud800',
  '\ufffe\uffff\u2028\u202e',
  '[text](1) [x](javascript:alert)',
  '| `a|b` ``` **b** _i_ ~s~ # h',
  '@everyone :+1: $x$ https://example.test',
  '\\| \\] \\',
  '-->',
  '__proto__',
] as const

/** A message of a stranger. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', minLength: 1 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' '))

/** A result with one finding, strange in every text that it holds. */
export const hostileResult: fc.Arbitrary<LintResult> = fc
  .record({ message: hostileText, help: hostileText, file: hostileText, other: hostileText })
  .map(({ message, help, file, other }) => {
    const [first] = SHARED.diagnostics
    if (first === undefined) throw new Error('the shared result is empty')
    const strange: Diagnostic = {
      ...first,
      message,
      help,
      file,
      related: first.related.map((side) => ({ ...side, message: other })),
    }
    return { ...SHARED, diagnostics: [strange], files: [file] }
  })

/** All the hostile texts at once, and nothing left to chance. */
export const HOSTILE_MESSAGE = HOSTILE.join(' ')
