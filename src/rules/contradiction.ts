import type { Contradiction, Finding } from '../diagnostic/finding.ts'
import type { Operation } from '../swagger/model.ts'

/** The operation that a finding sets its spec against. */
export function contradiction(operation: Operation): Contradiction {
  return { operation: operation.label, identity: operation.identity, file: operation.document.source.path }
}

/** Findings that set their spec against an operation. */
export function* contradicting(operation: Operation, findings: Iterable<Finding>): Generator<Finding> {
  const against = contradiction(operation)
  for (const finding of findings) yield { ...finding, against }
}
