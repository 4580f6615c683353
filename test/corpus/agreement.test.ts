import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import { corpusTitle, hasCorpus, lintCorpus } from './lint-corpus.ts'

const FOLDER = 'hub'

describe.skipIf(!hasCorpus(FOLDER))(corpusTitle(FOLDER), () => {
  let result: LintResult
  const folder = mkdtempSync(join(tmpdir(), 'spec-lint-agreement-'))
  const report = join(folder, 'report.json')
  beforeAll(async () => {
    result = await lintCorpus(FOLDER)
    writeFileSync(report, JSON.stringify(result))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const agree = (...options: string[]) =>
    execFileSync('node', ['../shared/tools/agree.mjs', '--report', report, ...options], { encoding: 'utf8' })

  test('every error of the independent checker is found', () => {
    expect(agree('--classes', 'error', '--min', '1')).toContain('agreement 58/58')
  })

  // Three errors are ours alone, each of them true: a repeated step id, a PUT on a path that has GET, and a pipe in what
  // should be a JSONPath.
  test('nearly every warning is found, and no further error than those three', () => {
    expect(agree('--min', '0.99', '--max-extra', '3')).toContain('errors that the checker does not have: 3')
  })

  test('no rule fails, and none tells one thing twice', () => {
    expect(result.failures).toEqual([])
    const told = result.diagnostics.map(
      ({ file, range, ruleId, message }) => `${file}:${range.start.offset} ${ruleId} ${message}`,
    )
    expect(new Set(told).size).toBe(told.length)
    expect(new Set(result.diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(told.length)
  })

  test('the traps that drown a naive linter stay shut', () => {
    const count = (rule: string, severity?: string) =>
      result.diagnostics.filter(
        (each) => each.ruleId === rule && (severity === undefined || each.severity === severity),
      ).length
    expect(count('steps/status')).toBeLessThanOrEqual(6)
    expect(count('steps/unknown-operation')).toBeLessThanOrEqual(25)
    expect(count('variables/undefined')).toBeLessThanOrEqual(30)
    expect(count('endpoint/path-prefix')).toBe(0)
    expect(count('steps/query', 'warning')).toBeLessThanOrEqual(16)
    expect(count('swagger/file')).toBe(2)
  })

  test('a second run says the same', async () => {
    const again = await lintCorpus(FOLDER)
    expect(JSON.stringify({ ...again, summary: 0 })).toBe(JSON.stringify({ ...result, summary: 0 }))
  })
})
