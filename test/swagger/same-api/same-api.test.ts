import yaml from 'js-yaml'
import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts'
import { createSpecLint } from '../../../src/service/create-spec-lint.ts'
import { groupBy } from '../../../src/text/group-by.ts'
import { plantFaults } from '../../faults/catch-rate.ts'
import { configOf } from '../../harness/judge.ts'
import { memoryHost } from '../../harness/memory-host.ts'
import { readOwnProject } from '../../harness/own-project.ts'
import type { ProjectFiles } from '../../harness/page.ts'
import { isDocument } from './document-walk.ts'
import { type Rewrite, REWRITES } from './rewrites.ts'

/** Later than any date of the project's specs. */
const NOW = new Date('2027-01-01T00:00:00Z')

const OWN = readOwnProject()

/** The project with one mistake in every spec, each of another kind than in the spec before. */
const FILES: ProjectFiles = new Map([...OWN, ...plantedSpecs()])

function plantedSpecs(): readonly (readonly [string, string])[] {
  const bySpec = groupBy(plantFaults(OWN, 1), ({ spec }) => spec)
  return [...bySpec].flatMap(([spec, plants], ordinal) => {
    const plant = plants[ordinal % plants.length]
    return plant === undefined ? [] : [[spec, plant.text] as const]
  })
}

/** The project with its documents written otherwise, and how many of them are. */
function rewritten({ write }: Rewrite): { readonly files: ProjectFiles; readonly changed: number } {
  const files = new Map(FILES)
  let changed = 0
  for (const [path, text] of FILES) {
    if (!path.startsWith('swagger/')) continue
    const parsed = yaml.load(text, { schema: yaml.JSON_SCHEMA })
    if (!isDocument(parsed)) continue
    const { document, files: own = {} } = write(parsed, path)
    if (JSON.stringify(document) === JSON.stringify(parsed)) continue
    changed += 1
    // JSON is YAML too.
    files.set(path, JSON.stringify(document, undefined, 2))
    for (const [file, part] of Object.entries(own)) files.set(file, JSON.stringify(part))
  }
  return { files, changed }
}

/** What is told about specs; that of documents is about how they are written. */
async function findings(files: ProjectFiles): Promise<readonly string[]> {
  const { diagnostics } = await createSpecLint(memoryHost(files), await configOf(files)).lint({ now: NOW })
  return diagnostics.filter(({ file }) => file.endsWith('.md')).map(inShort)
}

function inShort({ file, range, severity, ruleId, fingerprint }: Diagnostic): string {
  return `${file}:${range.start.line}:${range.start.column} ${severity} ${ruleId} ${fingerprint}`
}

describe('documents that declare the same API in other words', async () => {
  const expected = await findings(FILES)

  test('are about specs with something to tell of', () => {
    expect(expected.length).toBeGreaterThan(plantedSpecs().length / 2)
  })

  test.each(REWRITES)('give the same findings: $name', async (rewrite) => {
    const { files, changed } = rewritten(rewrite)
    expect(changed).toBeGreaterThan(0)
    expect(await findings(files)).toEqual(expected)
  })
})
