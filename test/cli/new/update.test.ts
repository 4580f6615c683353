import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { NodeHost } from '../../../src/node/node-host.ts'
import { DEFAULT_CONFIG } from '../../../src/config/defaults.ts'
import { CORPUS, corpusTitle, hasCorpus } from '../../corpus/lint-corpus.ts'
import { temporaryFolder, writeFiles } from '../../node/temporary-folder.ts'
import { runNew } from './run-new.ts'

const PATH = 'specs/shop/post_v1_items.md'

const swagger = (properties: string) => `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    post:
      summary: Make an item
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [name, size], properties: { ${properties} } } } }
      responses: { '201': { description: Made } }
`

const FILES = { '.git/HEAD': '', 'swagger/shop/shop.yaml': swagger('name: { type: string }') }

/** A project with a spec that was written before its operation came to require a size. */
async function outdated(): Promise<string> {
  const folder = temporaryFolder(FILES)
  expect(await runNew(folder, 'POST /v1/items')).toMatchObject({ code: 0 })
  writeFiles(folder, {
    'swagger/shop/shop.yaml': swagger('name: { type: string }, size: { type: integer, example: 3 }'),
  })
  return folder
}

const read = (folder: string, path = PATH): string => readFileSync(join(folder, path), 'utf8')

describe('spec-new --update', () => {
  test('writes what has changed, says what, and keeps the mode', async () => {
    const folder = await outdated()
    const before = read(folder)
    chmodSync(join(folder, PATH), 0o640)
    const { code, stdout, stderr } = await runNew(folder, '--update', PATH)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${PATH}\n` })
    expect(stderr).toContain(`${PATH} adds the body parameter \`size\``)
    expect(stderr).toContain('spec-new: updated 1 spec\n')
    expect(read(folder)).toContain('| size | integer | Yes | Not described |\n')
    const kept = read(folder).split('\n')
    expect(before.split('\n').filter((line) => !kept.includes(line) && !line.includes('size'))).toEqual([])
    expect(statSync(join(folder, PATH)).mode & 0o777).toBe(0o640)
    const again = await runNew(folder, '--update', PATH)
    expect(again).toEqual({
      code: 0,
      stdout: '',
      stderr: 'spec-new: updated 0 specs; 1 spec had nothing to bring up to date\n',
    })
  })

  test('shows with --diff what it would write, and writes nothing', async () => {
    const folder = await outdated()
    const before = read(folder)
    const { code, stdout, stderr } = await runNew(folder, '--update', '--diff', PATH)
    expect(code).toBe(0)
    expect(stderr).toContain('spec-new: would update 1 spec\n')
    expect(read(folder)).toBe(before)
    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input: stdout,
      env: { PATH: process.env['PATH'], GIT_DIR: '/' },
    })
    const patched = read(folder)
    expect(patched).not.toBe(before)
    expect((await runNew(folder, '--update', PATH)).stdout).toBe('')
    expect(read(folder)).toBe(patched)
  })

  test.each(['specs', 'specs/*/post_*.md'])('takes %s for the specs in it', async (typed) => {
    expect(await runNew(await outdated(), '--update', typed)).toMatchObject({ code: 0, stdout: `${PATH}\n` })
  })

  test.each([
    [['specs/shop/none.md'], 'there is no `specs/shop/none.md`; did you mean `specs/shop/gone.md`?'],
    [['specs/shop/none*.md'], 'no spec matches `specs/shop/none*.md`'],
    [['swagger'], 'no spec matches `swagger`'],
    [['README.md'], '`README.md` is no spec'],
    [['specs/shop/gone.md'], 'the nearest: `POST /v1/items`'],
    [['../elsewhere.md'], 'lies outside the project'],
    [[], 'takes the specs'],
    [['--all'], '`--update` and `--all` exclude each other'],
    [['--dry-run'], '`--update` and `--dry-run` exclude each other'],
  ])('refuses %j, and leaves all other files alone', async (argv, message) => {
    const folder = await outdated()
    writeFiles(folder, { 'README.md': '# Shop\n', 'specs/shop/gone.md': '---\nendpoint: POST /v1/itemz\n---\n' })
    const before = read(folder)
    const files = argv.length > 0 && argv[0]?.startsWith('--') === false ? [PATH] : []
    const { code, stdout, stderr } = await runNew(folder, '--update', ...files, ...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(read(folder)).toBe(before)
  })

  test('takes `--diff` for nothing without it', async () => {
    const { code, stderr } = await runNew(await outdated(), '--diff', PATH)
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'spec-new: `--diff` goes with `--update`\n' })
  })

  test('does not follow a link out of the project', async () => {
    const folder = await outdated()
    const outside = temporaryFolder({ 'spec.md': read(folder) })
    symlinkSync(join(outside, 'spec.md'), join(folder, 'specs/shop/linked.md'))
    expect(await runNew(folder, '--update', 'specs/shop/linked.md')).toMatchObject({ code: 2, stdout: '' })
    expect(read(outside, 'spec.md')).not.toContain('| size |')
  })
})

describe.skipIf(!hasCorpus('hub'))(`real specs: ${corpusTitle('hub')}`, () => {
  test('lose no sentence that a person wrote, and are done after one run', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    cpSync(join(CORPUS, 'hub'), folder, { recursive: true })
    writeFiles(folder, { '.git/HEAD': '' })
    const paths = new NodeHost(folder).list(DEFAULT_CONFIG.specs, DEFAULT_CONFIG.ignore)
    const specs = paths.filter((path) => /^---\r?\n(?:.*\r?\n)*?endpoint: /.test(read(folder, path)))
    const before = new Map(specs.map((path) => [path, read(folder, path)]))
    const first = await runNew(folder, '--update', ...specs)
    expect(first.code).toBe(0)
    const updated = first.stdout.trim().split('\n')
    expect(updated.length).toBeGreaterThan(0)
    expect(updated.length).toBeLessThan(specs.length / 4)
    for (const [path, text] of before) {
      const after = read(folder, path).split('\n')
      let at = 0
      for (const line of text.split('\n')) {
        const place = after.indexOf(line, at)
        // Rows of tables are brought up to date; all else is there, in its order.
        if (place < 0) expect(line, path).toMatch(/^\|.*\|\s*$/)
        else at = place + 1
      }
      if (!updated.includes(path)) expect(read(folder, path)).toBe(text)
    }
    expect((await runNew(folder, '--update', ...specs)).stdout).toBe('')
  })
})
