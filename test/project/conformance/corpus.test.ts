import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { findMismatches } from '../../../src/project/conformance/find-mismatches.ts'
import { chooseMedia } from '../../../src/project/conformance/media-choice.ts'
import type { Mismatch } from '../../../src/project/conformance/mismatch.ts'
import { formatTrail } from '../../../src/project/conformance/trail.ts'
import type { Operation, SchemaView } from '../../../src/swagger/model.ts'
import { SwaggerStore } from '../../../src/swagger/swagger-store.ts'
import { ROOT } from './judged.ts'
import { positioned } from './positioned.ts'
import { NoSample, sample } from './sample.ts'

const corpus = fileURLToPath(new URL('../../../../shared/corpus/oas/', import.meta.url))
const present = existsSync(corpus)

/** Documents by the folder that they are in; one store each, so that a folder's memory is let go of. */
function folders(): ReadonlyMap<string, readonly string[]> {
  const paths = globSync(['**/*.{json,yaml,yml}'], { cwd: corpus }).toSorted()
  const found = new Map<string, string[]>()
  for (const path of paths) {
    const folder = path.split('/')[0] ?? ''
    found.set(folder, [...(found.get(folder) ?? []), path])
  }
  return found
}

function operationsOf(paths: readonly string[]): readonly Operation[] {
  const store = new SwaggerStore(
    (path) => (existsSync(join(corpus, path)) ? readFileSync(join(corpus, path), 'utf8') : undefined),
    {},
  )
  return paths.flatMap((path) => store.open(path)?.document?.operations ?? [])
}

function check(value: unknown, schema: SchemaView): readonly Mismatch[] {
  const { node, source } = positioned(value)
  return findMismatches(node, schema, { trail: [], anchor: ROOT }, { source })
}

function warnings(value: unknown, schema: SchemaView): readonly string[] {
  return check(value, schema)
    .filter((mismatch) => mismatch.certainty === 'certain')
    .map((mismatch) => `${mismatch.kind} ${formatTrail(mismatch.trail)}`)
}

/** The names that a body cannot do without. */
function requiredOf(schema: SchemaView): readonly string[] {
  return [...schema.required].filter((name) => schema.properties.get(name)?.readOnly === false)
}

/** Bodies that no schema asks for. */
const STRANGE: readonly unknown[] = [{}, [], 'text', 5, true, null, { a: { b: [{ c: null }] } }, [[[]]]]

describe.skipIf(!present)('bodies of public documents (skipped where ../shared/corpus/oas is absent)', () => {
  const counts = { sampled: 0, unsampled: 0, dropped: 0 }

  it.each(present ? [...folders()] : [])('%s', { timeout: 120_000 }, (_, paths) => {
    const started = performance.now()
    let slowest = 0
    const complaints: string[] = []
    for (const operation of operationsOf(paths)) {
      const media = operation.requestBody && chooseMedia(operation.requestBody, 'json')
      const schema = media?.content.schema
      if (media === undefined || schema === undefined || media.textual || schema.origin === 'example') continue
      const begun = performance.now()
      for (const value of STRANGE) check(value, schema)
      const wrong = Object.fromEntries([...schema.properties.keys()].map((name) => [name, [{ [name]: {} }]]))
      check(wrong, schema)
      slowest = Math.max(slowest, performance.now() - begun)
      let value
      try {
        value = sample(schema)
      } catch (error) {
        if (!(error instanceof NoSample)) throw error
        counts.unsampled++
        continue
      }
      counts.sampled++
      const said = warnings(value, schema)
      if (said.length > 0) complaints.push(`${operation.label} ${JSON.stringify(value)}: ${said.join(', ')}`)
      if (typeof value !== 'object' || value === null) continue
      for (const name of requiredOf(schema)) {
        const rest = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name))
        counts.dropped++
        if (warnings(rest, schema).length === 0)
          complaints.push(`${operation.label} ${JSON.stringify(value)}: nothing without ${name}`)
      }
    }
    expect(complaints).toEqual([])
    // One operation, and the whole folder.
    expect(slowest).toBeLessThan(3_000)
    expect(performance.now() - started).toBeLessThan(90_000)
  })

  it('are enough to go by', () => {
    expect(counts.sampled).toBeGreaterThan(1_000)
    expect(counts.dropped).toBeGreaterThan(500)
    expect(counts.unsampled).toBeLessThan(counts.sampled / 10)
  })
})
