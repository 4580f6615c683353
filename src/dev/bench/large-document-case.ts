import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import type { BenchCase } from './bench-case.ts'
import { syntheticDocument } from './synthetic-document.ts'
import { serviceOfSize } from './synthetic-repository.ts'
import type { Workbench } from './workbench.ts'

/** Size of the document that is made up where there is none at hand. */
const BYTES = 11_000_000

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch'])

/** A spec whose document is as large as documents come. The spec is written by `spec-new`. */
export const LARGE_DOCUMENT_CASE: BenchCase = {
  name: 'large-document',
  title: 'one spec with an 11 MB document, cold',
  targets: [],
  setUp: (workbench) => {
    const project = workbench.subfolder('large-document')
    mkdirSync(join(project, 'swagger'))
    const document = join(project, 'swagger', 'large.json')
    putDocument(workbench, document)
    workbench.rehearse(workbench.command('spec-new', project, middleOperation(document)))
    return {
      command: workbench.command('spec-lint', project, ...workbench.cold),
      proof: /^Checked 1 spec/m,
    }
  },
}

function putDocument({ places }: Workbench, target: string): void {
  const found = existsSync(places.documents) ? largestDocument(places.documents) : undefined
  if (found === undefined) writeFileSync(target, syntheticDocument(serviceOfSize(0, 1, BYTES)))
  else copyFileSync(found, target)
}

function largestDocument(folder: string): string | undefined {
  const [largest] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && basename(path) !== 'manifest.json')
    .map((path) => ({ path: join(folder, path), size: statSync(join(folder, path)).size }))
    .toSorted((a, b) => b.size - a.size)
  return largest?.path
}

/** Neither the first nor the last one, which a reader might come upon early. */
function middleOperation(document: string): string {
  const { paths }: { paths: Record<string, Record<string, unknown>> } = JSON.parse(readFileSync(document, 'utf8'))
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => METHODS.has(key))
      .map((method) => `${method.toUpperCase()} ${path}`),
  )
  const middle = operations[Math.floor(operations.length / 2)]
  if (middle === undefined) throw new RangeError(`${document} declares no operation.`)
  return middle
}
