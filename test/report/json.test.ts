import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { reportJson } from '../../src/report/json.ts'
import { parseReport } from '../../src/report/parse-report.ts'
import { diagnosticAt, fileOf, relatedAt, resultOf } from './example.ts'

const schema: unknown = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'))
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema as object)

const SPEC = fileOf('\uFEFFid: 値\npath: /v1/{id}\n')
const FIX = {
  title: 'write `{{id}}`',
  safety: 'safe',
  edits: [{ file: 'specs/a.md', range: SPEC.rangeOf({ start: 0, end: 1 }), text: 'x' }],
} as const
const FULL = diagnosticAt(SPEC, '{id}', {
  help: 'Do.',
  turnedDown: 'the spec is `pending`',
  cause: { key: 'k', title: 't' },
  related: [relatedAt(SPEC, '値', 'here')],
  fix: FIX,
  suggestions: [FIX],
})

describe('the JSON report', () => {
  it.each([
    ['nothing', resultOf([])],
    ['a bare finding', resultOf([diagnosticAt(SPEC, 'id')])],
    ['a finding with everything', resultOf([FULL])],
    [
      'a rule that failed',
      { ...resultOf([]), failures: [{ ruleId: 'steps/query', file: 'specs/a.md', message: 'boom' }] },
    ],
  ])('of %s is what the published schema says', (_what, result) => {
    validate(JSON.parse(reportJson(result)))
    expect(validate.errors).toBeNull()
  })

  it('has the fields of schema version 1, in order', () => {
    const report = JSON.parse(reportJson(resultOf([FULL])))
    expect(Object.keys(report)).toEqual([
      'schemaVersion',
      'tool',
      'summary',
      'diagnostics',
      'rules',
      'files',
      'failures',
    ])
    expect(report.schemaVersion).toBe(1)
    expect(report.tool).toEqual({ name: 'spec-lint', version: '1.2.3' })
    expect(Object.keys(report.summary)).toEqual(
      ['specs', 'steps', 'operations', 'swaggerDocuments', 'rules', 'errors', 'warnings', 'infos'].concat([
        'suppressed',
        'baselined',
        'fixable',
        'durationMs',
      ]),
    )
    expect(Object.keys(report.diagnostics[0])).toEqual(
      ['file', 'ruleId', 'severity', 'message', 'range', 'related', 'help', 'fingerprint'].concat([
        'verify',
        'fix',
        'suggestions',
        'turnedDown',
        'cause',
        'excerpt',
      ]),
    )
  })

  it('counts lines and columns from 1 and offsets from 0, the byte order mark being an offset but no column', () => {
    const [diagnostic] = JSON.parse(reportJson(resultOf([diagnosticAt(SPEC, '値')]))).diagnostics
    expect(diagnostic.range).toEqual({
      start: { line: 1, column: 5, offset: 5 },
      end: { line: 1, column: 6, offset: 6 },
    })
  })

  it('says how to verify a finding, in words that a shell takes as they are', () => {
    const verify = (file: string) => {
      const diagnostic = { ...diagnosticAt(SPEC, '値'), file }
      return JSON.parse(reportJson(resultOf([diagnostic]))).diagnostics[0].verify
    }
    expect(verify('specs/a_b.md')).toBe('npx --no -- spec-lint --format json specs/a_b.md')
    expect(verify("specs/a b's $(x).md")).toBe("npx --no -- spec-lint --format json 'specs/a b'\\''s $(x).md'")
    expect(verify('-x.md')).toBe('npx --no -- spec-lint --format json ./-x.md')
  })

  it('repeats in the command what the run was told, and reads it back', () => {
    const settings = {
      config: 'a b.yaml',
      rules: { 'steps/*': 'off', 'steps/body': 'error' },
      failOn: 'warning',
      maxWarnings: 0,
      baseline: false,
    } as const
    const report = reportJson({ ...resultOf([FULL]), settings })
    validate(JSON.parse(report))
    expect(validate.errors).toBeNull()
    expect(JSON.parse(report).diagnostics[0].verify).toBe(
      "npx --no -- spec-lint --format json --config 'a b.yaml' --rule 'steps/*=off' --rule steps/body=error " +
        '--fail-on warning --max-warnings 0 --no-baseline specs/a.md',
    )
    expect(parseReport(report)).toMatchObject({ result: { settings } })
  })

  it('leaves out what a finding does not have, but never the lists', () => {
    const [diagnostic] = JSON.parse(reportJson(resultOf([diagnosticAt(SPEC, 'id')]))).diagnostics
    expect(diagnostic).toMatchObject({ related: [], suggestions: [] })
    expect(Object.keys(diagnostic)).not.toEqual(expect.arrayContaining(['help']))
    expect(Object.keys(diagnostic)).not.toEqual(expect.arrayContaining(['fix']))
  })

  it('holds all that another report of the same result needs', () => {
    const result = resultOf([FULL])
    const { schemaVersion, ...readBack } = JSON.parse(reportJson(result))
    expect(schemaVersion).toBe(1)
    for (const diagnostic of readBack.diagnostics) delete diagnostic.verify
    expect(readBack).toEqual(JSON.parse(JSON.stringify(result)))
  })
})

describe('the published schema of the report', () => {
  it.each([
    [
      'a severity that there is not',
      { diagnostics: [{ ...JSON.parse(JSON.stringify(FULL)), suggestions: [], severity: 'fatal' }] },
    ],
    [
      'a line 0',
      {
        diagnostics: [
          { ...FULL, range: { start: { line: 0, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } } },
        ],
      },
    ],
    ['another version', { schemaVersion: 2 }],
  ])('refuses %s', (_what, change) => {
    expect(validate({ ...JSON.parse(reportJson(resultOf([FULL]))), ...change })).toBe(false)
  })
})
