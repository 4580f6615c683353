import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { logicalPathAt } from '../../src/spec/logical-path.ts'
import type { Spec, Step } from '../../src/spec/model.ts'
import { containsSpan } from '../../src/text/span.ts'
import { readSpec } from './read-spec.ts'

const CORPUS = join(import.meta.dirname, '../../../shared/corpus')

const read = new Map<string, Promise<Spec[]>>()

/** The specs of a folder of the corpus, read once for all tests. */
function readAll(folder: string): Promise<Spec[]> {
  const specs = read.get(folder) ?? readFolder(join(CORPUS, folder))
  read.set(folder, specs)
  return specs
}

async function readFolder(folder: string): Promise<Spec[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.md') && !name.endsWith('README.md'),
  )
  return Promise.all(names.toSorted().map((name) => readSpec(readFileSync(join(folder, name), 'utf8'))))
}

function stepsOf(spec: Spec): readonly Step[] {
  return spec.prerequisites.steps.concat(spec.testRequest.steps)
}

/** The share of specs of which something is true. */
function share(specs: readonly Spec[], holds: (spec: Spec) => boolean): number {
  return specs.filter(holds).length / specs.length
}

const absent = existsSync(CORPUS) ? '' : ' (skipped: no ../shared/corpus beside the repository)'

describe.skipIf(absent !== '')(`real specs are read${absent}`, () => {
  it('as they are written today', async () => {
    const specs = await readAll('hub/specs')
    expect(specs.length).toBeGreaterThan(100)
    expect(share(specs, ({ title }) => title !== undefined)).toBe(1)
    expect(share(specs, ({ frontmatter }) => frontmatter.operation !== undefined)).toBe(1)
    expect(share(specs, ({ testRequest }) => testRequest.steps.length > 0)).toBeGreaterThan(0.95)
    expect(share(specs, ({ prerequisites }) => prerequisites.steps.length > 0)).toBeGreaterThan(0.4)
    expect(share(specs, ({ uidTable }) => uidTable !== undefined)).toBeGreaterThan(0.05)
    for (const step of specs.flatMap(stepsOf)) {
      expect(step.id).toBeDefined()
      expect(step.path?.pathname.value).toMatch(/^\//)
      expect(step.statuses.length).toBeGreaterThan(0)
    }
  })

  it('as they were before', async () => {
    const specs = await readAll('hub-2026-01/specs')
    expect(specs.length).toBeGreaterThan(50)
    expect(share(specs, ({ title }) => title !== undefined)).toBe(1)
    expect(share(specs, ({ testRequest }) => testRequest.section?.properName === 'Test Request')).toBeGreaterThan(0.95)
    const tables = specs.flatMap(({ uidTable }) => uidTable ?? [])
    expect(tables.length).toBeGreaterThan(30)
    for (const { rows, columns } of tables) {
      expect(columns).not.toContain(undefined)
      for (const row of rows) expect(row.fields.length).toBeGreaterThan(0)
    }
  })

  it.each(['hub/specs', 'hub-2026-01/specs'])('with every place at what it is the place of, in %s', async (folder) => {
    for (const spec of await readAll(folder)) {
      for (const step of stepsOf(spec)) {
        for (const { name, span } of step.placeholders) {
          // A malformed one may have blanks around its name.
          expect(spec.source.slice(span).replace(/\s+/g, '')).toBe(`{{${name.replace(/\s+/g, '')}}}`)
          expect(containsSpan(step.node.span, span)).toBe(true)
          expect(logicalPathAt(spec, span.start)).toContain(`/${step.id?.value}/`)
        }
        expect(spec.source.slice(step.path?.span ?? { start: 0, end: 0 })).toBe(step.path?.value)
      }
    }
  })
})
