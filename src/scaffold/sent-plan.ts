import type { IdentifierPlan, PlannedIdentifier, PlannedStep } from '../infer/model.ts'
import { LIST_ITEM } from '../infer/consumers.ts'
import type { Sample } from '../infer/sampling/model.ts'
import type { Operation } from '../swagger/model.ts'
import { bodyOf, type Input } from './request-values.ts'

/**
 * A plan without what its requests do not send: a body is written with one of its alternatives and with the members that
 * people send, and what the others would have asked for is fetched by no step. Their rows say that they are optional.
 */
export function sentPlan(plan: IdentifierPlan): IdentifierPlan {
  const isSent = sentBy(plan.operation, plan.identifiers)
  const identifiers = plan.identifiers.map((each) => (isSent(each) ? each : unsent(each)))
  const needed = new Set(variablesOf(identifiers))
  const steps: PlannedStep[] = []
  for (const step of plan.steps.toReversed()) {
    const extracts = step.extracts.filter(({ variable }) => needed.has(variable))
    if (extracts.length === 0) continue
    const inputs = step.inputs.filter(sentBy(step.operation, step.inputs))
    for (const variable of variablesOf(inputs)) needed.add(variable)
    steps.unshift({ ...step, extracts, inputs })
  }
  return { ...plan, identifiers, steps }
}

function unsent(identifier: PlannedIdentifier): PlannedIdentifier {
  const { consumer, decision, binding } = identifier
  const left = { ...identifier, consumer: { ...consumer, wanted: false } }
  if (decision !== 'step' || binding.kind !== 'step') return left
  return { ...left, decision: 'row', binding: { kind: 'open', variable: binding.variable } }
}

/** Variables of earlier steps that stand for identifiers. */
function variablesOf(inputs: readonly Input[]): readonly string[] {
  return inputs.flatMap(({ binding }) => (binding.kind === 'step' ? [binding.variable] : []))
}

/** Whether the request of an operation holds an identifier, by what is written for it. */
function sentBy(operation: Operation, inputs: readonly Input[]): (input: Input) => boolean {
  if (!inputs.some(({ consumer }) => consumer.in === 'body')) return () => true
  const parts = bodyOf(operation, inputs).filter(([key]) => key !== 'content_type')
  return ({ consumer }) => consumer.in !== 'body' || parts.some(([, part]) => holds(part, consumer.trail))
}

function holds(sample: Sample, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true
  if (step === LIST_ITEM) return sample.kind === 'list' && sample.items.some((item) => holds(item, rest))
  if (sample.kind !== 'map') return false
  const member = sample.entries.find(([name]) => name === step)?.[1]
  return member !== undefined && holds(member, rest)
}
