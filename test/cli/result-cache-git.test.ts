/** Results that earlier runs left, where a run is about changes that git knows, and where a project is large. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, writeFiles } from '../node/temporary-folder.ts'
import { builtPackage, node } from './built-package.ts'
import { gitEnvironment, repositoryIn, WITHOUT_GIT } from './git-project.ts'
import { CLEAN, FAULTY, spec } from './project.ts'

const { bin } = builtPackage({ types: false })

const [ITEMS, THINGS, SHOP] = [
  'specs/shop/get_v1_items.md',
  'specs/shop/get_v1_things.md',
  'swagger/shop.yaml',
] as const

/** What the second operation of the document takes to be found. */
const MORE = `${FAULTY[SHOP]}  /v1/things: { get: { responses: { '200': { description: Things } } } }\n`

/** Runs with and without the cache, twice each, which come to the same. */
function agreement(folder: string) {
  const env = { ...gitEnvironment(), XDG_CACHE_HOME: temporaryFolder() }
  const lint = (...argv: readonly string[]) => node(folder, [bin, '--format', 'json', ...argv], env)
  return async (...argv: readonly string[]) => {
    const anew = await lint(...argv, '--no-cache')
    for (const time of ['first', 'second']) expect(await lint(...argv), `${argv.join(' ')}, ${time}`).toEqual(anew)
    return anew
  }
}

const title = `changes${WITHOUT_GIT === false ? '' : ` (left out: ${WITHOUT_GIT})`}`

describe.skipIf(WITHOUT_GIT)(title, { timeout: 90_000 }, () => {
  const repository = () => {
    const { '.git/HEAD': _placeholder, ...files } = CLEAN
    const made = repositoryIn(temporaryFolder({ ...files, '.gitignore': 'node_modules\n' }))
    writeFiles(made.folder, { 'node_modules/.keep': '' })
    return { ...made, agree: agreement(made.folder) }
  }

  it('that are staged are judged as they are staged, whatever earlier runs saw on the disk', async () => {
    const { folder, git, write, agree } = repository()
    write({ [THINGS]: spec('GET /v1/things') })
    git('add', THINGS)
    const staged = await agree('--staged')
    expect(staged.stdout).toContain('endpoint/unknown-operation')
    // On the disk alone, both are right.
    write({ [SHOP]: MORE })
    expect((await agree()).code).toBe(0)
    expect(await agree('--staged')).toEqual(staged)
    git('add', SHOP)
    expect((await agree('--staged')).code).toBe(0)
    write({ [SHOP]: FAULTY[SHOP] ?? '', [THINGS]: spec('GET /v1/thongs') })
    expect((await agree()).stdout).toContain('/v1/thongs')
    expect((await agree('--staged')).code).toBe(0)
    rmSync(join(folder, THINGS))
    expect((await agree('--staged')).stdout).toContain('get_v1_things')
    expect((await agree()).stdout).not.toContain('get_v1_things')
  })

  it('since a commit are those since it, whatever earlier runs were about', async () => {
    const { git, write, commit, agree } = repository()
    write({ [THINGS]: spec('GET /v1/things') })
    commit()
    expect((await agree('--since', 'HEAD~1')).stdout).toContain('endpoint/unknown-operation')
    expect((await agree('--since', 'HEAD')).code).toBe(0)
    write({ [SHOP]: MORE })
    expect((await agree('--since', 'HEAD~1')).code).toBe(0)
    commit()
    write({ [ITEMS]: spec('GET /v1/item') })
    const since = await agree('--since', 'HEAD~1')
    expect(since.stdout).toContain('/v1/item`')
    git('checkout', '--quiet', ITEMS)
    expect(await agree('--since', 'HEAD~1')).not.toEqual(since)
    git('checkout', '--quiet', 'HEAD~1', SHOP)
    expect((await agree('--since', 'HEAD')).stdout).toContain('endpoint/unknown-operation')
  })
})

describe('a project of more specs than are kept anew whenever one changes', () => {
  const path = (number: number) => `specs/shop/get_v1_items_${number}.md`

  it('comes to what it comes to without a cache, few or many of them changed', async () => {
    const numbers = Array.from({ length: 620 }, (_, number) => number)
    const files = Object.fromEntries(numbers.map((number) => [path(number), spec(`GET /v1/items_${number}`)]))
    const operations = numbers.map(
      (number) => `  /v1/items_${number}: { get: { responses: { '200': { description: a } } } }\n`,
    )
    const document = `${FAULTY[SHOP]}${operations.join('')}`
    const folder = temporaryFolder({ ...CLEAN, ...files, [SHOP]: document, 'node_modules/.keep': '' })
    const agree = agreement(folder)
    await agree()
    const steps: readonly (readonly [string, () => void])[] = [
      ['one changed', () => writeFiles(folder, { [path(7)]: spec('GET /v1/one') })],
      ['another changed as well', () => writeFiles(folder, { [path(8)]: spec('GET /v1/two') })],
      ['the first as it was', () => writeFiles(folder, { [path(7)]: files[path(7)] ?? '' })],
      ['one gone', () => rmSync(join(folder, path(9)))],
      ['one by another name', () => renameSync(join(folder, path(10)), join(folder, path(5000)))],
      ['a document changed', () => writeFiles(folder, { [SHOP]: document.replace('/v1/items_500:', '/v1/two:') })],
      [
        'many changed',
        () =>
          writeFiles(
            folder,
            Object.fromEntries([20, 21, 22, 23, 24].map((number) => [path(number), spec('GET /v1/x')])),
          ),
      ],
      ['one of those changed', () => writeFiles(folder, { [path(21)]: spec('GET /v1/two') })],
    ]
    let before = await agree()
    for (const [step, change] of steps) {
      change()
      const after = await agree()
      expect(after, step).not.toEqual(before)
      before = after
    }
  }, 120_000)
})

it('a cache folder of the user that is part of a repository holds nothing, nor does the project', async () => {
  const [folder, home] = [temporaryFolder({ ...CLEAN, 'node_modules/.keep': '' }), temporaryFolder()]
  mkdirSync(join(home, '.git'))
  await node(folder, [bin], { XDG_CACHE_HOME: join(home, 'cache') })
  expect(readdirSync(join(folder, 'node_modules'))).toEqual(['.keep'])
  expect(existsSync(join(home, 'cache'))).toBe(false)
})
