import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtPackage, node } from './built-package.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'

const { bin } = builtPackage({ types: false })

/** A project, a cache folder of its own, and a way to run the linter in it. */
function workplace() {
  const [folder, home] = [temporaryFolder(), temporaryFolder()]
  mkdirSync(join(folder, 'specs'))
  writeFileSync(join(folder, 'specs/a.md'), '---\nendpoint: GET /a\n---\n\n# a\n')
  const code = join(home, 'spec-lint/code')
  const files = () => (existsSync(code) ? readdirSync(code).map((name) => join(code, name)) : [])
  return {
    home,
    files,
    /** The file of what is most of the program. */
    largest: () => files().toSorted((first, second) => statSync(second).size - statSync(first).size)[0] ?? '',
    lint: (env: NodeJS.ProcessEnv = {}, ...paths: string[]) =>
      node(folder, [bin, '--no-cache', ...paths], { XDG_CACHE_HOME: home, ...env }),
  }
}

it('keeps what V8 compiled, for the user alone, and says the same with it', async () => {
  const { files, lint } = workplace()
  const first = await lint()
  expect(first.stdout).toContain('Checked 1 spec')
  // The program, and the library that reads options.
  expect(files()).toHaveLength(2)
  for (const file of files()) expect(statSync(file).mode & 0o777).toBe(0o600)
  const written = files().map((file) => statSync(file).mtimeMs)
  expect(await lint()).toEqual(first)
  expect(files().map((file) => statSync(file).mtimeMs)).toEqual(written)
})

it('keeps what runs over a few named specs need apart from what others do', async () => {
  const { files, lint } = workplace()
  const first = await lint({}, 'specs/a.md')
  const few = files()
  expect(few).toHaveLength(2)
  expect((await lint()).stdout).toBe(first.stdout)
  expect(files()).toHaveLength(4)
  for (const file of few) expect(files()).toContain(file)
})

it('throws away what is damaged', async () => {
  const { largest, lint } = workplace()
  const first = await lint()
  const kept = largest()
  const good = readFileSync(kept)
  for (const offset of [0, 25, 5_000, good.length >> 1, good.length - 1]) {
    const damaged = Buffer.from(good)
    damaged[offset] = (damaged[offset] ?? 0) ^ 0xff
    writeFileSync(kept, damaged)
    expect(await lint()).toEqual(first)
    expect(readFileSync(kept).equals(damaged)).toBe(false)
  }
  for (const other of [Buffer.alloc(0), Buffer.from('x'), good.subarray(0, 1000)]) {
    writeFileSync(kept, other)
    expect(await lint()).toEqual(first)
  }
})

it('does not run what others could have written', async () => {
  const { largest, lint } = workplace()
  await lint()
  const kept = largest()
  chmodSync(kept, 0o666)
  await lint()
  expect(statSync(kept).mode & 0o777).toBe(0o600)
})

it('keeps nothing inside a repository, where pull requests put files', async () => {
  const { home, files, lint } = workplace()
  mkdirSync(join(home, '.git'))
  expect((await lint()).stdout).toContain('Checked 1 spec')
  expect(files()).toEqual([])
})

it('keeps nothing where Node is told to keep none, or nothing can be written', async () => {
  const { home, files, lint } = workplace()
  const without = await lint({ NODE_DISABLE_COMPILE_CACHE: '1' })
  expect(without.stdout).toContain('Checked 1 spec')
  const file = join(home, 'file')
  writeFileSync(file, '')
  expect(await lint({ XDG_CACHE_HOME: file })).toEqual(without)
  expect(files()).toEqual([])
})
