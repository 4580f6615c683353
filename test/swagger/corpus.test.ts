import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { SchemaView, SwaggerDocument } from '../../src/swagger/model.ts'
import { SwaggerStore } from '../../src/swagger/swagger-store.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/oas/', import.meta.url))

interface Entry {
  readonly path: string
  readonly operations: number
}

/** Every document that the corpus lists, with the operations that it counts there. */
function entries(): Entry[] {
  const manifest = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as {
    entries: { local: string; operations: number; list?: { file: string; operations?: number }[] }[]
  }
  return manifest.entries.flatMap((entry) =>
    entry.list === undefined
      ? [{ path: entry.local, operations: entry.operations }]
      : entry.list.map((file) => ({ path: file.file.replace(/^dev\//, ''), operations: file.operations ?? 0 })),
  )
}

function open(path: string): SwaggerDocument | undefined {
  const root = join(corpus, path.split('/')[0] ?? '')
  const store = new SwaggerStore((file) => {
    const full = join(root, file)
    return existsSync(full) ? readFileSync(full, 'utf8') : undefined
  }, {})
  return store.open(relative(root, join(corpus, path))).document
}

describe.skipIf(!existsSync(corpus))('public documents (skipped where ../shared/corpus/oas is absent)', () => {
  const all = existsSync(corpus) ? entries() : []
  it('x', () => {
    for (const { path, operations } of all) {
      const t = performance.now()
      const doc = open(path)
      const n = doc?.operations.length
      if (n !== operations) console.log(path, operations, n, doc?.problems.map((p) => p.message).slice(0, 3))
      if (performance.now() - t > 100) console.log('slow', path, performance.now() - t)
    }
  }, 60000)
})
void [dirname, expect]
export type { SchemaView }
