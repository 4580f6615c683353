import type { Contradiction } from '../diagnostic/finding.ts'
import type { Operation } from '../swagger/model.ts'

/** The operation that a finding sets its spec against. */
export function contradiction(operation: Operation): Contradiction {
  return { operation: operation.label, identity: operation.identity, file: operation.document.source.path }
}
