import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shardOf } from '../../src/service/shard.ts'
import { CLEAN, cleanIn, project, run, spec } from './project.ts'

const NAMES = Array.from({ length: 10 }, (_, index) => `specs/shop/get_v1_${index}.md`)

describe('shards', () => {
  it('have every path in exactly one, in order, whichever others there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 9 }), (paths, count) => {
        const shards = Array.from({ length: count }, (_, at) => shardOf(paths, { index: at + 1, count }))
        expect(shards.flat().toSorted()).toEqual(paths.toSorted())
        for (const [at, shard] of shards.entries()) {
          expect(shard).toEqual(paths.filter((path) => shardOf([path], { index: at + 1, count }).length === 1))
        }
      }),
    )
  })

  it('are of about one size, and the same for ever', () => {
    const paths = Array.from({ length: 400 }, (_, index) => `specs/shop/get_v1_${index}.md`)
    const sizes = [1, 2, 3, 4].map((index) => shardOf(paths, { index, count: 4 }).length)
    expect(Math.min(...sizes)).toBeGreaterThan(70)
    expect(shardOf(NAMES, { index: 1, count: 2 })).toMatchInlineSnapshot(`
      [
        "specs/shop/get_v1_1.md",
        "specs/shop/get_v1_3.md",
        "specs/shop/get_v1_6.md",
        "specs/shop/get_v1_7.md",
        "specs/shop/get_v1_9.md",
      ]
    `)
  })
})

describe('--shard', () => {
  const files = { ...CLEAN, ...Object.fromEntries(NAMES.slice(0, 9).map((name) => [name, spec()])) }

  it('splits a run into parts that find together what the whole finds', async () => {
    const cwd = project(files)
    const findings = async (...argv: readonly string[]) => {
      const { stdout } = await run(cwd, ['--format', 'json', ...argv])
      const report: { diagnostics: readonly { fingerprint: string }[] } = JSON.parse(stdout)
      return report.diagnostics.map(({ fingerprint }) => fingerprint)
    }
    const parts = [await findings('--shard', '1/3'), await findings('--shard', '2/3'), await findings('--shard', '3/3')]
    expect(parts.flat().toSorted()).toEqual((await findings()).toSorted())
    expect(parts.every((part) => part.length > 0)).toBe(true)
  })

  it('splits a run into parts that count together what the whole counts', async () => {
    const cwd = project(files)
    const summary = async (...argv: readonly string[]) =>
      JSON.parse((await run(cwd, ['--format', 'json', ...argv])).stdout).summary
    for (const index of [1, 2, 3]) await run(cwd, ['--shard', `${index}/3`, '--format', `json=part-${index}.json`])
    const whole = await summary()
    expect(whole).toMatchObject({ operations: 1, swaggerDocuments: 1 })
    expect(await summary('--from', 'part-*.json')).toEqual(whole)
    // What was merged can be merged with more.
    await run(cwd, ['--from', 'part-[12].json', '--format', 'json=merged.json'])
    expect(await summary('--from', 'merged.json', 'part-3.json')).toEqual(whole)
  })

  it('counts once what a baseline hides in a document that several parts share', async () => {
    const swagger = String(CLEAN['swagger/shop.yaml']).replace('paths:', 'generator: by-hand\npaths:')
    const cwd = project({ ...files, 'swagger/shop.yaml': swagger })
    await run(cwd, ['--update-baseline'])
    const summary = async (...argv: readonly string[]) =>
      JSON.parse((await run(cwd, ['--format', 'json', ...argv])).stdout).summary
    for (const index of [1, 2, 3]) await run(cwd, ['--shard', `${index}/3`, '--format', `json=part-${index}.json`])
    expect(await summary('--from', 'part-*.json')).toEqual(await summary())
    await run(cwd, ['--from', 'part-[12].json', '--format', 'json=merged.json'])
    expect(await summary('--from', 'merged.json', 'part-3.json')).toEqual(await summary())
  })

  it('is noticed in merged reports where one part is missing', async () => {
    const cwd = project(files)
    for (const index of [1, 2, 3]) await run(cwd, ['--shard', `${index}/3`, '--format', `json=part-${index}.json`])
    const merge = (...reports: readonly string[]) => run(cwd, ['--fail-on', 'error', '--from', ...reports])
    const whole = await run(cwd, [])
    expect(await merge('part-*.json')).toEqual(whole)
    const some = await merge('part-[13].json')
    expect(some).toMatchObject({ code: 2, stderr: 'spec-lint: of 3 shards, no report is there of 2\n' })
    expect(some.stdout).toContain('Checked ')
    await run(cwd, ['--from', 'part-[13].json', '--format', 'json=merged.json'])
    expect(await merge('merged.json', 'part-2.json')).toEqual(whole)
    expect((await merge('part-1.json')).stderr).toBe('')
  })

  it('is not needed for parts to count together what the whole counts', async () => {
    const cwd = project({ ...CLEAN, 'specs/other/get_v1_items.md': spec() })
    const summary = async (...argv: readonly string[]) =>
      JSON.parse((await run(cwd, ['--format', 'json', ...argv])).stdout).summary
    for (const part of ['shop', 'other']) await run(cwd, [`specs/${part}`, '--format', `json=${part}.json`])
    const { operations, swaggerDocuments } = await summary()
    expect(await summary('--from', 'shop.json', 'other.json')).toMatchObject({ operations, swaggerDocuments })
  })

  it('is not needed for a spec that several parts were over to count once', async () => {
    const accepted = spec('GET /v1/things')
    const hidden = spec('GET /v1/others').replace(
      'endpoint:',
      '# spec-lint-disable-next-line endpoint/unknown-operation -- known\nendpoint:',
    )
    const cwd = project({ ...CLEAN, 'specs/shop/get_v1_things.md': accepted })
    await run(cwd, ['--update-baseline'])
    writeFileSync(join(cwd, 'specs/shop/get_v1_others.md'), hidden)
    const summary = async (...argv: readonly string[]) =>
      JSON.parse((await run(cwd, ['--format', 'json', ...argv])).stdout).summary
    await run(cwd, ['specs/shop', '--format', 'json=folder.json'])
    await run(cwd, ['specs/shop/get_v1_t*.md', 'specs/shop/get_v1_o*.md', '--format', 'json=some.json'])
    const whole = await summary()
    expect(whole).toMatchObject({ specs: 3, steps: 3 })
    expect(whole.suppressed).toBeGreaterThan(0)
    expect(whole.baselined).toBeGreaterThan(0)
    expect(await summary('--from', 'folder.json', 'some.json')).toEqual(whole)
    await run(cwd, ['--from', 'folder.json', 'some.json', '--format', 'json=merged.json'])
    expect(await summary('--from', 'merged.json', 'some.json')).toEqual(whole)
  })

  it('is not needed for specs of two projects to count apart', async () => {
    const cwd = project({ '.git/HEAD': '', ...cleanIn('a'), ...cleanIn('b') })
    for (const part of ['a', 'b']) await run(cwd, [part, '--format', `json=${part}.json`])
    const { stdout } = await run(cwd, ['--from', 'a.json', 'b.json'])
    expect(stdout).toContain('Checked 2 specs and 2 steps against 2 operations of 2 swagger documents')
  })

  it('is 0 with a line and a report where no spec falls to it', async () => {
    const outcomes = await Promise.all(['1/2', '2/2'].map((shard) => run(project(), ['-f', 'json', '--shard', shard])))
    const empty = outcomes.filter(({ stdout }) => JSON.parse(stdout).summary.specs === 0)
    expect(empty).toHaveLength(1)
    expect(empty[0]?.code).toBe(0)
    expect(empty[0]?.stderr).toMatch(/^spec-lint: no spec falls to shard [12]\/2\n$/)
  })

  it.each(['0/2', '3/2', '1', '1/0', 'a/b', '1/2/3', ''])('refuses %j', async (shard) => {
    expect(await run(project(), ['--shard', shard])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('takes I/N'),
    })
  })
})
