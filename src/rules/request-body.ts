import type { Finding } from '../diagnostic/finding.ts'
import { findMismatches } from '../project/conformance/find-mismatches.ts'
import { formObject } from '../project/conformance/form.ts'
import { chooseMedia, type ChosenMedia, possibleMedia, takesText } from '../project/conformance/media-choice.ts'
import type { Mismatch } from '../project/conformance/mismatch.ts'
import type { StepContext } from '../project/model.ts'
import { entryOf, type MapEntry } from '../syntax/node.ts'
import type { Step } from '../spec/model.ts'
import type { Operation, SchemaView } from '../swagger/model.ts'
import { bodyInQuery, isForQuery } from './request-query.ts'
import { gradeRequest, expectsRefusal, type RequestSite } from './request-site.ts'
import { clippedNames } from './request-words.ts'
import { hasUnderOtherName } from './step-keys.ts'
import { clipped, given, listedBriefly, quoted, sentences } from './wording.ts'

/** What a step sends as its body, and the key that it stands under. */
interface SentBody {
  readonly key: MapEntry
  readonly sending: 'json' | 'form'
  /** Keys of its top level; `undefined` where it is no object. */
  readonly fields: readonly MapEntry[] | undefined
}

/** The body of a step; `undefined` where it sends none. */
export function sentBody(step: Step): SentBody | undefined {
  const form = entryOf(step.node, 'form_fields') ?? entryOf(step.node, 'file_fields')
  const fields = [...step.formFields, ...step.fileFields]
  if (form !== undefined && fields.length > 0) return { key: form, sending: 'form', fields }
  const { body } = step
  if (body === undefined || (body.value.kind === 'scalar' && body.value.value === null)) return undefined
  return { key: body, sending: 'json', fields: body.value.kind === 'map' ? body.value.entries : undefined }
}

/**
 * How a body differs from what its operation documents; empty where nothing is documented of such a body. Two documents
 * may declare one operation: a step that only prepares the test may go by either.
 */
export function bodyMismatches(site: RequestSite, body: SentBody): readonly Mismatch[] {
  const mismatches = mismatchesWith(site.operation, site, body)
  if (isMild(mismatches)) return mismatches
  for (const operation of otherDeclarations(site.step, site.operation)) {
    const others = mismatchesWith(operation, site, body)
    if (isMild(others)) return others
  }
  return mismatches
}

function isMild(mismatches: readonly Mismatch[]): boolean {
  return mismatches.every((mismatch) => mismatch.certainty === 'soft')
}

/** By the representation that the body fits, else by the first that is of its kind, else by the first of all. */
function mismatchesWith({ requestBody }: Operation, site: RequestSite, body: SentBody): readonly Mismatch[] {
  if (requestBody !== undefined && isText(body) && takesText(requestBody)) return []
  let nearest: readonly Mismatch[] | undefined
  for (const media of requestBody === undefined ? [] : possibleMedia(requestBody, body.sending)) {
    const mismatches = mismatchesOf(media, site, body)
    if (isMild(mismatches)) return mismatches
    if (nearest === undefined || (isOfWhole(nearest) && !isOfWhole(mismatches))) nearest = mismatches
  }
  return nearest ?? []
}

function isText({ key: { value }, sending }: SentBody): boolean {
  return sending === 'json' && value.kind === 'scalar' && typeof value.value === 'string'
}

/** Whether the body as a whole is of another type. */
function isOfWhole(mismatches: readonly Mismatch[]): boolean {
  return mismatches.some(({ kind, trail }) => kind === 'wrong-type' && trail.length === 0)
}

function mismatchesOf(media: ChosenMedia, site: RequestSite, body: SentBody): readonly Mismatch[] {
  const { schema } = media.content
  if (schema === undefined) return []
  const { source } = site.context.spec
  const { step } = site.step
  const place = { trail: [], anchor: body.key.keySpan }
  if (body.sending === 'json') {
    // Of a form, names in brackets are members, whichever way they are sent.
    const { fields = [] } = body
    if (media.textual && fields.some(({ key }) => key.includes('['))) {
      const { node } = formObject(fields, [], schema)
      return findMismatches(node, schema, place, { source, textual: true })
    }
    return findMismatches(body.key.value, schema, place, { source, textual: media.textual })
  }
  const form = formObject(step.formFields, step.fileFields, schema)
  return findMismatches(form.node, schema, place, { source, textual: true, opaque: form.files })
}

function otherDeclarations({ step, resolution }: StepContext, operation: Operation): readonly Operation[] {
  if (step.role === 'test' || resolution?.kind !== 'declared') return []
  return resolution.operations.filter((other) => other !== operation && other.requestBody !== undefined)
}

/** A body is sent, and none is documented. */
export function undocumentedBody(site: RequestSite, body: SentBody): Finding | undefined {
  const { operation } = site
  const names = (body.fields ?? []).map((field) => field.key)
  if (expectsRefusal(site)) return undefined
  if (names.length > 0 && names.every((name) => isForQuery(site, name))) return undefined
  const inQuery = names.filter((name) =>
    operation.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name),
  )
  const { severity, notes } = gradeRequest(site, names)
  const what =
    body.fields?.length === 0
      ? 'an empty object'
      : names.length === 0
        ? 'one'
        : `one with ${listedBriefly(clippedNames(names))}`
  const query = `${listedBriefly(clippedNames(inQuery))} ${inQuery.length === 1 ? 'is a query parameter' : 'are query parameters'} of it: send ${inQuery.length === 1 ? 'it' : 'them'} in \`params\`.`
  return {
    at: { span: body.key.keySpan },
    message: `${quoted(operation.label)} documents no body, and this step sends ${what}.`,
    help: sentences(inQuery.length === 0 ? undefined : query, ...notes) || 'Leave it out, or have the swagger mended.',
    ...given('severity', severity),
    evidence: 'undocumented body',
    related: [{ at: operation.place, message: `${quoted(operation.label)} is declared here` }],
  }
}

/** A body that goes as JSON where the operation takes a form with a file, which no JSON holds. */
export function jsonForFile(site: RequestSite, { key, sending }: SentBody): Finding | undefined {
  const { operation, step } = site
  const content = operation.requestBody?.content ?? []
  if (sending !== 'json' || step.step.multipart || expectsRefusal(site)) return undefined
  if (content.length === 0 || !content.every(({ mediaType }) => mediaType.startsWith('multipart/'))) return undefined
  const [file] = content.flatMap(({ schema }) => [...(schema?.properties ?? [])].filter(([, each]) => isFile(each)))
  if (file === undefined) return undefined
  const [name, schema] = file
  const { severity, notes } = gradeRequest(site, [name])
  return {
    at: { span: key.keySpan },
    message: `${quoted(operation.label)} takes a form with the file ${quoted(clipped(name))}, and \`body\` is sent as JSON.`,
    help: sentences(
      'Write `content_type: multipart`, with files under `file_fields` and all else under `form_fields`.',
      ...notes,
    ),
    ...given('severity', severity),
    evidence: 'JSON for a file',
    related: [{ at: schema.place, message: `${quoted(clipped(name))} is documented here` }],
  }
}

function isFile({ format }: SchemaView): boolean {
  return format === 'binary'
}

/** Keys of a step under which something of its body stands. */
const BODY_KEYS = ['body', 'form_fields', 'file_fields']

/** Whether something of a body stands under a key that is misspelt, of which `steps/unknown-key` tells. */
export function hasBodyUnderOtherName({ step }: RequestSite): boolean {
  return BODY_KEYS.some((key) => hasUnderOtherName(step.step.node, key))
}

/** A body is required, and none is sent. */
export function missingBody(site: RequestSite): Finding | undefined {
  const { operation, step } = site
  const { requestBody } = operation
  if (requestBody?.required !== true || expectsRefusal(site)) return undefined
  if (hasBodyUnderOtherName(site)) return undefined
  // Where it stands in the query, `steps/query` tells of that.
  if (step.step.role === 'test' && bodyInQuery(site) !== undefined) return undefined
  const schema = chooseMedia(requestBody, 'json')?.content.schema
  const required = [...(schema?.required ?? [])]
  const { severity, notes } = gradeRequest(site, [])
  return {
    at: { span: step.step.id?.span ?? step.step.method?.span ?? step.step.node.span },
    message: `${quoted(operation.label)} requires a body, and this step sends none.`,
    help:
      sentences(
        required.length === 0 ? undefined : `Its body requires ${listedBriefly(clippedNames(required))}.`,
        ...notes,
      ) || 'Put one under `body`.',
    ...given('severity', severity),
    evidence: 'missing body',
    related: [{ at: requestBody.place, message: 'the body is declared here' }],
  }
}
