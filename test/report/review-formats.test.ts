import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fix } from '../../src/diagnostic/diagnostic.ts'
import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import { reportGitLab } from '../../src/report/gitlab.ts'
import { reportRdjson } from '../../src/report/rdjson.ts'
import type { SourceFile } from '../../src/text/source-file.ts'
import { diagnosticAt, fileOf, relatedAt, resultOf } from './example.ts'
import { hostileResult, SHARED } from './shared-result.ts'

function checkerOf(name: string) {
  const schema: unknown = JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url), 'utf8'))
  return new Ajv({ strict: true, allErrors: true }).compile(schema as object)
}

const isGitLab = checkerOf('gitlab')
const isRdjson = checkerOf('rdjson')

function gitLab(result: LintResult) {
  const report = JSON.parse(reportGitLab(result))
  expect(isGitLab(report) || isGitLab.errors).toBe(true)
  return report
}

function rdjson(result: LintResult) {
  const report = JSON.parse(reportRdjson(result))
  expect(isRdjson(report) || isRdjson.errors).toBe(true)
  return report.diagnostics
}

describe('the report for GitLab', () => {
  it('is an empty list where nothing is found', () => {
    expect(reportGitLab(resultOf([]))).toBe('[]\n')
  })

  it('has the fields that GitLab asks for', () => {
    expect(gitLab(SHARED)).toHaveLength(4)
    expect(gitLab(SHARED)[0]).toEqual({
      description: 'endpoint/unknown-operation: No swagger document declares `GET /v1/{id}`.',
      check_name: 'endpoint/unknown-operation',
      fingerprint: '00000000000000a1',
      severity: 'major',
      location: { path: 'specs/a b/#1.md', lines: { begin: 2 } },
    })
  })

  it('has no fingerprint twice', () => {
    const twin = diagnosticAt(fileOf('a'), 'a')
    const prints = gitLab(resultOf([twin, twin])).map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(prints).toEqual(['0123456789abcdef', '0123456789abcdef-2'])
  })

  it('says what it was told, whatever that is', () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const [issue] = JSON.parse(reportGitLab(result))
        expect(issue.description).toBe(`endpoint/unknown-operation: ${result.diagnostics[0]?.message}`)
      }),
    )
  })
})

/** The text in bytes that a range of rdjson covers, by a reader that knows nothing but bytes. */
function covered(
  source: SourceFile,
  { start, end }: Record<'start' | 'end', { line: number; column: number }>,
): string {
  const lines = source.text.split('\n').map((line) => Buffer.from(`${line}\n`))
  const offset = ({ line, column }: { line: number; column: number }) =>
    lines.slice(0, line - 1).reduce((sum, bytes) => sum + bytes.length, 0) + column - 1
  return Buffer.concat(lines).subarray(offset(start), offset(end)).toString()
}

describe('the report for reviewdog', () => {
  it('has the fields that reviewdog knows', () => {
    expect(rdjson(SHARED)).toHaveLength(4)
    expect(rdjson(SHARED)[0]).toMatchObject({
      message: 'No swagger document declares `GET /v1/{id}`.\nDid you mean `GET /v1/contacts`?',
      severity: 'ERROR',
      code: { value: 'endpoint/unknown-operation' },
      related_locations: [{ message: '`GET /v1/contacts` is declared here', location: { path: 'swagger/a.json' } }],
    })
    expect(rdjson(SHARED)[0]).not.toHaveProperty('suggestions')
  })

  it('counts columns in bytes, in lines of any length', () => {
    const piece = fc.constantFrom('a', '値', '😀', 'é', ' ', '\t')
    const text = fc.array(piece, { maxLength: 400 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const source = fileOf(`first\n${before}@here@${after}\nlast`)
        const related = [relatedAt(source, 'here@', 'x')]
        const [{ location, related_locations: others }] = rdjson(resultOf([diagnosticAt(source, '@here', { related })]))
        expect(covered(source, location.range)).toBe('@here')
        expect(covered(source, others[0].location.range)).toBe('here@')
      }),
      { examples: [['値'.repeat(500), '😀'.repeat(500)]] },
    )
  })

  it('leaves out the columns that it cannot know', () => {
    const [{ location }] = rdjson(resultOf([diagnosticAt(fileOf('値: 1\nb: 2\n'), ': 1\nb')]))
    expect(location.range).toEqual({ start: { line: 1, column: 4 }, end: { line: 2 } })
  })

  const SOURCE = fileOf('a\n値 one two three\nb\n')
  const fixOf = (safety: Fix['safety'], ...replacements: readonly (readonly [string, string])[]): Fix => ({
    title: 't',
    safety,
    edits: replacements.map(([old, text]) => {
      const start = SOURCE.text.indexOf(old)
      return { file: SOURCE.path, range: SOURCE.rangeOf({ start, end: start + old.length }), text }
    }),
  })
  const suggestionsOf = (fix: Fix) => rdjson(resultOf([diagnosticAt(SOURCE, 'two', { fix })]))[0].suggestions

  it('makes one suggestion of a safe fix, with what stands between its edits', () => {
    const [suggestion, ...others] = suggestionsOf(fixOf('safe', ['three', 'DREI'], ['one', 'EINS']))
    expect(others).toEqual([])
    expect(suggestion.text).toBe('EINS two DREI')
    expect(covered(SOURCE, suggestion.range)).toBe('one two three')
  })

  it('makes none of a guess, nor of a fix whose bytes it cannot know', () => {
    expect(suggestionsOf(fixOf('unsafe', ['two', 'ZWEI']))).toBeUndefined()
    expect(suggestionsOf(fixOf('safe', ['two', 'ZWEI'], ['b', 'B']))).toBeUndefined()
    expect(suggestionsOf({ ...fixOf('safe'), edits: [] })).toBeUndefined()
  })

  it('says what it was told, whatever that is', () => {
    fc.assert(
      fc.property(hostileResult, (result) => {
        const { message, help } = result.diagnostics[0] ?? {}
        expect(rdjson(result)[0].message).toBe(`${message}\n${help}`)
      }),
    )
  })
})
