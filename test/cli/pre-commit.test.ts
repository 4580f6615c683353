import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { builtPackage } from './built-package.ts'
import { type GitProject, gitEnvironment, gitProject, WITHOUT_GIT } from './git-project.ts'
import { CLEAN, spec } from './project.ts'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
const WITHOUT_PRE_COMMIT =
  WITHOUT_GIT || (spawnSync('pre-commit', ['--version']).status === 0 ? false : 'pre-commit is not installed')
const WITHOUT_BASH = spawnSync('bash', ['--version']).status === 0 ? false : 'bash is not installed'

const ITEMS = 'specs/shop/get_v1_items.md'
const hooks: readonly { id: string; entry: string; language: string; require_serial: boolean }[] = parse(
  readFileSync(join(REPOSITORY, '.pre-commit-hooks.yaml'), 'utf8'),
)

describe('the hooks for pre-commit', () => {
  it('are four, install with npm, and each runs in one process', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['spec-lint', 'spec-lint-fix', 'spec-lint-swagger', 'spec-lint-staged'])
    expect(hooks.every((hook) => hook.language === 'node' && hook.require_serial)).toBe(true)
    const manifest = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'))
    expect(hooks.map(({ entry }) => entry.split(' ')[0])).toEqual(hooks.map(() => Object.keys(manifest.bin)[0]))
    expect(manifest.scripts.prepare).toBe('node build.mjs')
  })
})

const { bin, folder: built } = builtPackage({ types: false })

/** Tries to commit what is on the disk, through the hooks. */
function tryCommit(folder: string): { readonly accepted: boolean; readonly output: string } {
  const env = { ...gitEnvironment(), PRE_COMMIT_HOME: join(folder, '.git/pre-commit-home') }
  spawnSync('git', ['add', '--all'], { cwd: folder, env })
  const { status, stdout, stderr } = spawnSync('git', ['commit', '--message', 'try'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { accepted: status === 0, output: stdout + stderr }
}

/** pre-commit would install our hooks from the network; here the same ones run what is built. */
function withPreCommit(ids = hooks.map(({ id }) => id)): GitProject {
  const chosen = hooks.filter(({ id }) => ids.includes(id))
  const local = chosen.map((hook) => ({
    ...hook,
    language: 'system',
    entry: hook.entry.replace(/^spec-lint/, `${process.execPath} ${bin}`),
  }))
  const config = stringify({ repos: [{ repo: 'local', hooks: local }] })
  const repository = gitProject({ ...CLEAN, '.pre-commit-config.yaml': config })
  const { status, stderr } = spawnSync('pre-commit', ['install'], {
    cwd: repository.folder,
    env: gitEnvironment(),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return repository
}

describe.skipIf(WITHOUT_PRE_COMMIT)('a commit through pre-commit', () => {
  it('is accepted where the specs are right', () => {
    const repository = withPreCommit()
    repository.write({ [ITEMS]: `${spec()}\nMore.\n`, 'specs/README.md': 'no spec' })
    expect(tryCommit(repository.folder)).toMatchObject({ accepted: true, output: expect.stringMatching(/Passed/) })
  }, 60_000)

  it('is refused where a spec is wrong', () => {
    const repository = withPreCommit()
    repository.write({ 'specs/shop/get_v1_things.md': spec('GET /v1/things') })
    const { accepted, output } = tryCommit(repository.folder)
    expect(accepted).toBe(false)
    expect(output).toContain('endpoint/unknown-operation')
  }, 60_000)

  it('is refused where a swagger document makes a spec wrong that is not part of it', () => {
    const repository = withPreCommit()
    repository.write({ 'swagger/shop.yaml': String(CLEAN['swagger/shop.yaml']).replace('/v1/items:', '/v1/goods:') })
    const { accepted, output } = tryCommit(repository.folder)
    expect(accepted).toBe(false)
    expect(output).toMatch(/spec-lint \(swagger\)[.]+Failed[^]*get_v1_items\.md/)
  }, 60_000)

  it('is refused where it deletes a document that a spec needs, and accepted where it is about something else', () => {
    const repository = withPreCommit(['spec-lint-staged'])
    repository.write({ 'src/shop.txt': 'no spec' })
    const other = tryCommit(repository.folder)
    expect(other.accepted).toBe(true)
    repository.remove('swagger/shop.yaml')
    const { accepted, output } = tryCommit(repository.folder)
    expect(accepted).toBe(false)
    expect(output).toContain('There is no file `swagger/shop.yaml`')
  }, 60_000)

  it('is refused once where something is fixed, and accepted then', () => {
    const repository = withPreCommit()
    repository.write({ [ITEMS]: spec().replace('## Summary', '## Overview') })
    expect(tryCommit(repository.folder).accepted).toBe(false)
    expect(readFileSync(join(repository.folder, ITEMS), 'utf8')).toBe(spec())
    repository.write({ [ITEMS]: `${spec()}\nMore.\n` })
    expect(tryCommit(repository.folder)).toMatchObject({ accepted: true })
  }, 60_000)
})

describe.skipIf(WITHOUT_GIT)('a commit through a hook of git', () => {
  it('is judged by the index, also where git makes one for the commit', () => {
    const repository = gitProject(CLEAN)
    repository.write({ '.git/hooks/pre-commit': `#!/bin/sh\nexec "${process.execPath}" "${bin}" --staged\n` })
    spawnSync('chmod', ['+x', join(repository.folder, '.git/hooks/pre-commit')])
    repository.write({ [ITEMS]: spec('GET /v1/things') })
    const env = gitEnvironment()
    const commit = (...argv: readonly string[]) =>
      spawnSync('git', ['commit', '-m', 'try', ...argv], { cwd: repository.folder, env }).status
    expect(commit('--all')).not.toBe(0)
    repository.write({ [ITEMS]: `${spec()}\nMore.\n`, 'specs/shop/bad.md': 'bad' })
    expect(commit('--all')).toBe(0)
    repository.write({ [ITEMS]: `${spec()}\nEven more.\n` })
    repository.git('add', 'specs/shop/bad.md')
    expect(commit(ITEMS)).toBe(0)
    expect(commit()).not.toBe(0)
  }, 60_000)
})

/** Runs what the action runs. */
function step(cwd: string, env: Readonly<Record<string, string>>) {
  return spawnSync('bash', [join(REPOSITORY, 'ci/action.sh')], {
    cwd,
    env: { ...gitEnvironment(), SPEC_LINT_ACTION: built, ...env },
    encoding: 'utf8',
  })
}

describe.skipIf(WITHOUT_BASH)('the step of the GitHub Action', () => {
  it('annotates, sums up, writes SARIF, and ends as spec-lint does', () => {
    const { folder } = gitProject({ ...CLEAN, 'specs/shop/get_v1_things.md': spec('GET /v1/things') })
    const out = temporaryFolder({ summary: '', output: '' })
    const { status, stdout } = step(folder, {
      SPEC_LINT_SARIF: 'out.sarif',
      GITHUB_STEP_SUMMARY: join(out, 'summary'),
      GITHUB_OUTPUT: join(out, 'output'),
    })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=specs\/shop\/get_v1_things\.md,/m)
    expect(readFileSync(join(out, 'summary'), 'utf8')).toContain('Found 1 error in 1 of 2 specs.')
    expect(readFileSync(join(out, 'output'), 'utf8')).toBe('exit-code=1\n')
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version).toBe('2.1.0')
  })

  it('takes arguments apart like a shell, and runs nothing in them', () => {
    const { folder } = gitProject({ ...CLEAN, 'specs/a b/get_v1_things.md': spec('GET /v1/things') })
    expect(step(folder, { SPEC_LINT_ARGS: ' "specs/shop"  --max-warnings 0 ' }).status).toBe(0)
    expect(step(folder, { SPEC_LINT_ARGS: "'specs/a b'" }).status).toBe(1)
    expect(step(folder, { SPEC_LINT_ARGS: '"specs/shop' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is a quote never closed?'),
    })
    expect(step(folder, { SPEC_LINT_ARGS: '"$(exit 0)"' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('`$(exit 0)`'),
    })
  })
})

describe('what CI systems read', () => {
  it('is YAML that names only files and formats that there are', async () => {
    const action = parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8'))
    expect(Object.keys(action.inputs)).toEqual(['args', 'version', 'sarif-file', 'working-directory'])
    expect(action.runs.steps.flatMap(({ uses }: { uses?: string }) => uses ?? [])).toEqual([
      expect.stringMatching(/@v\d+$/),
    ])
    expect(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')).not.toMatch(/secrets\.|github\.token|run:.*\$\{\{/)
    const { FORMATS } = await import('../../src/cli/formats.ts')
    const gitlab = readFileSync(join(REPOSITORY, 'ci/gitlab.yml'), 'utf8')
    expect(Object.keys(parse(gitlab))).toEqual(['spec-lint'])
    for (const [, format = ''] of gitlab.matchAll(/--format (\w+)/g)) expect(FORMATS).toContain(format)
  })
})
