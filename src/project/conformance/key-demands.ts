import type { MapEntry, ScalarNode } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { Checker, Site } from './checker.ts'
import { labelled, type Mismatch } from './mismatch.ts'
import { outOfBounds, scalarMismatch } from './scalar.ts'
import { fitsSchema } from './schema-fit.ts'
import type { SchemaStack } from './schema-stack.ts'

/** What is wrong with the keys of an object, other than that one is missing or undocumented: their number and names. */
export function demandedOfKeys(
  entries: readonly MapEntry[],
  { layers }: SchemaStack,
  site: Site,
  checker: Checker,
): readonly Mismatch[] {
  const mismatches: Mismatch[] = []
  for (const { schema, label } of layers) {
    const { minProperties, maxProperties } = schema
    if (minProperties !== undefined || maxProperties !== undefined) {
      const count = entries.length
      const bound = outOfBounds({ span: site.anchor, trail: site.trail, schema }, [
        ['minProperties', minProperties, count, (limit) => count >= limit],
        ['maxProperties', maxProperties, count, (limit) => count <= limit],
      ])
      if (bound !== undefined) mismatches.push(labelled(bound, label))
    }
    for (const names of schema.demands.keyNames) {
      for (const entry of entries) {
        const mismatch = wrongKey(entry, names, site, checker)
        if (mismatch !== undefined) mismatches.push(labelled(mismatch, label))
      }
    }
  }
  return mismatches
}

function wrongKey(
  { key, keySpan }: MapEntry,
  names: SchemaView,
  { trail }: Site,
  checker: Checker,
): Mismatch | undefined {
  const text: ScalarNode = { kind: 'scalar', value: key, style: 'double', span: keySpan }
  if (fitsSchema(text, names, checker) !== false) return undefined
  const at = { trail: [...trail, key], span: keySpan, schema: names }
  const reason = scalarMismatch(text, names, { trail, written: key, textual: false, effort: checker.effort })
  return { ...at, kind: 'wrong-key', certainty: 'certain', key, reason }
}
