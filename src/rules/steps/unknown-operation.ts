import { distance } from 'fastest-levenshtein'
import type { Finding, Related } from '../../diagnostic/finding.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import type { EndpointReference } from '../../spec/model.ts'
import type { Operation } from '../../swagger/model.ts'
import { changeMethod } from '../method-edits.ts'
import { readableSteps } from '../step-blocks.ts'
import { callOf, misspeltSegmentOf, respell, spellCall } from '../step-path.ts'
import type { Rule } from '../rule.ts'
import { given, listed, listedBriefly, quoted } from '../wording.ts'

export const rule: Rule = {
  severity: 'error',
  fix: 'sometimes',
  *check(context) {
    if (!knowsItsDocument(context)) return
    for (const stepContext of readableSteps(context)) {
      const call = callOf(stepContext.step)
      if (call === undefined || toldElsewhere(context, stepContext)) continue
      const { resolution } = stepContext
      if (resolution?.kind === 'wrong-method') yield wrongMethod(call, resolution.operations)
      else if (resolution?.kind === 'undeclared') yield undeclared(context, call, resolution.nearest)
    }
  },
}

/** What is not declared elsewhere may be declared in the document that `swagger/file` could not read. */
function knowsItsDocument({ reference }: SpecContext): boolean {
  return reference.kind === 'found' || (reference.kind === 'absolute' && reference.document !== undefined)
}

/**
 * A step that calls the endpoint is as good as `endpoint` is, of which `endpoint/unknown-operation` tells; a test request
 * that does not call it at all is for `steps/test-request`.
 */
function toldElsewhere({ spec, steps }: SpecContext, { step, callsEndpoint }: StepContext): boolean {
  if (callsEndpoint) return true
  const verdict = steps.some((other) => other.step.role === 'test' && other.callsEndpoint)
  return step.role === 'test' && spec.frontmatter.operation !== undefined && !verdict
}

function wrongMethod(call: EndpointReference, operations: readonly Operation[]): Finding {
  const methods = [...new Set(operations.map(({ method }) => method))]
  return {
    at: { span: call.method.span },
    message: `${spellCall(call)} is not declared: that path has ${listed(methods)}.`,
    help: 'Call a method that the path has, or add the operation to the swagger.',
    evidence: `${call.method.value} ${call.path.value}`,
    related: operations.slice(0, 3).map(declared),
    suggestions: methods.slice(0, 3).map((method) => changeMethod(call, method)),
  }
}

function undeclared(context: SpecContext, call: EndpointReference, nearest: readonly Operation[]): Finding {
  const ofMethod = nearest.filter(({ method }) => method === call.method.value)
  const near = ofMethod.length > 0 ? ofMethod : nearest
  const misspellings = ofMethod
    .map((operation) => misspeltSegmentOf(call.path, operation))
    .filter((misspelling) => misspelling !== undefined)
    // One word in the place of another is no slip of the pen.
    .filter(({ said, meant }) => 2 * distance(said.value, meant) <= Math.max(said.value.length, meant.length))
  const [only] = misspellings
  const labels = [...new Set(near.map(({ label }) => label))]
  const acknowledged = context.acknowledges(call.path.value)
  return {
    at: { span: (misspellings.length === 1 ? only?.said.span : undefined) ?? call.path.span },
    severity: acknowledged ? 'info' : 'warning',
    message: `${spellCall(call)} is declared in no swagger document of the project.`,
    help: [
      labels.length > 0
        ? `The nearest: ${listedBriefly(labels, 'or')}.`
        : 'Nothing declared comes near it: check the path, or add the operation to the swagger.',
      ...(acknowledged ? [`The spec's own notes name ${quoted(call.path.value)}.`] : []),
    ].join(' '),
    evidence: `${call.method.value} ${call.path.value}`,
    related: near.slice(0, 3).map(declared),
    ...given('fix', misspellings.length === 1 && only !== undefined ? respell(only) : undefined),
    ...given('suggestions', misspellings.length > 1 ? misspellings.map(respell) : undefined),
  }
}

function declared({ place, label }: Operation): Related {
  return { at: place, message: `${quoted(label)} is declared here` }
}
