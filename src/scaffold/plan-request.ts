import { LIST_ITEM } from '../infer/consumers.ts'
import type { IdentifierSources } from '../infer/identifier-sources.ts'
import { inferIdentifiers } from '../infer/infer-identifiers.ts'
import type { IdentifierPlan, PlannedInput, PlannedStep } from '../infer/model.ts'
import type { Sample } from '../infer/sampling/model.ts'
import type { Operation } from '../swagger/model.ts'
import { bodyOf, isAddress } from './request-values.ts'

/**
 * The plan of the request that is written for an operation: a body has one of its alternatives and the members that
 * people send, and just what these ask for is fetched before.
 */
export function planRequest(operation: Operation, sources: IdentifierSources): IdentifierPlan {
  const usual = inferIdentifiers(operation, sources)
  const isHeld = sentBy(operation, usual.identifiers)
  // What is wanted and cannot be had stays so, though it is left out, and so does what the address says already.
  const isKept = (each: PlannedInput) => each.binding.kind === 'open' || isAddress(each, usual.identifiers)
  const isSent = (each: PlannedInput) => isHeld(each) || (each.consumer.wanted && isKept(each))
  const sent = usual.identifiers.filter(isSent).map(({ consumer }) => consumer)
  const isAsExpected = usual.identifiers.every(
    (each) => each.consumer.in !== 'body' || each.consumer.wanted === isSent(each),
  )
  const plan = isAsExpected ? usual : inferIdentifiers(operation, sources, new Set(sent))
  return { ...plan, steps: neededSteps(plan) }
}

/** The steps that something sent comes from, with what is taken from them: they have bodies as well. */
function neededSteps({ identifiers, steps }: IdentifierPlan): readonly PlannedStep[] {
  const needed = new Set(variablesOf(identifiers))
  const kept: PlannedStep[] = []
  for (const step of steps.toReversed()) {
    const extracts = step.extracts.filter(({ variable }) => needed.has(variable))
    if (extracts.length === 0) continue
    const isSent = sentBy(step.operation, step.inputs)
    // What is left open is left out of the body: whoever writes it has to know of it.
    const inputs = step.inputs.filter((input) => isSent(input) || input.binding.kind === 'open')
    for (const variable of variablesOf(inputs)) needed.add(variable)
    kept.unshift({ ...step, extracts, inputs })
  }
  return kept
}

/** Variables of earlier steps that stand for identifiers. */
function variablesOf(inputs: readonly PlannedInput[]): readonly string[] {
  return inputs.flatMap(({ binding }) => (binding.kind === 'step' ? [binding.variable] : []))
}

/** Whether the request of an operation holds an identifier, by what is written for it. */
function sentBy(operation: Operation, inputs: readonly PlannedInput[]): (input: PlannedInput) => boolean {
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
