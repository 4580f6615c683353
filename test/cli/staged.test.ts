import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gitEnvironment, gitProject, WITHOUT_GIT } from './git-project.ts'
import { CLEAN, project, run, spec } from './project.ts'

const ITEMS = 'specs/shop/get_v1_items.md'
const ITEM = 'specs/shop/get_v1_items_item_id.md'
const FILES: Readonly<Record<string, string>> = {
  ...CLEAN,
  [ITEM]: spec('GET /v1/items/{item_id}').replace('/v1/items/{item_id}\n', '/v1/items/{{uid}}\n'),
}
const FAULT = spec('GET /v1/things')

describe.skipIf(WITHOUT_GIT)('--staged', () => {
  it('is 0 with one line where nothing is staged', async () => {
    const { code, stderr } = await gitProject(FILES).run('--staged')
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'spec-lint: nothing to check: `--staged` affects no spec\n' })
  })

  it('judges what is in the index, whatever is on the disk', async () => {
    const repository = gitProject(FILES)
    repository.write({ [ITEMS]: FAULT })
    repository.git('add', ITEMS)
    repository.write({ [ITEMS]: spec() })
    expect(await repository.run('--staged')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('GET /v1/things'),
    })
    repository.git('add', ITEMS)
    repository.write({ [ITEMS]: `${spec()}\nMore.\n` })
    repository.git('add', ITEMS)
    repository.write({ [ITEMS]: FAULT })
    expect(await repository.run('--staged')).toMatchObject({ code: 0, stderr: '' })
    expect((await repository.run(ITEMS)).code).toBe(1)
  })

  it('takes the baseline from the index, too, and from the disk where git was never told of it', async () => {
    const repository = gitProject({ ...FILES, [ITEMS]: FAULT })
    await repository.run('--update-baseline')
    repository.write({ [ITEMS]: `${FAULT}\nMore.\n` })
    repository.git('add', ITEMS)
    expect((await repository.run('--staged')).code).toBe(0)
    repository.write({ 'spec-lint-baseline.json': '{ "schemaVersion": 1, "findings": [] }' })
    repository.git('add', 'spec-lint-baseline.json')
    expect((await repository.run('--update-baseline')).code).toBe(0)
    expect((await repository.run('--staged')).code).toBe(1)
    repository.git('add', 'spec-lint-baseline.json')
    expect((await repository.run('--staged')).code).toBe(0)
  })

  it('checks only what is staged, and specs with names of any kind', async () => {
    const odd = 'specs/shop/ä "b" c.md'
    const repository = gitProject(FILES)
    repository.write({ [ITEMS]: FAULT, [odd]: spec() })
    repository.git('add', odd)
    expect(await repository.checked('--staged')).toEqual([odd])
  })

  it('does not see what git was never told of', async () => {
    const repository = gitProject(FILES)
    const other = spec().replace('swagger/shop.yaml', 'swagger/new.yaml')
    repository.write({ [ITEMS]: other, 'swagger/new.yaml': String(FILES['swagger/shop.yaml']) })
    repository.git('add', ITEMS)
    expect(await repository.run('--staged')).toMatchObject({ code: 1, stdout: expect.stringContaining('swagger/file') })
    repository.git('add', 'swagger/new.yaml')
    expect((await repository.run('--staged')).code).toBe(0)
  })

  it('sees files that git is told to ignore, as programs generate them', async () => {
    const { 'swagger/shop.yaml': swagger = '', ...others } = FILES
    const repository = gitProject({ ...others, '.gitignore': 'swagger/\n' })
    repository.write({ 'swagger/shop.yaml': swagger, [ITEMS]: `${spec()}\nMore.\n` })
    repository.git('add', ITEMS)
    expect(await repository.run('--staged')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Checked 1 spec'),
    })
  })

  it('sees a file that is gone from the disk and not from the index', async () => {
    const repository = gitProject(FILES)
    repository.write({ [ITEMS]: `${spec()}\nMore.\n` })
    repository.git('add', ITEMS)
    repository.remove(ITEMS)
    repository.remove('swagger/shop.yaml')
    expect(await repository.run('--staged')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Checked 1 spec'),
    })
  })

  it('checks the specs that a staged swagger document concerns, and no others', async () => {
    const repository = gitProject(FILES)
    const swagger = String(FILES['swagger/shop.yaml']).replace(
      "get: { responses: { '200': { description: One",
      "post: { responses: { '200': { description: One",
    )
    repository.write({ 'swagger/shop.yaml': swagger })
    repository.git('add', 'swagger')
    expect(await repository.checked('--staged')).toEqual([ITEM])
    expect((await repository.run('--staged')).code).toBe(1)
  })

  it('works before the first commit, in a folder of a repository, and where the index is another', async () => {
    const { '.git/HEAD': _placeholder, ...files } = FILES
    const cwd = project(Object.fromEntries(Object.entries(files).map(([path, text]) => [`deep/project/${path}`, text])))
    mkdirSync(join(cwd, 'elsewhere'))
    const env = gitEnvironment()
    const git = async (...argv: readonly string[]) => {
      const { spawnSync } = await import('node:child_process')
      return spawnSync('git', argv, { cwd, env: { ...env, GIT_INDEX_FILE: join(cwd, '.git/other') } })
    }
    await git('init', '--quiet')
    await git('add', `deep/project/${ITEM}`, 'deep/project/swagger')
    const outcome = await run(join(cwd, 'deep/project'), ['--staged', '--format', 'json'], {
      env: { ...env, GIT_INDEX_FILE: join(cwd, '.git/other') },
    })
    expect(JSON.parse(outcome.stdout).files).toEqual([ITEM])
  })

  it.each([
    [['--staged', '--since', 'HEAD'], '`--staged` and `--since` exclude each other'],
    [['--staged', '--fix'], '`--fix` changes the working tree, and `--staged` judges the index; fix and add first'],
  ])('refuses %j', async (argv, message) => {
    expect(await gitProject(FILES).run(...argv)).toEqual({ code: 2, stdout: '', stderr: `spec-lint: ${message}\n` })
  })
})

describe('--staged outside of a repository', () => {
  it('cannot judge', async () => {
    const { '.git/HEAD': _placeholder, ...files } = FILES
    const { code, stdout, stderr } = await run(project(files), ['--staged'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^spec-lint: `--staged` cannot be followed: `.*` is in no git repository\n$/)
  })
})
