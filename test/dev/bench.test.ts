import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { builtPackage, node } from '../cli/built-package.ts'

const TSX = 'node_modules/tsx/dist/cli.mjs'
const ABSENT = ['--project', '.', '--documents', 'no-such-folder']

describe('npm run bench', () => {
  const { folder } = builtPackage({ types: false })
  const bench = (...options: readonly string[]) =>
    node('.', [TSX, 'src/dev/bench.ts', '--package', folder, ...ABSENT, ...options])

  test('measures whole processes, and holds them to their targets', async () => {
    const only = ['version', 'synthetic'].flatMap((name) => ['--only', name])
    const { code, stdout, stderr } = await bench('--quick', '--format', 'json', ...only)
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
    const { rounds, empty, cases } = JSON.parse(stdout)
    expect(rounds).toBe(1)
    expect(empty.cpu).toBeGreaterThan(0)
    const measured = new Map<string, { ratio: number; cpu: number }>()
    for (const { name, figures, skipped } of cases) {
      if (skipped === undefined) measured.set(name, figures)
      else expect(skipped).toBe('this build keeps no results')
    }
    expect([...measured.keys()]).toEqual(
      expect.arrayContaining(['version', 'synthetic-small', 'synthetic-medium', 'synthetic-large']),
    )
    for (const { ratio, cpu } of measured.values()) expect([ratio > 0.5, cpu > 0]).toEqual([true, true])
    expect(cases.find(({ name }: { name: string }) => name === 'version').verdicts).toEqual([
      { figure: 'ratio', limit: 1.3, value: expect.any(Number), met: expect.any(Boolean) },
    ])
  }, 60_000)

  test('prints a table', async () => {
    const { stdout } = await bench('--quick', '--format', 'markdown', '--only', 'version')
    expect(stdout).toMatch(/^\| an empty `node` process \| [\d.]+ ms \| 1\.00 \| [\d.]+ ms \| \d+ MB \|  \|$/m)
    expect(stdout).toMatch(
      /^\| `--version` \| [\d.]+ ms \| [\d.]+ \| [\d.]+ ms \| \d+ MB \| ≤ 1\.3: (?:met|missed) \|$/m,
    )
  })

  test.each([
    ['an unknown case', ['--only', 'nothing']],
    ['a page for a part of the cases', ['--only', 'version', '--markdown']],
    ['an unknown option', ['--nothing']],
  ])('refuses %s', async (_, options) => {
    const { code, stdout, stderr } = await bench(...options)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/Cases: project-cold, |bench: Unknown option/)
  })

  test('says that there is nothing to measure', async () => {
    const { code, stderr } = await node('.', [TSX, 'src/dev/bench.ts', '--package', 'test/dev/no-package', ...ABSENT])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^bench: there is no package in .*no-package$/m)
  })
})

describe('docs/performance.md', () => {
  test('has the places that the figures are put into', () => {
    const page = readFileSync('docs/performance.md', 'utf8')
    for (const topic of ['bench', 'peers']) {
      expect(page.indexOf(`<!-- ${topic}:begin -->`)).toBeGreaterThan(0)
      expect(page.indexOf(`<!-- ${topic}:end -->`)).toBeGreaterThan(page.indexOf(`<!-- ${topic}:begin -->`))
    }
  })
})
