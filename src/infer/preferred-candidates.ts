import type { IdentifierSources } from './identifier-sources.ts'
import type { Candidate, Consumer } from './model.ts'
import { GOOD_LIST } from './thresholds.ts'

/**
 * Candidates that can be called without what they are to yield, best first. A creation that leads only because a
 * description names it yields to a good list, unless the operation changes or deletes what it is given.
 */
export function preferredCandidates(consumer: Consumer, sources: IdentifierSources): readonly Candidate[] {
  const candidates = sources.candidatesFor(consumer).filter(({ circular }) => !circular)
  const [first] = candidates
  const { index } = sources
  if (first?.operation.method !== 'POST' || index.shape(consumer.operation).transition) return candidates
  const mention = first.evidence.find(({ kind }) => kind === 'mention')
  const list = candidates.find(({ operation, score }) => index.shape(operation).reads && score >= GOOD_LIST)
  if (mention === undefined || list === undefined || first.score - mention.points >= list.score) return candidates
  return [list, ...candidates.filter((candidate) => candidate !== list)]
}
