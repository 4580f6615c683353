import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { SwaggerReading } from '../../src/swagger/model.ts'
import { SwaggerStore } from '../../src/swagger/swagger-store.ts'
import { lookAt, usedSchemas } from './walk.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/oas/', import.meta.url))

/** Documents whose operations the corpus counts otherwise, and why. */
const COUNTED_OTHERWISE: ReadonlyMap<string, { readonly operations: number; readonly why: string }> = new Map([
  ['mermade-3-0-fail/pathitem-property.yaml', { operations: 1, why: '`GET` is taken for `get`' }],
  ['mermade-3-0-pass/extensionsEverywhere.yaml', { operations: 6, why: 'a path `x-…` is an extension' }],
  [
    'mermade-3-0-pass/resolution/twolevel/index.yaml',
    { operations: 1, why: 'the `$ref` of the path item is followed' },
  ],
])

interface Listed {
  readonly path: string
  readonly operations: number
}

/** Every document that the corpus lists, with the operations that it counts there. */
function listed(): Listed[] {
  const manifest = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as {
    entries: { local: string; operations: number; list?: { file: string; operations?: number }[] }[]
  }
  return manifest.entries.flatMap((entry) =>
    entry.list === undefined
      ? [{ path: entry.local, operations: entry.operations }]
      : entry.list.map((file) => ({ path: file.file.replace(/^dev\//, ''), operations: file.operations ?? 0 })),
  )
}

function open(path: string): SwaggerReading | undefined {
  const store = new SwaggerStore((file) => {
    const full = join(corpus, file)
    return existsSync(full) ? readFileSync(full, 'utf8') : undefined
  }, {})
  return store.open(path)
}

describe.skipIf(!existsSync(corpus))('public documents (skipped where ../shared/corpus/oas is absent)', () => {
  it.each(existsSync(corpus) ? listed() : [])(
    '$path',
    ({ path, operations: counted }) => {
      const reading = open(path)
      const expected = COUNTED_OTHERWISE.get(path)?.operations ?? counted
      const document = reading?.document
      const operations = document?.operations ?? []
      expect(operations).toHaveLength(expected)
      expect(new Set(operations.map((operation) => operation.pointer.join('/'))).size).toBe(expected)
      // Fragments that are no API description of their own, and a bomb, say why.
      expect(document !== undefined || (reading?.problems.length ?? 0) > 0).toBe(true)
      const seen = new Set<string>()
      let views = 0
      for (const schema of document === undefined ? [] : usedSchemas(document)) views += lookAt(schema, seen, 25)
      expect(views).toBe(seen.size)
      const messages = document?.problems.map((problem) => problem.message) ?? []
      expect(messages.filter((message) => !/^[`A-Z].*\.$/s.test(message))).toEqual([])
    },
    20_000,
  )
})
