import type { Operation } from '../swagger/model.ts'
import { pathOf } from './operation-shape.ts'
import type { ProducerIndex } from './producer-index.ts'
import { sameWords } from './words.ts'

/**
 * What deletes the thing that an operation creates: a `DELETE` on one thing of the same collection, else one of the same
 * resource below the same first segment. A wrong guess would delete what nobody made, so there is no third way.
 */
export function cleanupOf(create: Operation, index: ProducerIndex): Operation | undefined {
  const shape = index.shape(create)
  const child = index.onPath(`${shape.collection}/{}`).find(({ operation }) => operation.method === 'DELETE')
  if (child !== undefined) return child.operation
  const [root] = shape.segments
  if (root === undefined || shape.resource.length === 0) return undefined
  const others = index.deletions.filter(
    ({ segments, resource, single }) =>
      single &&
      sameWords(resource, shape.resource) &&
      segments[0]?.canonical === root.canonical &&
      // Only what hangs below the same things can be addressed by what is known after the creation.
      parametersOf(pathOf(segments.slice(0, -1))) === parametersOf(shape.collection),
  )
  return others.length === 1 ? others[0]?.operation : undefined
}

function parametersOf(path: string): number {
  return path.split('{}').length
}
