import type { Finding } from '../diagnostic/finding.ts'
import { chooseMedia } from '../project/conformance/media-choice.ts'
import { isInBody, type QueryDifference, queryDifference, type UnknownParameter } from '../project/conformance/query.ts'
import { keysOf } from '../project/conformance/schema-stack.ts'
import { entryOf } from '../syntax/node.ts'
import type { Step } from '../spec/model.ts'
import type { Operation, Parameter } from '../swagger/model.ts'
import { isAsWritten } from '../text/span.ts'
import { renameProposals } from './request-edits.ts'
import { expectsRefusal, gradeRequest, type RequestSite } from './request-site.ts'
import { clippedNames, spellKnown } from './request-words.ts'
import { hasUnderOtherName } from './step-keys.ts'
import { clipped, didYouMean, given, listedBriefly, quoted, sentences } from './wording.ts'

/** What is known of the query of each step: two rules ask, one of them with each field of a body. */
const KNOWN = new WeakMap<
  RequestSite['step'],
  { readonly operation: Operation; readonly difference: QueryDifference }
>()

/** How the query of a step differs from what its operation documents. */
export function differenceOf({ context, step, operation }: RequestSite): QueryDifference {
  let known = KNOWN.get(step)
  if (known?.operation !== operation) {
    const difference = queryDifference(step.step, operation, context.config.query.allow, context.spec.source)
    KNOWN.set(step, (known = { operation, difference }))
  }
  return known.difference
}

/**
 * Whether a field of the body is what `steps/query` misses in the query: one cause, which is told there and not by
 * `steps/body`.
 */
export function isForQuery(site: RequestSite, name: string): boolean {
  if (site.step.step.role !== 'test' || expectsRefusal(site)) return false
  const isRequired = site.operation.parameters.some(
    (parameter) => parameter.in === 'query' && parameter.required && parameter.name === name,
  )
  return isRequired && differenceOf(site).missing.some((parameter) => parameter.name === name)
}

/** A query parameter that the operation does not document. */
export function unknownParameter({ name, candidates, replaces }: UnknownParameter, site: RequestSite): Finding {
  const { operation } = site
  const { label } = operation
  const shown = quoted(clipped(name.value, 80))
  const slip = replaces === undefined ? '' : `, and the required ${quoted(clipped(replaces.name, 80))} is missing`
  const documented = operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => parameter.name)
  const elsewhere = otherPlaceOf(name.value, operation)
  const meant = candidates.find((candidate) => candidate === replaces?.name)
  // A member of a map stands for a part of its name.
  const renames = isAsWritten(name) ? renameProposals(name.span, candidates, meant) : {}
  const { severity, notes } = gradeRequest(site, [name.value])
  return {
    at: { span: name.span },
    message: `${shown} is not a documented query parameter of ${quoted(label)}${slip}.`,
    help: sentences(
      didYouMean(clippedNames(candidates)),
      elsewhere === undefined ? undefined : `${shown} is documented ${elsewhere}.`,
      documented.length === 0
        ? 'The operation documents no query parameters.'
        : `The operation documents ${spellKnown(name.value, documented)}.`,
      ...notes,
    ),
    ...given('severity', severity),
    evidence: `unknown ${name.value}`,
    related: [
      replaces === undefined
        ? { at: operation.place, message: `${quoted(label)} is declared here` }
        : { at: replaces.place, message: `${quoted(clipped(replaces.name, 80))} is declared here` },
    ],
    ...renames,
  }
}

/**
 * Fields of the body that stand in `params`, in one finding: unknown parameters that the operation documents in its body,
 * of which the step sends none. `undefined` where that is not what happened.
 */
export function bodyInQuery(site: RequestSite): Finding | undefined {
  const { operation, context } = site
  const { step } = site.step
  const params = entryOf(step.node, 'params')
  const fields = bodyFields(operation)
  const { unknown } = differenceOf(site)
  if (params === undefined || sendsBody(step)) return undefined
  const inParams = new Set(step.params.map((entry) => entry.keySpan.start))
  if (!unknown.every(({ name }) => inParams.has(name.span.start) && fields?.has(name.value))) return undefined
  const [first, ...others] = unknown
  const isAll = unknown.length === step.params.length
  if (first === undefined || (others.length === 0 && !isAll)) return undefined
  const names = unknown.map(({ name }) => name.value)
  const list = listedBriefly(clippedNames(names))
  const { severity, notes } = gradeRequest(site, names)
  return {
    at: { span: isAll ? params.keySpan : first.name.span },
    message: `\`params\` go into the query, and ${quoted(operation.label)} documents ${list} in its body.`,
    help: sentences(`Put ${names.length === 1 ? 'it' : 'them'} under \`body\`.`, ...notes),
    ...given('severity', severity),
    evidence: `body in query ${names.toSorted().join(' ')}`,
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
    ...given(
      'fix',
      isAll && context.spec.source.slice(params.keySpan) === 'params'
        ? { title: 'rename to `body`', safety: 'unsafe' as const, edits: [{ span: params.keySpan, text: 'body' }] }
        : undefined,
    ),
  }
}

function sendsBody({ body, formFields, fileFields }: Step): boolean {
  const isNothing = body === undefined || (body.value.kind === 'scalar' && body.value.value === null)
  return !isNothing || formFields.length + fileFields.length > 0
}

/** The top-level keys that an operation documents of its body. */
function bodyFields({ requestBody }: Operation): ReadonlySet<string> | undefined {
  const schema = requestBody && chooseMedia(requestBody, 'json')?.content.schema
  return schema && keysOf(schema)
}

/** "as a field of the body", "as a path parameter"; `undefined` where the name is not documented at all. */
function otherPlaceOf(name: string, operation: Operation): string | undefined {
  if (bodyFields(operation)?.has(name) === true) return 'as a field of the body'
  const other = operation.parameters.find((parameter) => parameter.name === name && parameter.in !== 'query')
  return other === undefined ? undefined : `as a ${other.in} parameter`
}

/** The required query parameters that a step does not send, in one finding. */
export function missingParameters(missing: readonly Parameter[], site: RequestSite): Finding | undefined {
  const [first] = missing
  if (first === undefined) return undefined
  const { step } = site.step
  if (hasUnderOtherName(step.node, 'params')) return undefined
  const names = missing.map((parameter) => parameter.name)
  const misplaced = names.filter((name) => isInBody(step, name))
  const { severity, notes } = gradeRequest(site, names)
  const list = listedBriefly(clippedNames(names))
  const misplacement =
    misplaced.length === 0
      ? undefined
      : `The body has ${listedBriefly(clippedNames(misplaced))}: move ${misplaced.length === 1 ? 'it' : 'them'} to \`params\`.`
  return {
    at: {
      span:
        (step.params.length > 0 ? entryOf(step.node, 'params')?.keySpan : undefined) ?? step.id?.span ?? step.node.span,
    },
    message: `${quoted(site.operation.label)} requires the query ${names.length === 1 ? 'parameter' : 'parameters'} ${list}, which this step does not send.`,
    help: sentences(misplacement, ...notes) || `Add ${names.length === 1 ? 'it' : 'them'} to \`params\`.`,
    ...given('severity', severity),
    evidence: `missing ${names.toSorted().join(' ')}`,
    related: [{ at: first.place, message: `${quoted(clipped(first.name, 80))} is declared here` }],
  }
}
