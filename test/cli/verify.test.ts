import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLEAN, project, run, spec } from './project.ts'

const FILE = 'specs/shop/get_v1_things.md'

/** A spec with an unknown operation and a date that there is not, and configs of which each comes to something else. */
const FILES = {
  ...CLEAN,
  [FILE]: spec('GET /v1/things').replace('2026-01-02', '2026-02-30'),
  'strict.yaml': 'preset: strict\nswagger: [swagger/*.yaml]\n',
  'none.json': '{ "schemaVersion": 1, "findings": [] }',
  'packages/spec-lint.config.yaml':
    'specs: ["*/specs/*.md"]\nswagger: ["*/swagger/*.yaml"]\nrules: { document/*: off }\n',
  'packages/a/spec-lint.config.yaml': 'domains: [another]\n',
  'packages/a/swagger/shop.yaml': CLEAN['swagger/shop.yaml'] ?? '',
  'packages/a/specs/get_v1_things.md': spec('GET /v1/things'),
  'packages/b/specs/get_v1_things.md': spec('GET /v1/things'),
}

/** What the baseline of the project is made with. */
const ACCEPTED = ['--rule', '*/*=off', '--rule', 'endpoint/unknown-operation=error']

interface Told {
  readonly file: string
  readonly fingerprint: string
  readonly severity: string
  readonly verify: string
}

/** The findings of a JSON report that are in one file, without those in others. */
function told(stdout: string, file: string): readonly Told[] {
  const report: { diagnostics: readonly Told[] } = JSON.parse(stdout)
  return report.diagnostics.filter((diagnostic) => diagnostic.file === file)
}

/** Runs what a report says verifies its first finding in a file. */
async function verify(cwd: string, stdout: string, file: string) {
  const [command = ''] = told(stdout, file).map((diagnostic) => diagnostic.verify)
  const words = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' }).split('\0')
  return run(cwd, words.slice(4, -1))
}

describe('the command that verifies a finding', () => {
  it.each([
    [[]],
    [['--config', 'strict.yaml']],
    [['--no-config']],
    [['--rule', 'endpoint/*=info', '--rule', 'endpoint/unknown-operation=warning']],
    [['--rule', 'endpoint/*=warning', '--rule', 'swagger/*=off', '--fail-on', 'warning']],
    [['--rule', '*/*=warning', '--max-warnings', '0']],
    [['--baseline', 'none.json']],
    [['--no-baseline']],
    [['packages/a', 'packages/b']],
  ])('of a run with %j comes to the same', async (argv) => {
    const cwd = project(
      argv[0] === 'packages/a' ? FILES : { ...FILES, 'spec-lint.config.yaml': 'domains: [another]\n' },
    )
    await run(cwd, ['--update-baseline', ...ACCEPTED])
    const file = argv[0]?.startsWith('packages') === true ? 'packages/a/specs/get_v1_things.md' : FILE
    const all = await run(cwd, ['--format', 'json', ...argv])
    const again = await verify(cwd, all.stdout, file)
    expect(told(all.stdout, file).length).toBeGreaterThan(0)
    expect({ code: again.code, told: told(again.stdout, file) }).toEqual({
      code: all.code,
      told: told(all.stdout, file),
    })
  })

  it('is as each report has it where several are merged, with the gate of the merging', async () => {
    const cwd = project(FILES)
    await run(cwd, ['--rule', 'endpoint/*=info', FILE, '--fail-on', 'info', '--format', 'json=a.json'])
    await run(cwd, ['packages/a', 'packages/b', '--format', 'json=b.json'])
    const { stdout } = await run(cwd, ['--from', 'a.json', 'b.json', '--fail-on', 'warning', '--format', 'json'])
    const command = (file: string) => new Set(told(stdout, file).map((diagnostic) => diagnostic.verify))
    const verified = 'npx --no -- spec-lint --format json'
    expect(command(FILE)).toEqual(new Set([`${verified} --rule 'endpoint/*=info' --fail-on warning ${FILE}`]))
    const other = 'packages/a/specs/get_v1_things.md'
    const config = join('packages', 'spec-lint.config.yaml')
    expect(command(other)).toEqual(new Set([`${verified} --config ${config} --fail-on warning ${other}`]))
    await run(cwd, ['--from', 'a.json', 'b.json', '--format', 'json=merged.json'])
    const again = await run(cwd, ['--from', 'merged.json', '--fail-on', 'warning', '--format', 'json'])
    expect(again.stdout).toBe(stdout)
  })
})
