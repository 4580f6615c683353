import type { SpecContext, StepContext } from '../project/model.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { isFileOf } from '../spec/file-name.ts'
import type { EndpointReference, Spec } from '../spec/model.ts'
import type { Operation } from '../swagger/model.ts'
import { canonicalPath, parseTemplate } from '../swagger/path-template.ts'
import { callOf } from './step-path.ts'

/** The call that was probably meant to be that of the endpoint: on its path, else on one that is spelt alike. */
export function nearestCall(
  context: SpecContext,
  calls: readonly EndpointReference[],
  said: EndpointReference,
): EndpointReference | undefined {
  return calls.find((call) => samePath(context, call, said)) ?? calls.find((call) => alike(call, said))
}

/** One slip in `endpoint` makes every step differ from it: `endpoint/unknown-operation` tells of that. */
export function endpointIsMisspelt(context: SpecContext, call: EndpointReference): boolean {
  return context.endpoint?.kind !== 'declared' && context.resolve(call).kind === 'declared'
}

/** Whether the file of the spec bears the name of what is called, so that the endpoint may be the odd one out. */
export function isNamedAfter(context: SpecContext, call: EndpointReference): boolean {
  const resolution = context.resolve(call)
  return resolution.kind === 'declared' && isFileOfOne(context.spec, resolution.operations)
}

/** Whether the file of a spec bears the name of one of some operations, with the prefix of its document or without. */
export function isFileOfOne({ source: { path } }: Spec, operations: readonly Operation[]): boolean {
  return operations.some(({ label, method, template }) =>
    [label.slice(label.indexOf(' ') + 1), template.text].some((text) => isFileOf(path, method, text)),
  )
}

/** Whether a call differs from the endpoint in its method at most. */
export function samePath(context: SpecContext, call: EndpointReference, said: EndpointReference): boolean {
  if (canonical(call) === canonical(said)) return true
  const resolution = context.resolve({ ...call, method: said.method })
  const operations =
    resolution.kind === 'declared'
      ? resolution.operations
      : resolution.kind === 'hardcoded'
        ? [resolution.operation]
        : []
  const tested = context.operation
  return tested !== undefined && operations.some(({ identity }) => identity === tested.identity)
}

/** Whether one path may be the other one misspelt. */
function alike(call: EndpointReference, said: EndpointReference): boolean {
  return nearestNames(canonical(call), [canonical(said)]).length > 0
}

function canonical({ path }: EndpointReference): string {
  return canonicalPath(parseTemplate(path.value).segments)
}

/** Whether the test request calls what the file is named after, and not the endpoint: `steps/test-request` tells of that. */
export function callsWhatItIsNamedAfter(context: SpecContext): boolean {
  const tests = context.steps.filter(({ step }) => step.role === 'test')
  if (tests.some(({ callsEndpoint }) => callsEndpoint)) return false
  return tests.some(({ step }) => {
    const call = callOf(step)
    return call !== undefined && isNamedAfter(context, call)
  })
}

/**
 * Whether a step is all of the test request, and calls another operation than the endpoint: what it sends and expects is
 * meant for the endpoint, and `steps/test-request` tells of the call. Where the file is named after the call, the
 * endpoint may be the side that is wrong.
 */
export function isMeantForEndpoint(context: SpecContext, { step, callsEndpoint }: StepContext): boolean {
  if (callsEndpoint || step.role !== 'test' || context.endpoint?.kind !== 'declared') return false
  if (context.steps.some((other) => other.step !== step && other.step.role === 'test')) return false
  const call = callOf(step)
  return call !== undefined && !isNamedAfter(context, call)
}
