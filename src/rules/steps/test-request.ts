import type { Finding } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { EndpointReference } from '../../spec/model.ts'
import { changeMethod } from '../method-edits.ts'
import { endpointIsMisspelt, isNamedAfter, nearestCall, samePath } from '../step-endpoint.ts'
import { callOf, misspeltSegment, respell, segmentsOf, spellCall } from '../step-path.ts'
import { pointSpan } from '../../text/span.ts'
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
      const unprefixed = tests[verdict] && withoutPrefix(context, tests[verdict], said)
      if (unprefixed !== undefined) yield unprefixed
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
  const message = `The test request calls ${spellCall(call)}, but the endpoint is ${spellCall(said)}.`
  const { source } = context.spec
  const common = { message, evidence: 'endpoint' }
  const sameOperation = call.method.value !== said.method.value && samePath(context, call, said)
  if (isNamedAfter(context, call)) {
    // Two against one: the file and the call agree.
    const here = sameOperation ? [changeMethod(call, said.method.value)] : []
    const atEndpoint = sameOperation ? [{ ...changeMethod(said, call.method.value), title: ENDPOINT_INSTEAD }] : []
    return {
      ...common,
      at: { span: sameOperation ? said.method.span : said.path.span },
      help: 'The file is named after the call, so the endpoint may be the side that is wrong.',
      related: [{ at: { source, span: call.span }, message: 'the test request calls this' }],
      suggestions: [...atEndpoint, ...here],
    }
  }
  const related = [{ at: { source, span: said.span }, message: 'the endpoint of this spec' }]
  if (sameOperation) {
    const fix = changeMethod(call, said.method.value)
    return { ...common, at: { span: call.method.span }, help: declaredMethods(context, call), related, fix }
  }
  const misspelling = call.method.value === said.method.value ? misspeltSegment(call.path, said.path.value) : undefined
  return {
    ...common,
    at: { span: misspelling?.said.span ?? call.path.span },
    help:
      misspelling === undefined
        ? VERDICT
        : `The paths differ in ${quoted(misspelling.said.value)}: the endpoint has ${quoted(misspelling.meant)}.`,
    related,
    ...given('fix', misspelling && respell(misspelling)),
  }
}

const VERDICT =
  'The status of the call to the endpoint is the verdict of the test: call it here, and everything else in the prerequisites.'

const ENDPOINT_INSTEAD = 'change the endpoint to the call'

function declaredMethods(context: SpecContext, call: EndpointReference): string {
  const resolution = context.resolve(call)
  if (resolution.kind === 'declared')
    return 'Both are declared, and only the call to the endpoint is the verdict of the test.'
  if (resolution.kind !== 'wrong-method') return VERDICT
  return `The swagger declares ${listed([...new Set(resolution.operations.map(({ method }) => method))])} for that path.`
}

/** The call lacks what the endpoint and another step have before theirs. Where all steps lack it, the runner has it. */
function withoutPrefix(
  { spec: { source }, endpoint, steps }: SpecContext,
  { step, resolution }: StepContext,
  said: EndpointReference,
): Finding | undefined {
  const call = callOf(step)
  if (call === undefined || resolution?.kind !== 'declared' || endpoint?.kind !== 'declared') return undefined
  // An endpoint without it is for `endpoint/path-prefix`.
  if (!resolution.match.withoutPrefix || endpoint.match.withoutPrefix) return undefined
  const segments = segmentsOf(said.path)
  const last = segments[segments.length - segmentsOf(call.path).length - 1]
  if (last === undefined || !call.path.value.startsWith('/')) return undefined
  const prefix = source.slice({ start: said.path.span.start, end: last.span.end })
  if (!steps.some((other) => other.step.path?.pathname.value.startsWith(`${prefix}/`))) return undefined
  return {
    at: { span: call.path.span },
    severity: 'warning',
    message: `The test request calls ${spellCall(call)}, and the endpoint has ${quoted(prefix)} before that.`,
    help: `Other steps have it too, as the swagger has: only one of the two ways leads to the API.`,
    evidence: 'prefix',
    related: [{ at: { source, span: said.span }, message: 'the endpoint of this spec' }],
    fix: {
      title: `put ${quoted(prefix)} before the path`,
      safety: 'unsafe',
      edits: [{ span: pointSpan(call.path.span.start), text: prefix }],
    },
  }
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
