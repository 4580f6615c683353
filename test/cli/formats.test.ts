import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LintResult } from '../../src/diagnostic/lint-result.ts'
import { FORMATS } from '../../src/cli/formats.ts'
import { mergeResults } from '../../src/report/merge-results.ts'
import { reportJson } from '../../src/report/json.ts'
import { parseReport } from '../../src/report/parse-report.ts'
import { SHARED } from '../report/shared-result.ts'
import { CLEAN, FAULTY, project, run, spec, type Outcome } from './project.ts'

const GOLDEN = new URL('../report/golden/', import.meta.url)

/** What JSON makes of a result: a finding without suggestions has an empty list of them. */
function throughJson(result: LintResult): unknown {
  const diagnostics = result.diagnostics.map((finding) => ({ suggestions: [], ...finding }))
  return JSON.parse(JSON.stringify({ ...result, diagnostics }))
}

/** A project with a saved report of its own in it, and others by name. */
async function saved(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = project({ ...FAULTY, ...files })
  await run(cwd, ['--format', 'json=report.json'])
  return cwd
}

/** What is said of reports that cannot be printed. */
const told = async (cwd: string, ...argv: string[]) => (await run(cwd, ['--from', ...argv])).stderr

/** A project with the reports of three runs, each over one spec. */
const parts = async () => {
  const cwd = project({ ...FAULTY, 'specs/shop/misnamed.md': spec() })
  for (const [index, path] of ['get_v1_items', 'get_v1_things', 'misnamed'].entries()) {
    await run(cwd, ['--format', `json=out/part-${index}.json`, `specs/shop/${path}.md`])
  }
  return cwd
}
const merged = ({ stdout }: Outcome) => JSON.parse(stdout)

describe('a saved report', () => {
  it.each(FORMATS)('prints in %s what the run itself prints', async (format) => {
    const cwd = await saved()
    const direct = await run(cwd, ['--format', format])
    expect(direct.stdout).not.toBe('')
    expect(await run(cwd, ['--from', 'report.json', '--format', format])).toEqual(direct)
  })

  it.each(FORMATS)('prints in %s what is printed of a result with something of everything', async (format) => {
    const cwd = project({ 'report.json': reportJson(SHARED) })
    const parsed = parseReport(reportJson(SHARED))
    expect(parsed).toEqual({ result: throughJson(SHARED) })
    const { stdout } = await run(cwd, ['--from', 'report.json', '--format', format])
    const golden = readdirSync(GOLDEN).find((name) => name.startsWith(`${format}.`)) ?? ''
    expect(stdout).toBe(readFileSync(new URL(golden, GOLDEN), 'utf8'))
  })

  it('is judged by the gate of this run', async () => {
    const cwd = await saved()
    const codes = async (...argv: string[]) => (await run(cwd, ['--from', 'report.json', ...argv])).code
    expect(await codes()).toBe(1)
    const clean = project({ ...CLEAN, 'clean.json': reportJson({ ...SHARED, diagnostics: [] }) })
    expect((await run(clean, ['--from', 'clean.json'])).code).toBe(0)
    const crashed = { ...SHARED, failures: [{ ruleId: 'steps/query', file: 'specs/a.md', message: 'boom' }] }
    const broken = project({ 'crashed.json': reportJson(crashed) })
    expect((await run(broken, ['--from', 'crashed.json'])).code).toBe(2)
    const mild = project({ 'mild.json': reportJson({ ...SHARED, diagnostics: SHARED.diagnostics.slice(2, 3) }) })
    expect((await run(mild, ['--from', 'mild.json'])).code).toBe(0)
    expect((await run(mild, ['--from', 'mild.json', '--fail-on', 'warning'])).code).toBe(1)
    expect((await run(mild, ['--from', 'mild.json', '--max-warnings', '0'])).code).toBe(1)
  })

  it.each([
    ['no JSON', '{', 'is no JSON'],
    ['something else', '{"runs": []}', 'is no report of spec-lint: it has no `schemaVersion`'],
    ['a list', '[1]', 'is no report of spec-lint: it has no `schemaVersion`'],
    ['another version', '{"schemaVersion": 2}', 'has the schema version 2, and this spec-lint reads 1'],
    ['half of a report', '{"schemaVersion": 1}', 'is no report of spec-lint: `/` must have required property `tool`'],
    [
      'a finding that is none',
      reportJson(SHARED).replace('"line": 2', '"line": "2"'),
      'is no report of spec-lint: `/diagnostics/0/range/start/line` must be integer',
    ],
  ])('that is %s is told in one sentence', async (_what, text, problem) => {
    const outcome = await run(project({ 'report.json': text }), ['--from', 'report.json'])
    expect(outcome).toEqual({ code: 2, stdout: '', stderr: `spec-lint: \`report.json\` ${problem}\n` })
  })

  it.each([
    ['--rule', 'steps/body=off'],
    ['--config', 'spec-lint.config.yaml'],
    ['--no-config'],
    ['--since', 'main'],
    ['--fix'],
    ['--update-baseline'],
    ['--no-cache'],
  ])('does not go with %s, which says how to lint', async (...option: string[]) => {
    expect(await told(await saved(), 'report.json', ...option)).toBe(
      `spec-lint: \`--from\` and \`${option[0]}\` do not go together\n`,
    )
  })

  it('is without what a baseline holds that is named', async () => {
    const cwd = await saved()
    await run(cwd, ['--baseline', 'accepted.json', '--update-baseline'])
    const { code, stdout } = await run(cwd, ['--from', 'report.json', '--baseline', 'accepted.json'])
    expect(code).toBe(0)
    expect(stdout).toContain('1 finding in the baseline.')
    expect((await run(cwd, ['--from', 'report.json', '--no-baseline'])).code).toBe(1)
  })

  it('has to be there, and to be of a run that checked something', async () => {
    const nothing = { ...SHARED, summary: { ...SHARED.summary, specs: 0 }, diagnostics: [], files: [] }
    const cwd = project({ 'nothing.json': reportJson(nothing) })
    expect(await told(cwd, 'absent.json')).toBe('spec-lint: cannot read the report `absent.json`: it is not there\n')
    expect(await told(cwd, 'part-*.json')).toBe('spec-lint: no report matches `part-*.json`\n')
    expect(await told(cwd, 'away/part-*.json')).toBe('spec-lint: no report matches `away/part-*.json`\n')
    expect(await told(cwd, 'nothing.json')).toBe(
      'spec-lint: nothing was checked in the run that `nothing.json` reports\n',
    )
  })
})

describe('several saved reports', () => {
  it('are merged, whether the shell expands a pattern or not', async () => {
    const cwd = await parts()
    const names = [0, 1, 2].map((index) => `out/part-${index}.json`)
    const expanded = await run(cwd, ['--format', 'json', '--from', ...names])
    expect(await run(cwd, ['--from', 'out/part-*.json', '--format', 'json'])).toEqual(expanded)
    expect(merged(expanded).files).toEqual(
      [0, 1, 2].map((index) => `specs/shop/${['get_v1_items', 'get_v1_things', 'misnamed'][index]}.md`),
    )
    expect(merged(expanded).summary).toMatchObject({
      specs: 3,
      steps: 3,
      errors: merged(expanded).diagnostics.filter(({ severity }: { severity: string }) => severity === 'error').length,
    })
    expect(expanded.code).toBe(1)
  })

  it('count once what several of them found', () => {
    const twice = mergeResults([SHARED, SHARED])
    expect(twice.diagnostics).toHaveLength(SHARED.diagnostics.length)
    expect(twice.summary).toMatchObject({ errors: 2, warnings: 1, infos: 1, fixable: 1, rules: 50 })
    expect(mergeResults([SHARED])).toBe(SHARED)
  })
})

describe('formats', () => {
  it('go together, each to its place', async () => {
    const cwd = project(FAULTY)
    const { stdout, stderr, code } = await run(cwd, ['--format', 'sarif=out/report.sarif', '--format', 'github'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::error file=specs\/shop\/get_v1_things\.md,line=2,/)
    expect(stderr).toBe('spec-lint: wrote out/report.sarif\n')
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.sarif'), 'utf8')).version).toBe('2.1.0')
  })

  it('prove their work once, whichever of them have no room for it', async () => {
    const { stderr } = await run(project(), ['--format', 'gitlab=a.json', '--format', 'rdjson=b.json'])
    expect(stderr.match(/Checked 1 spec/g)).toHaveLength(1)
  })

  it.each(['gitlab', 'rdjson'])('that have no room for it prove their work on standard error: %s', async (format) => {
    const { stderr } = await run(project(), ['--format', format])
    expect(stderr).toMatch(
      /^spec-lint: Checked 1 spec and 1 step against 1 operation of 1 swagger document with \d+ rules\.\n$/,
    )
  })

  it('have no colours when they are for machines', async () => {
    const cwd = project(FAULTY)
    for (const format of FORMATS.filter((name) => !['text', 'swagger', 'statistics'].includes(name))) {
      expect((await run(cwd, ['--format', format, '--color'])).stdout).not.toContain('\u001b')
    }
  })

  it('count by rule with --statistics', async () => {
    const { stdout } = await run(project(FAULTY), ['--statistics'])
    expect(stdout).toMatch(/^1 {2}error {4}endpoint\/unknown-operation {2}in 1 file/m)
  })
})

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' }

  it('a run annotates, and says why', async () => {
    const { stdout, stderr } = await run(project(FAULTY), [], { env })
    expect(stdout).toMatch(/^::error file=/)
    expect(stderr).toBe(
      'spec-lint: reporting in the format `github`, since this runs in GitHub Actions; `--format text` is for people\n',
    )
  })

  it.each([
    ['a format is asked for', ['--format', 'text'], {}],
    ['a format goes to a file only', ['--format', 'text=x.txt'], {}],
    ['a person watches', [], { stdoutIsTTY: true }],
    ['it only looks as if', [], { env: { GITHUB_ACTIONS: 'false' } }],
  ])('it does not where %s', async (_what, argv, more) => {
    const { stdout } = await run(project(FAULTY), [...argv, '--no-color'], { env, ...more })
    expect(stdout).not.toContain('::error')
  })

  it('a report that goes to a file is text', async () => {
    const cwd = project()
    await run(cwd, ['--output', 'report.txt'], { env })
    expect(existsSync(join(cwd, 'report.txt'))).toBe(true)
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toMatch(/^No findings\./)
  })
})
