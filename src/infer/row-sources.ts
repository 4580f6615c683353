import type { IdentifierSources } from './identifier-sources.ts'
import type { Candidate } from './model.ts'
import { COHERENT, CONFIDENT, LIKELY } from './thresholds.ts'

/** What a row of the UID table names: who reads an existing one, and who creates a new one. */
export interface RowSources {
  readonly get: Candidate | undefined
  readonly create: Candidate | undefined
}

/**
 * The best reader and the best creator. Where the creator leads, the reader of the same collection is preferred to one
 * that is only a little better: the two ways of a row should lead to the same thing.
 *
 * @param candidates that are not circular, best first
 */
export function rowSources(candidates: readonly Candidate[], { index }: IdentifierSources): RowSources {
  const likely = candidates.filter(({ score }) => score >= LIKELY)
  const [first] = likely
  // A thing that refers to the one that is meant is made for it only where nothing speaks for another way.
  const create = likely.find((each) => (each.own || each === first) && index.shape(each.operation).creates)
  const readers = likely.filter(
    (each) => index.shape(each.operation).reads && (each === first || each.score >= CONFIDENT),
  )
  const [best] = readers
  if (best === undefined || create === undefined || create !== first) return { get: best, create }
  const { collection } = index.shape(create.operation)
  const sibling = readers.find(({ operation }) => index.shape(operation).collection === collection)
  return { get: sibling !== undefined && sibling.score >= best.score - COHERENT ? sibling : best, create }
}
