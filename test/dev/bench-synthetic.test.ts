import { describe, expect, test } from 'vitest'

import { syntheticRepository, type RepositorySize } from '../../src/dev/bench/synthetic-repository.ts'
import { createSpecLint } from '../../src/service/create-spec-lint.ts'
import { configOf } from '../harness/judge.ts'
import { memoryHost } from '../harness/memory-host.ts'

const SIZE: RepositorySize = { specs: 160, documents: 8 }
const NOW = new Date('2027-01-01T00:00:00Z')

function filesOf(size: RepositorySize): ReadonlyMap<string, string> {
  return new Map([...syntheticRepository(size)].map(({ path, text }) => [path, text]))
}

describe('a made-up repository', () => {
  const files = filesOf(SIZE)
  const documents = [...files].filter(([path]) => path.startsWith('swagger/'))

  test('has as many files as it was asked for, each path once', () => {
    const paths = [...syntheticRepository(SIZE)].map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => path.startsWith('specs/'))).toHaveLength(SIZE.specs)
    expect(documents).toHaveLength(SIZE.documents)
  })

  test('is the same each time', () => {
    expect(filesOf(SIZE)).toEqual(files)
  })

  test('is read to the last file, with no other findings than the mistakes that were planted', async () => {
    const { summary, diagnostics, failures } = await createSpecLint(memoryHost(files), await configOf(files)).lint({
      now: NOW,
    })
    expect(failures).toEqual([])
    expect(summary).toMatchObject({ specs: SIZE.specs, swaggerDocuments: SIZE.documents })
    const graver = diagnostics.filter(({ severity }) => severity !== 'info')
    expect(new Set(graver.map(({ ruleId }) => ruleId))).toEqual(
      new Set(['frontmatter/status', 'steps/extract', 'steps/query']),
    )
    expect(new Set(graver.map(({ file }) => file)).size).toBe(SIZE.specs / 10)
  })

  test('has documents of every version, in JSON and in YAML, of sizes between the bounds', () => {
    const { length: yaml } = documents.filter(([path]) => path.endsWith('.yaml'))
    expect(yaml).toBe(1)
    for (const version of ['"swagger": "2.0"', '"openapi": "3.0.3"', '"openapi": "3.1.0"']) {
      expect(documents.some(([, text]) => text.includes(version))).toBe(true)
    }
    for (const [path, { length }] of documents.filter(([name]) => name.endsWith('.json'))) {
      expect([path, length > 15_000 && length < 330_000]).toEqual([path, true])
    }
  })

  test('takes other sizes of documents', () => {
    const small = filesOf({ specs: 5, documents: 2, smallestDocument: 60_000, largestDocument: 60_000 })
    const lengths = [...small].filter(([path]) => path.startsWith('swagger/')).map(([, { length }]) => length)
    expect(Math.min(...lengths)).toBeGreaterThan(45_000)
    expect(Math.max(...lengths)).toBeLessThan(75_000)
  })

  test('cannot have more specs than operations', () => {
    expect(() => filesOf({ specs: 1_000, documents: 1 })).toThrow(
      /^1 documents of this size declare \d+ operations, not 1000\.$/,
    )
  })
})
