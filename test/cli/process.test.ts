import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../node/temporary-folder.ts'
import { builtPackage, loadedFiles, node, plainEnvironment } from './built-package.ts'
import { gitProject, WITHOUT_GIT } from './git-project.ts'
import { CLEAN, FAULTY, project, spec } from './project.ts'

const { folder, bin } = builtPackage({ types: false })
const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** A project with enough findings that a report does not fit in a pipe. */
function large(): string {
  const names = Array.from({ length: 100 }, (_, index) => [
    `specs/shop/get_v1_thing_${index}.md`,
    spec(`GET /v1/thing_${index}`),
  ])
  return project({ ...CLEAN, ...Object.fromEntries(names) })
}

describe('the program', () => {
  it.each([
    ['0 on a clean project', CLEAN, [], 0],
    ['1 on findings', FAULTY, [], 1],
    ['2 on a mistake', CLEAN, ['--zzz'], 2],
    ['2 where nothing is checked', {}, ['--no-config'], 2],
  ])('ends with %s', async (_what, files, argv, code) => {
    const outcome = await node(project(files), [bin, ...argv])
    expect(outcome.code).toBe(code)
    expect(outcome.stdout === '').toBe(code === 2)
    expect(outcome.stderr === '').toBe(code !== 2)
  })

  it('writes a long report whole', async () => {
    const { code, stdout } = await node(large(), [bin, '--format', 'json'])
    expect(stdout.length).toBeGreaterThan(65_536)
    expect(JSON.parse(stdout).summary.specs).toBe(101)
    expect(code).toBe(1)
  })

  it('does not mind a reader who has seen enough', async () => {
    const child = spawn(process.execPath, [bin], { cwd: large(), env: plainEnvironment() })
    const told: string[] = []
    child.stderr.on('data', (text: Buffer) => told.push(text.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(told.join('')).toBe('')
    expect(code).toBe(1)
  })

  it.each([
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['a pipe', {}, false],
  ])('colours with %s as it should', async (_what, env, colored) => {
    const { stdout } = await node(project(FAULTY), [bin], env)
    expect(stdout.includes('\u001b[')).toBe(colored)
  })

  it('explains rules without its source', async () => {
    const { code, stdout } = await node('/', [bin, '--explain', 'endpoint/duplicate'])
    expect(code).toBe(0)
    expect(stdout.length).toBeGreaterThan(500)
  })

  it('reads every kind of input without its dependencies', async () => {
    const json = {
      ...FAULTY,
      'spec-lint.config.jsonc': '{} // JSON',
      'specs/shop/broken.md': '---\na: [\n---\n```yaml\nsteps: [',
    }
    expect((await node(project(json), [bin])).stderr).toBe('')
    const yaml = project({
      ...CLEAN,
      'spec-lint.config.yaml': 'preset: recommended',
      'specs/shop/x.md': spec().replace('status: 200', 'status: 200\n    extract:\n      a: $.b[?@.c==1].d'),
    })
    expect((await node(yaml, [bin])).stderr).toBe('')
  })

  it('cannot judge from a folder that is gone', async () => {
    const cwd = temporaryFolder({ 'a/b': '' })
    const script = `process.chdir(${JSON.stringify(join(cwd, 'a'))}); require('fs').rmSync(${JSON.stringify(join(cwd, 'a'))}, { recursive: true }); process.argv[1] = ${JSON.stringify(bin)}; import(process.argv[1])`
    expect((await node(cwd, ['-e', script])).code).toBe(2)
  })
})

describe('the version', () => {
  it('is that of the package, however it is asked for', async () => {
    const asked = [['--version'], ['-v'], ['--version', '--quiet']]
    const outcomes = await Promise.all(asked.map((argv) => node('/', [bin, ...argv])))
    for (const outcome of outcomes) expect(outcome).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  it('is said before anything of the program is loaded', async () => {
    expect(await loadedFiles('/', [bin, '--version'])).toEqual([join(folder, 'dist/cli/launch.cjs')])
  })
})

it('loads nothing of Node that a run over one spec does not need', async () => {
  const at = temporaryFolder({
    ...CLEAN,
    'empty.cjs': '',
    'preload.cjs': `process.on('exit', () => require('node:fs').writeFileSync('loaded', process.moduleLoadList.join()))`,
  })
  const modulesOf = async (...argv: string[]) => {
    const outcome = await node(at, ['-r', './preload.cjs', ...argv])
    return { outcome, modules: new Set(readFileSync(join(at, 'loaded'), 'utf8').split(',')) }
  }
  const empty = await modulesOf('./empty.cjs')
  const { outcome, modules } = await modulesOf(bin, '--no-cache', 'specs/shop/get_v1_items.md')
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(outcome.stdout).toContain('Checked 1 spec')
  // What these bring with them is most of what Node has.
  const slow = ['stream', 'net', 'tty', 'child_process', 'crypto', 'v8', 'zlib', 'internal/modules/esm/loader']
  const loaded = slow
    .map((name) => `NativeModule ${name}`)
    .filter((name) => modules.has(name) && !empty.modules.has(name))
  expect(loaded).toEqual([])
})

it('says what to do where it has not been built', async () => {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  rmSync(join(copy, 'dist'), { recursive: true })
  expect(await node('/', [join(copy, 'bin/spec-lint.js'), '--version'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'spec-lint: it has not been built yet; run `npm run build` in its folder first\n',
  })
})

describe.skipIf(WITHOUT_GIT)(`a commit${WITHOUT_GIT ? ` (left out: ${WITHOUT_GIT})` : ''}`, { timeout: 60_000 }, () => {
  it('costs at most twice what linting its one file costs', async () => {
    const file = 'specs/shop/get_v1_items.md'
    const repository = gitProject(CLEAN)
    repository.write({ [file]: spec().replace('# Items', '# All items'), 'untracked.md': '' })
    repository.git('add', file)
    const cost = (...argv: string[]) => leastCpuTime(repository.folder, argv)
    expect(await cost('--staged', '--no-cache')).toBeLessThan(2 * (await cost(file, '--no-cache')))
    // Elsewhere, what is known is the result, and not what was written.
    const elsewhere = ['--cache-location', temporaryFolder()]
    expect(await cost('--staged', ...elsewhere)).toBeLessThan(2 * (await cost(file, ...elsewhere)))
  })
})

/** CPU time of the cheapest of some runs, in microseconds; what git takes is not in it. */
async function leastCpuTime(cwd: string, argv: readonly string[]): Promise<number> {
  const notes = temporaryFolder({
    'note.cjs': `process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  require('node:fs').writeFileSync(process.env.CPU_TIME, String(user + system))
})`,
  })
  const figures: number[] = []
  for (let round = 0; round < 5; round++) {
    await node(cwd, ['-r', join(notes, 'note.cjs'), bin, ...argv], { CPU_TIME: join(notes, 'time') })
    figures.push(Number(readFileSync(join(notes, 'time'), 'utf8')))
  }
  return Math.min(...figures)
}
