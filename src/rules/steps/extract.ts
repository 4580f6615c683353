import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import { extractedValue } from '../../project/flow-types.ts'
import type { Extract } from '../../spec/model.ts'
import { foldByCause } from '../further-places.ts'
import { describeDeparture } from '../response-departure.ts'
import { isMeantForEndpoint } from '../step-endpoint.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  severity: 'warning',
  fix: 'sometimes',
  check: (context) => foldByCause(departures(context), context.spec.source, 'it is read here too'),
}

function* departures(context: SpecContext): Generator<Finding> {
  for (const step of context.steps) {
    if (isMeantForEndpoint(context, step)) continue
    for (const extract of step.step.extracts) {
      const finding = judge(context, step, extract)
      if (finding !== undefined) yield finding
    }
  }
}

function judge(context: SpecContext, step: StepContext, extract: Extract): Finding | undefined {
  const { operation } = step
  if (operation === undefined || extract.path === undefined || extract.text === undefined) return undefined
  const value = extractedValue(step, extract.path)
  if (value.kind !== 'undocumented') return undefined
  return {
    ...describeDeparture(context, operation, value, extract.path, extract.text),
    misread: { identity: operation.identity, path: extract.path.text },
    evidence: `${extract.name.value} ${extract.path.text}`,
  }
}
