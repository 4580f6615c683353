import { distance } from 'fastest-levenshtein'
import type { Operation, SwaggerDocument } from './model.ts'
import { canonicalPath, parseTemplate, type TemplateSegment, withoutRepeatedPrefix } from './path-template.ts'

/** Edits for each character of the longer path beyond which two paths are no misspelling of each other. */
const MAX_DISTANCE = 0.25

/** Operations by how little their path differs from the asked one; one for each identity. */
export function nearestOperations(
  documents: readonly SwaggerDocument[],
  method: string,
  asked: readonly TemplateSegment[],
  limit: number,
): readonly Operation[] {
  const text = canonicalPath(asked)
  const found = new Map<string, { operation: Operation; distance: number }>()
  for (const document of documents) {
    for (const operation of document.operations) {
      const parsed = operation.prefixes.map((prefix) => parseTemplate(prefix).segments)
      const core = withoutRepeatedPrefix(operation.template.segments, parsed)
      const nearest = Math.min(
        ...[...parsed, []].map((prefix) => relativeDistance(text, canonicalPath([...prefix, ...core]))),
      )
      if (nearest > MAX_DISTANCE || found.has(operation.identity)) continue
      found.set(operation.identity, { operation, distance: nearest })
    }
  }
  return [...found.values()]
    .toSorted(
      (first, second) =>
        first.distance - second.distance ||
        Number(first.operation.method !== method) - Number(second.operation.method !== method) ||
        (first.operation.label < second.operation.label ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ operation }) => operation)
}

/** From 0, the same, to 1; `Infinity` where the lengths alone are too far apart. */
function relativeDistance(first: string, second: string): number {
  const longer = Math.max(first.length, second.length)
  if (Math.abs(first.length - second.length) > longer * MAX_DISTANCE) return Infinity
  return distance(first, second) / longer
}
