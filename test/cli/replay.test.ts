import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, writeFiles } from '../node/temporary-folder.ts'
import { builtPackage, loadedFiles, node, plainEnvironment } from './built-package.ts'
import { FAULTY, spec } from './project.ts'

const { bin, folder: built } = builtPackage({ types: false })
const LAUNCHER = join(built, 'dist/cli/launch.cjs')

/** Times within which a change may leave no trace are over. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 80))

/** A project in which a command was run once, so that the next run of it may be a replay. */
async function afterOneRun(argv: readonly string[] = [], files: Readonly<Record<string, string>> = FAULTY, cwd = '') {
  const [folder, home] = [temporaryFolder(files), temporaryFolder()]
  const env = { XDG_CACHE_HOME: home }
  const at = join(folder, cwd)
  await settle()
  const first = await node(at, [bin, ...argv], env)
  return {
    folder,
    env,
    first,
    again: (more: NodeJS.ProcessEnv = {}) => node(at, [bin, ...argv], { ...env, ...more }),
    anew: (more: NodeJS.ProcessEnv = {}) =>
      node(at, [bin, ...argv], { ...env, ...more, XDG_CACHE_HOME: temporaryFolder() }),
    isReplay: async () => (await loadedFiles(at, [bin, ...argv], env)).join() === LAUNCHER,
  }
}

describe('the same command over files that are as they were', () => {
  it.each([
    ['no path', [], ''],
    ['a spec', ['specs/shop/get_v1_things.md'], ''],
    ['a folder', ['specs'], ''],
    ['options', ['--quiet', '--format', 'json', '--no-error-on-unmatched-pattern'], ''],
    ['a path from another folder', ['shop/get_v1_items.md'], 'specs'],
  ])('writes and ends as before, and loads nothing but the launcher: %s', async (_what, argv, cwd) => {
    const { first, again, isReplay } = await afterOneRun(argv, FAULTY, cwd)
    expect(await isReplay()).toBe(true)
    expect(await again()).toEqual(first)
    expect(first.code).toBe(argv.includes('shop/get_v1_items.md') ? 0 : 1)
  })

  it('writes to both streams', async () => {
    const ignoring = { ...FAULTY, 'spec-lint.config.yaml': 'ignore: ["specs/shop/get_v1_items.md"]\n' }
    const argv = ['specs/shop/get_v1_items.md', 'specs/shop/get_v1_things.md']
    const { first, again, isReplay } = await afterOneRun(argv, ignoring)
    expect(first.stderr).toContain('is excluded')
    expect(await isReplay()).toBe(true)
    expect(await again()).toEqual(first)
  })

  it.each([
    ['a fix', ['--fix']],
    ['a report in a file', ['--output', 'report.txt']],
    ['a measured time', ['--timing']],
    ['no cache', ['--no-cache']],
    ['a cache elsewhere', ['--cache-location', 'cache']],
    ['a mistake', ['--zzz']],
    ['a glob, which may match something else', ['specs/**']],
  ])('is run again with %s', async (_what, argv) => {
    const { first, again, isReplay } = await afterOneRun(argv)
    expect(await isReplay()).toBe(false)
    expect((await again()).code).toBe(first.code)
  })

  it('writes a report again that was taken away', async () => {
    const { folder, again } = await afterOneRun(['--output', 'report.txt'])
    rmSync(join(folder, 'report.txt'))
    await again()
    expect(existsSync(join(folder, 'report.txt'))).toBe(true)
  })
})

describe('what a run looked at', () => {
  const CONFIGURED = { ...FAULTY, 'spec-lint.config.yaml': 'rules: {endpoint/file-name: off}\n' }
  const REFERRING = {
    ...FAULTY,
    'specs/shop/get_v1_things.md': spec('GET /v1/things').replace('swagger/shop.yaml', 'api/shop.yaml'),
  }

  it.each<[string, Readonly<Record<string, string>>, readonly string[], (folder: string) => void]>([
    ['a spec', FAULTY, [], (at) => writeFiles(at, { 'specs/shop/get_v1_things.md': spec('GET /v1/thongs') })],
    ['another spec', FAULTY, ['specs/shop/get_v1_items.md'], (at) => writeFiles(at, { 'specs/new.md': spec() })],
    ['a document', FAULTY, [], (at) => appendFileSync(join(at, 'swagger/shop.yaml'), '  /v1/things: {get: {}}\n')],
    ['a document that was missing', REFERRING, [], (at) => writeFiles(at, { 'api/shop.yaml': 'openapi: 3.0.3\n' })],
    ['the config', CONFIGURED, [], (at) => writeFiles(at, { 'spec-lint.config.yaml': 'preset: strict\n' })],
    ['a first config', FAULTY, [], (at) => writeFiles(at, { 'spec-lint.config.yaml': 'preset: strict\n' })],
    ['a second config', CONFIGURED, [], (at) => writeFiles(at, { 'spec-lint.config.json': '{}\n' })],
    ['a manifest', FAULTY, [], (at) => writeFiles(at, { 'package.json': '{"spec-lint":{"preset":"strict"}}\n' })],
    [
      'a config of one of the folders that are named',
      { ...FAULTY, 'a/docs/get_v1_items.md': spec(), 'b/docs/get_v1_items.md': spec() },
      ['a/docs/get_v1_items.md', 'b/docs/get_v1_items.md'],
      (at) => writeFiles(at, { 'a/spec-lint.config.yaml': 'preset: strict\n' }),
    ],
    ['a baseline', FAULTY, [], (at) => writeFiles(at, { 'spec-lint-baseline.json': 'no baseline\n' })],
    ['a config that is gone', CONFIGURED, [], (at) => rmSync(join(at, 'spec-lint.config.yaml'))],
    [
      'a link in the place of a folder',
      FAULTY,
      [],
      (at) => {
        const outside = join(temporaryFolder(), 'swagger')
        renameSync(join(at, 'swagger'), outside)
        symlinkSync(outside, join(at, 'swagger'))
      },
    ],
  ])('is looked at again: %s', async (_what, files, argv, change) => {
    const { folder, first, again, anew, isReplay } = await afterOneRun(argv, files)
    expect(await isReplay()).toBe(true)
    change(folder)
    await settle()
    const second = await again()
    expect(second).toEqual(await anew())
    expect(second).not.toEqual(first)
  })

  it.each([{ GITHUB_ACTIONS: 'true' }, { FORCE_COLOR: '1' }])('the environment: %o', async (more) => {
    const { first, again, anew } = await afterOneRun()
    const second = await again(more)
    expect(second).toEqual(await anew(more))
    expect(second).not.toEqual(first)
  })

  it('the day on which a baseline entry expires', async () => {
    const { folder, env } = await afterOneRun(['--update-baseline'])
    const path = join(folder, 'spec-lint-baseline.json')
    const baseline = JSON.parse(readFileSync(path, 'utf8'))
    for (const entry of baseline.findings) entry.until = '2099-12-31'
    writeFiles(folder, { 'spec-lint-baseline.json': JSON.stringify(baseline) })
    await settle()
    expect((await node(folder, [bin], env)).code).toBe(0)
    const later = join(temporaryFolder(), 'later.cjs')
    writeFiles(join(later, '..'), { 'later.cjs': 'Date.now = () => Date.UTC(2100, 0, 1)\n' })
    expect(await loadedFiles(folder, [bin], env)).toEqual([LAUNCHER])
    expect(await loadedFiles(folder, ['-r', later, bin], env)).not.toEqual([LAUNCHER])
  })
})

describe('a few specs that are named', () => {
  const FEW = ['specs/shop/get_v1_things.md', 'specs/shop/get_v1_items.md']

  it('are judged anew when one of them has changed, and leave nothing but what was written', async () => {
    const { folder, env, again, anew } = await afterOneRun(FEW)
    writeFiles(folder, { 'specs/shop/get_v1_things.md': spec('GET /v1/thongs') })
    await settle()
    expect(await again()).toEqual(await anew())
    expect(existsSync(join(env.XDG_CACHE_HOME, 'spec-lint/results'))).toBe(false)
    await node(folder, [bin], env)
    expect(existsSync(join(env.XDG_CACHE_HOME, 'spec-lint/results'))).toBe(true)
  })

  it('are looked up in a large project, of which each asks what all the others are about', async () => {
    const others = Array.from({ length: 500 }, (_, index) => [`specs/other/get_v1_things_${index}.md`, spec()])
    const { env } = await afterOneRun(FEW, { ...FAULTY, ...Object.fromEntries(others) })
    expect(existsSync(join(env.XDG_CACHE_HOME, 'spec-lint/results'))).toBe(true)
  })
})

describe('a replay', () => {
  it('comes from nowhere but the folder of the user', async () => {
    const { folder, env, isReplay } = await afterOneRun()
    expect(await isReplay()).toBe(true)
    rmSync(join(env.XDG_CACHE_HOME, 'spec-lint'), { recursive: true })
    expect(await isReplay()).toBe(false)
    expect(existsSync(join(folder, 'node_modules'))).toBe(false)
  })

  it('is not believed where somebody else wrote it', async () => {
    const { env, first, again } = await afterOneRun()
    const replays = join(env.XDG_CACHE_HOME, 'spec-lint/replays')
    renameSync(replays, `${replays}.old`)
    mkdirSync(replays)
    for (const name of ['replay-0000000000000000.json']) writeFiles(replays, { [name]: 'no JSON' })
    expect(await again()).toEqual(first)
  })

  it('is written whole to a reader who is slow', async () => {
    const names = Array.from({ length: 100 }, (_, index) => [
      `specs/shop/get_v1_thing_${index}.md`,
      spec(`GET /v1/thing_${index}`),
    ])
    const { folder, env, first, isReplay } = await afterOneRun(['--format', 'json'], {
      ...FAULTY,
      ...Object.fromEntries(names),
    })
    expect(first.stdout.length).toBeGreaterThan(65_536)
    expect(await isReplay()).toBe(true)
    const child = spawn('sh', ['-c', `"${process.execPath}" "${bin}" --format json | { sleep 0.5; cat; }`], {
      cwd: folder,
      env: { ...plainEnvironment(), ...env },
    })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    await new Promise((resolve) => child.on('close', resolve))
    expect(text).toBe(first.stdout)
  })

  it('ends quietly where nobody reads', async () => {
    const { folder, env } = await afterOneRun()
    const child = spawn('sh', ['-c', `{ "${process.execPath}" "${bin}"; echo $? >&2; } | true`], {
      cwd: folder,
      env: { ...plainEnvironment(), ...env },
    })
    let text = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part))
    await new Promise((resolve) => child.on('close', resolve))
    expect(text).toBe('1\n')
  })
})
