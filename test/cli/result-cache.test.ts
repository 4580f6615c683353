import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, writeFiles } from '../node/temporary-folder.ts'
import { builtPackage, node } from './built-package.ts'
import { FAULTY, spec } from './project.ts'

const { bin } = builtPackage({ types: false })

/** Times within which a change may leave no trace are over. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 80))

/** A project with a `node_modules`, a user's cache folder, and a way to run the linter in it. */
function workplace(files: Readonly<Record<string, string>> = { ...FAULTY, 'node_modules/.keep': '' }) {
  const [folder, home] = [temporaryFolder(files), temporaryFolder()]
  const cache = join(folder, 'node_modules/.cache/spec-lint')
  const run = (argv: readonly string[] = [], cwd = folder) => node(cwd, [bin, ...argv], { XDG_CACHE_HOME: home })
  return {
    folder,
    home,
    cache,
    run,
    /** Names of what is kept. */
    kept: (kind = '') => (existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith(kind)) : []),
    /** Runs with and without the cache, which come to the same. */
    async agree(argv: readonly string[] = []) {
      await settle()
      const [known, anew] = [await run(argv), await run([...argv, '--no-cache'])]
      expect(known).toEqual(anew)
      return known
    },
  }
}

/** Everything in a folder, by path. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'latin1')]))
}

describe('a run with what earlier runs left', () => {
  it.each(['text', 'json'])('says the same as one without, after every change, as %s', async (format) => {
    const { folder, agree } = workplace()
    const lint = () => agree(['--format', format])
    const outcomes = [await lint()]
    expect(await lint()).toEqual(outcomes[0])
    const changes: readonly Readonly<Record<string, string>>[] = [
      { 'specs/shop/get_v1_things.md': spec('GET /v1/thing') },
      { 'swagger/more.yaml': "openapi: 3.0.3\npaths:\n  /v1/thing: { get: { responses: { '200': {} } } }\n" },
      { 'specs/shop/other.md': spec('GET /v1/items') },
      { 'swagger/shop.yaml': `# moved\n${FAULTY['swagger/shop.yaml']?.replace("'200'", "'204'")}` },
      { 'spec-lint.config.yaml': 'rules:\n  endpoint/duplicate: off\n' },
    ]
    for (const change of changes) {
      writeFiles(folder, change)
      const outcome = await lint()
      expect(outcomes).not.toContainEqual(outcome)
      outcomes.push(outcome)
    }
    rmSync(join(folder, 'specs/shop/get_v1_things.md'))
    expect((await lint()).stdout).not.toContain('get_v1_things')
  })

  it('knows runs of some files, with rules, and from other folders', async () => {
    const { folder, agree } = workplace()
    for (const argv of [
      ['specs/shop/get_v1_items.md'],
      ['specs'],
      ['--rule', 'endpoint/unknown-operation:warning'],
      ['--preset', 'strict'],
      ['--quiet'],
      ['--shard', '1/2'],
    ]) {
      const first = await agree(argv)
      expect(await agree(argv)).toEqual(first)
    }
    expect(folder).not.toBe('')
  })

  it('sees a file that was changed without a trace in its size and its time', async () => {
    const { folder, agree } = workplace()
    const path = join(folder, 'specs/shop/get_v1_things.md')
    const time = new Date('2026-01-01')
    utimesSync(path, time, time)
    expect((await agree()).stdout).toContain('/v1/things')
    await agree()
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('things', 'thangs'))
    utimesSync(path, time, time)
    const { stdout } = await agree()
    expect(stdout).toContain('/v1/thangs')
  })

  it('sees a file that is changed again and again, at once', async () => {
    const { folder, run } = workplace()
    for (const name of ['thunks', 'things', 'thanks', 'thongs']) {
      writeFileSync(join(folder, 'specs/shop/get_v1_things.md'), spec(`GET /v1/${name}`))
      expect((await run()).stdout).toContain(`/v1/${name}`)
    }
  })

  it('sees that a file, or the folder that it is in, has become a link out of the project', async () => {
    const files = { ...FAULTY, 'node_modules/.keep': '', 'api/v1/shop.yaml': FAULTY['swagger/shop.yaml'] ?? '' }
    for (const moved of ['api/v1/shop.yaml', 'api', 'specs/shop/get_v1_things.md', 'specs']) {
      const { folder, agree } = workplace(files)
      const text = spec('GET /v1/items').replace('swagger/shop.yaml', 'api/v1/shop.yaml')
      writeFiles(folder, { 'specs/shop/get_v1_items.md': text })
      const before = await agree()
      await agree()
      const outside = join(temporaryFolder(), 'outside')
      renameSync(join(folder, moved), outside)
      symlinkSync(outside, join(folder, moved))
      expect(await agree()).not.toEqual(before)
    }
  })
})

describe('what is kept', () => {
  it('lies in the project’s `node_modules`, else with the user, else where it is told to', async () => {
    const { folder, home, kept, run } = workplace()
    await run()
    expect(kept()).not.toEqual([])
    expect(existsSync(join(home, 'spec-lint/results'))).toBe(false)
    rmSync(join(folder, 'node_modules'), { recursive: true })
    // Another run than the first, which may be told again as it was.
    await run(['--format', 'compact'])
    expect(existsSync(join(folder, 'node_modules'))).toBe(false)
    expect(readdirSync(join(home, 'spec-lint/results'))).toHaveLength(1)
    await run(['--cache-location', 'kept/here'], join(folder, 'specs'))
    expect(readdirSync(join(folder, 'specs/kept/here'))).not.toEqual([])
  })

  it('may lie among the specs and documents', async () => {
    const { folder, run } = workplace()
    const anew = await run(['--no-cache'])
    for (const place of ['specs', 'swagger']) {
      for (let times = 0; times < 3; times++) expect(await run(['--cache-location', place])).toEqual(anew)
      expect(readdirSync(join(folder, place)).length).toBeGreaterThan(2)
    }
  })

  it('is neither read nor written with --no-cache', async () => {
    const { folder, run } = workplace()
    const before = contentOf(folder)
    const anew = await run(['--no-cache'])
    expect(contentOf(folder)).toEqual(before)
    const kept = await run()
    expect(kept).toEqual(anew)
    const after = contentOf(folder)
    expect(await run(['--no-cache'])).toEqual(anew)
    expect(contentOf(folder)).toEqual(after)
  })

  it('is bounded, and nobody else’s files are thrown away', async () => {
    const { cache, kept, folder, run } = workplace()
    const others = ['run-tests.sh', 'result-of-the-year.csv', 'run-1.json', 'result-2026.json']
    for (const name of others) writeFiles(cache, { [name]: 'mine' })
    // Folders: of files that are named, no results are kept.
    const folders = Array.from({ length: 30 }, (_, index) => `specs/more/${index}`)
    writeFiles(folder, Object.fromEntries(folders.map((path) => [`${path}/get_v1_items.md`, spec()])))
    for (const path of folders) await run([path])
    for (const id of ['uid-table/shape', 'steps/shape', 'steps/body', 'steps/query', 'steps/token', 'steps/status'])
      for (const severity of ['info', 'off']) await run(['--rule', `${id}=${severity}`, folders[0] ?? ''])
    for (const [kind, most] of [
      ['origin-', 24],
      ['result-', 24],
      ['run-', 6],
      ['files-', 6],
    ] as const) {
      expect(kept(kind).length, kind).toBeGreaterThan(0)
      expect(kept(kind).length, kind).toBeLessThanOrEqual(most + 2)
    }
    expect(kept('result-').length).toBeGreaterThanOrEqual(24)
    expect(kept('run-').length).toBeGreaterThanOrEqual(6)
    for (const name of others) expect(kept()).toContain(name)
  }, 60_000)

  it('is as good as absent where it is damaged, or another’s', async () => {
    const { cache, kept, run } = workplace()
    const anew = await run()
    await settle()
    await run()
    const good = kept().map((name) => [name, readFileSync(join(cache, name))] as const)
    expect(good.length).toBeGreaterThanOrEqual(3)
    const damages: readonly ((content: Buffer) => Buffer | string)[] = [
      () => '',
      (content) => content.subarray(0, content.length >> 1),
      (content) => Buffer.from(content.map((byte, at) => (at === content.length >> 1 ? byte ^ 1 : byte))),
      () => 'null',
      () => '{"root":[]}',
      (content) => content.toString('utf8').replaceAll('"error"', '"info"'),
    ]
    for (const damage of damages) {
      for (const [name, content] of good) writeFileSync(join(cache, name), damage(content))
      expect(await run()).toEqual(anew)
    }
    for (const [name] of good) {
      rmSync(join(cache, name), { force: true })
      mkdirSync(join(cache, name))
    }
    expect(await run()).toEqual(anew)
  })

  it('of another user says nothing, though it says that all is well', async () => {
    const { folder, cache, run } = workplace()
    const anew = await run()
    const clean = workplace({ ...FAULTY, 'specs/shop/get_v1_things.md': spec(), 'node_modules/.keep': '' })
    await clean.run()
    for (const name of clean.kept()) cpSync(join(clean.cache, name), join(cache, name))
    expect(await run()).toEqual(anew)
    // The project as a stranger hands it over, with what runs of theirs left.
    const { home } = workplace()
    const theirs = { XDG_CACHE_HOME: home }
    expect(await node(folder, [bin], theirs)).toEqual(anew)
    for (const name of readdirSync(cache).filter((entry) => entry.startsWith('result-'))) {
      writeFileSync(
        join(cache, name),
        readFileSync(join(cache, name), 'utf8').replaceAll('"errors":', '"errors":0,"x":'),
      )
    }
    expect(await node(folder, [bin], theirs)).toEqual(anew)
  })

  it('is not needed: where nothing can be kept, nothing is', async () => {
    const { folder, home, run } = workplace()
    const anew = await run(['--no-cache'])
    writeFiles(folder, { 'node_modules/.cache': 'a file' })
    expect(await run()).toEqual(anew)
    rmSync(join(home, 'spec-lint'), { recursive: true, force: true })
    writeFiles(home, { 'spec-lint': 'a file' })
    expect(await run()).toEqual(anew)
  })

  it('is missed where the user has named a place that takes nothing, once in a run', async () => {
    const { home, run } = workplace()
    const anew = await run(['--no-cache'])
    const place = 'specs/shop/get_v1_items.md'
    const sentence = (reason: string) => ({
      ...anew,
      stderr: `spec-lint: no results are kept in ${reason}\n${anew.stderr}`,
    })
    for (const named of [place, `${place}/below`])
      expect(await run(['--cache-location', named])).toEqual(sentence(`\`${named}\`: \`${place}\` is no folder`))
    mkdirSync(join(home, '.git'))
    const { code, stdout, stderr } = await run(['--cache-location', 'kept'])
    expect({ code, stdout }).toEqual({ code: anew.code, stdout: anew.stdout })
    expect(stderr).toMatch(/^spec-lint: no results are kept in `kept`: a list of them belongs .*\n$/)
  })

  it('is not put where a link of the project leads', async () => {
    const { folder, run } = workplace()
    const outside = temporaryFolder()
    symlinkSync(outside, join(folder, 'node_modules/.cache'))
    const anew = await run(['--no-cache'])
    expect(await run()).toEqual(anew)
    expect(readdirSync(outside)).toEqual([])
  })
})

describe('several runs', () => {
  it.each([2, 8])('at once, %d of them, are in nobody’s way', async (number) => {
    const { agree, run } = workplace()
    const anew = await run(['--no-cache'])
    const argvs = Array.from({ length: number }, (_, index) => (index % 2 === 0 ? [] : ['specs']))
    expect(await Promise.all(argvs.map((argv) => run(argv)))).toEqual(argvs.map(() => anew))
    expect(await Promise.all(argvs.map((argv) => run(argv)))).toEqual(argvs.map(() => anew))
    expect(await agree()).toEqual(anew)
  })

  it('of which one fixes, in between', async () => {
    const { folder, agree, run } = workplace()
    const path = join(folder, 'specs/shop/get_v1_things.md')
    writeFileSync(path, spec().replace('swagger/shop.yaml', '/home/me/swagger/shop.yaml'))
    const before = await agree()
    await agree()
    const fixed = await run(['--fix'])
    expect(readFileSync(path, 'utf8')).not.toContain('/home/me')
    const after = await agree()
    expect(after.stdout).toBe(fixed.stdout)
    expect(after).not.toEqual(before)
  })
})

it('takes a hard link for what it is', async () => {
  const { folder, agree } = workplace()
  await agree()
  const path = join(folder, 'specs/shop/get_v1_things.md')
  rmSync(path)
  linkSync(join(folder, 'specs/shop/get_v1_items.md'), path)
  expect((await agree()).stdout).not.toContain('/v1/things`')
})
