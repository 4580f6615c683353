import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../node/temporary-folder.ts'
import { builtPackage, node } from '../built-package.ts'
import { hasTerminals, onTerminal } from './terminal.ts'

const { newBin } = builtPackage({ types: false })

const FILES = {
  '.git/HEAD': '',
  'swagger/shop/shop.yaml': `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /v1/items:
    get: { summary: List items, responses: { '200': { description: OK } } }
    post: { summary: Make an item, responses: { '201': { description: Made } } }
  /v1/orders:
    get: { summary: List orders, responses: { '200': { description: OK } } }
`,
  'specs/shop/get_v1_items.md': '---\nendpoint: GET /v1/items\n---\n',
}

const EPOCH = { SOURCE_DATE_EPOCH: '1767323045' }

describe('the program spec-new', () => {
  it('writes a spec without its source and its dependencies', async () => {
    const cwd = temporaryFolder(FILES)
    const path = 'specs/shop/post_v1_items.md'
    const outcome = await node(cwd, [newBin, 'post', '/v1/items'], EPOCH)
    expect(outcome).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' })
    expect(readFileSync(join(cwd, path), 'utf8')).toContain('savedAt: 2026-01-02T03:04:05Z')
    expect((await node(cwd, [newBin, '--update', path])).stderr).toContain('1 spec had nothing to bring up to date')
  })

  it('gives the same bytes twice, but for the time', async () => {
    const cwd = temporaryFolder(FILES)
    const argv = [newBin, 'POST /v1/items', '--stdout']
    const [first, second, now] = await Promise.all([node(cwd, argv, EPOCH), node(cwd, argv, EPOCH), node(cwd, argv)])
    expect(first.stdout).toContain('endpoint: POST /v1/items')
    expect(second).toEqual(first)
    expect(now.stdout).not.toBe(first.stdout)
    expect(now.stdout.replace(/savedAt: .*/, '')).toBe(first.stdout.replace(/savedAt: .*/, ''))
  })

  it.each([
    ['without a terminal', [], 2, '', /^Usage: spec-new/],
    ['with a mistake', ['--frobnicate'], 2, '', /^spec-new: unknown option/],
    ['for help', ['--help'], 0, /--update[^]*--diff/, ''],
  ])('says what it takes %s', async (_when, argv, code, stdout, stderr) => {
    const outcome = await node(temporaryFolder(FILES), [newBin, ...argv])
    expect(outcome.code).toBe(code)
    for (const [text, expected] of [
      [outcome.stdout, stdout],
      [outcome.stderr, stderr],
    ] as const) {
      if (expected === '') expect(text).toBe('')
      else expect(text).toMatch(expected)
    }
  })
})

const terminals = hasTerminals()

describe.skipIf(!terminals)(`on a terminal${terminals ? '' : ' (skipped: python3 with pty is not here)'}`, () => {
  it('lets the operation be chosen, those without a spec first', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder(FILES)
    const outcome = await onTerminal(
      cwd,
      [newBin],
      [
        ['GET /v1/items  (has a spec)', 'orders'],
        ['List orders', '\r'],
      ],
    )
    expect(outcome).toMatchObject({ code: 0, typed: 2 })
    expect(existsSync(join(cwd, 'specs/shop/get_v1_orders.md'))).toBe(true)
    expect(existsSync(join(cwd, 'specs/shop/post_v1_items.md'))).toBe(false)
  })

  it('takes the first of the list: one without a spec', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder(FILES)
    expect(await onTerminal(cwd, [newBin], [['(has a spec)', '\r']])).toMatchObject({ code: 0 })
    expect(existsSync(join(cwd, 'specs/shop/post_v1_items.md'))).toBe(true)
  })

  it('writes nothing for one who would rather not', { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder(FILES)
    const { code, shown } = await onTerminal(cwd, [newBin], [['Which operation?', '\u0003']])
    expect(code).toBe(2)
    expect(shown).not.toContain('    at ')
    expect(existsSync(join(cwd, 'specs/shop/post_v1_items.md'))).toBe(false)
  })
})
