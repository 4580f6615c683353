/**
 * `npx tsx src/dev/bench/make-repository.ts FOLDER [--specs N] [--documents N]` writes a made-up repository to lint, the
 * same bytes each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { syntheticRepository, type RepositorySize } from './synthetic-repository.ts'

/**
 * Writes a made-up repository to a folder, which need not be there.
 *
 * @throws RangeError where the documents declare fewer operations than there are to be specs.
 * @throws Error where the folder cannot be written.
 */
export function makeRepository(folder: string, size: RepositorySize): void {
  for (const { path, text } of syntheticRepository(size)) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      specs: { type: 'string', default: '10000' },
      documents: { type: 'string', default: '500' },
    },
  })
  const [folder] = positionals
  if (folder === undefined) {
    console.error('usage: tsx src/dev/bench/make-repository.ts FOLDER [--specs N] [--documents N]')
    process.exitCode = 2
  } else {
    makeRepository(folder, { specs: Number(values.specs), documents: Number(values.documents) })
  }
}
