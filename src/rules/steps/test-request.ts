import type { Finding, Related } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { EndpointReference } from '../../spec/model.ts'
import { endpointIsMisspelt, nearestCall, samePath } from '../step-endpoint.ts'
import { callOf, misspeltSegment, respell, spellCall } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { counted, given, listed, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check(context) {
    const { spec } = context
    const said = spec.frontmatter.operation
    const tests = context.steps.filter(({ step }) => step.role === 'test')
    if (said === undefined || tests.length === 0 || spec.testRequest.blocks.some(({ problems }) => problems.length > 0))
      return
    const verdict = tests.findIndex(({ callsEndpoint }) => callsEndpoint)
    const further = tests.slice(verdict + 1)
    if (verdict >= 0) {
      if (further.length > 0) yield stepsAfter(further, said)
      return
    }
    const calls = tests.map(({ step }) => callOf(step)).filter((call) => call !== undefined)
    // A step without a proper method or path may well be the one that is meant; `steps/shape` tells of it.
    if (calls.length < tests.length) return
    const near = nearestCall(context, calls, said)
    const call = near ?? calls.at(-1)
    if (call === undefined || (near !== undefined && endpointIsMisspelt(context, near))) return
    yield callsSomethingElse(context, call, said)
  },
}

function callsSomethingElse(context: SpecContext, call: EndpointReference, said: EndpointReference): Finding {
  const common = {
    message: `The test request calls ${spellCall(call)}, but the endpoint is ${spellCall(said)}.`,
    evidence: 'endpoint',
    related: [endpointLine(context, said)],
  }
  if (call.method.value !== said.method.value && samePath(context, call, said)) {
    const { span } = call.method
    return {
      ...common,
      at: { span },
      help: declaredMethods(context, call) ?? 'The status of the call to the endpoint is the verdict of the test.',
      fix: {
        title: `change the method to ${quoted(said.method.value)}`,
        safety: 'unsafe',
        edits: [{ span, text: said.method.value }],
      },
    }
  }
  const misspelling = call.method.value === said.method.value ? misspeltSegment(call.path, said.path.value) : undefined
  return {
    ...common,
    at: { span: misspelling?.said.span ?? call.path.span },
    help:
      misspelling === undefined
        ? 'The status of the call to the endpoint is the verdict of the test: call it here, and everything else in the prerequisites.'
        : `The paths differ in ${quoted(misspelling.said.value)}: the endpoint has ${quoted(misspelling.meant)}.`,
    ...given('fix', misspelling && respell(misspelling)),
  }
}

function declaredMethods(context: SpecContext, call: EndpointReference): string | undefined {
  const resolution = context.resolve(call)
  if (resolution.kind === 'declared')
    return `Both are declared, and only the call to the endpoint is the verdict of the test.`
  if (resolution.kind !== 'wrong-method') return undefined
  return `The swagger declares ${listed([...new Set(resolution.operations.map(({ method }) => method))])} for that path.`
}

function stepsAfter(further: readonly StepContext[], said: EndpointReference): Finding {
  const [first] = further
  const step = first?.step
  return {
    at: { span: step?.id?.span ?? step?.node.entries[0]?.keySpan ?? said.span },
    severity: 'warning',
    message: `The test request goes on with ${counted(further.length, 'step')} after the call to the endpoint, which is its verdict.`,
    help: 'Move what the test needs to the prerequisites, and take the rest out.',
    evidence: 'further steps',
  }
}

function endpointLine({ spec }: SpecContext, said: EndpointReference): Related {
  return { at: { source: spec.source, span: said.span }, message: 'the endpoint of this spec' }
}
