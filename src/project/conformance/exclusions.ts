import { entryOf, type MapEntry, type Node } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { Checker, Site } from './checker.ts'
import { labelled, type Mismatch } from './mismatch.ts'
import { fitsSchema } from './schema-fit.ts'
import type { SchemaStack } from './schema-stack.ts'

/** What a value is and must not be, by the `not` of all schemas that hold for it. */
export function excludedMismatches(
  node: Node,
  { layers }: SchemaStack,
  site: Site,
  checker: Checker,
): readonly Mismatch[] {
  const mismatches: Mismatch[] = []
  for (const { schema, label } of layers) {
    for (const excluded of schema.demands.exclusions) {
      if (fitsSchema(node, excluded, checker) !== true) continue
      mismatches.push(labelled(excludedMismatch(node, fittingPart(node, excluded, checker), site), label))
    }
  }
  return mismatches
}

/** Of several alternatives that are all ruled out the one that the value is. */
function fittingPart(node: Node, excluded: SchemaView, checker: Checker): SchemaView {
  const [group, ...others] = excluded.alternatives
  if (group === undefined || others.length > 0 || excluded.required.size + excluded.properties.size > 0) return excluded
  return group.schemas.find((schema) => fitsSchema(node, schema, checker) === true) ?? excluded
}

function excludedMismatch(node: Node, schema: SchemaView, { trail, anchor }: Site): Mismatch {
  const excluded = { kind: 'excluded', certainty: 'certain', schema } as const
  if (node.kind === 'scalar') return { ...excluded, trail, span: node.span, keys: [], value: node }
  const entries = [...new Set([...schema.required, ...schema.properties.keys()])]
    .map((name) => entryOf(node, name))
    .filter((entry) => entry !== undefined)
    .toSorted((first, second) => first.keySpan.start - second.keySpan.start)
  const last: MapEntry | undefined = entries.at(-1)
  if (last === undefined || schema.alternatives.length > 0)
    return { ...excluded, trail, span: anchor, keys: [], value: undefined }
  const isOnly = entries.length === 1
  const { value } = last
  if (isOnly && schema.properties.size > 0 && value.kind === 'scalar')
    return { ...excluded, trail: [...trail, last.key], span: value.span, keys: [], value }
  const keys = entries.map(({ key }) => key)
  return { ...excluded, trail: isOnly ? [...trail, last.key] : trail, span: last.keySpan, keys, value: undefined }
}
