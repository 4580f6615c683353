import type { Placeholder } from '../spec/model.ts'
import type { Operation, Parameter, SchemaView } from '../swagger/model.ts'
import { pathParameter } from '../swagger/path-parameter.ts'
import { segmentValues } from '../swagger/segment-values.ts'
import { containsSpan, type Located } from '../text/span.ts'
import type { StepContext } from './model.ts'

/** What takes a placeholder's value: a parameter or a field of the operation that the step calls. */
export interface Consumer {
  /** As messages name it: "`client_id` in the path", "`items[].price` in the body". */
  readonly label: string
  /** Of the parameter, or of the field that it is or is an item of. */
  readonly name: string
  readonly schema: SchemaView
  /** Sent as text, in an address or a form, so that a number and its digits are the same. */
  readonly textual: boolean
  readonly required: boolean
}

/**
 * The consumer of a placeholder; `undefined` where the operation documents none there, and where the placeholder is only
 * part of what is sent.
 */
export function consumerOf({ step, operation }: StepContext, placeholder: Placeholder): Consumer | undefined {
  if (operation === undefined) return undefined
  // A path is never one placeholder; what counts there is the segment, or the value in its query.
  if (!placeholder.whole && placeholder.site !== 'path' && placeholder.site !== 'path-query') return undefined
  switch (placeholder.site) {
    case 'path':
      return fromParameter(pathParameterAt(step.path?.pathname, operation, placeholder), 'path')
    case 'path-query':
      if (!step.path?.query.some(({ value }) => containsSpan(placeholder.span, value.span))) return undefined
      return fromQuery(operation, placeholder.trail)
    case 'params':
      return fromQuery(operation, placeholder.trail)
    case 'body':
      return fromBody(operation, placeholder.trail, /json/)
    case 'form':
      return fromBody(operation, placeholder.trail, /form/)
    case 'body-key':
    case 'other':
      return undefined
  }
}

/** The path parameter whose value a placeholder is. Segments are counted from the end: prefixes may be left out. */
function pathParameterAt(
  pathname: Located<string> | undefined,
  operation: Operation,
  { name, span }: Placeholder,
): Parameter | undefined {
  if (pathname === undefined) return undefined
  const segments = pathname.value.replace(/\/+$/, '').split('/')
  const before = pathname.value.slice(0, span.start - pathname.span.start).split('/')
  const index = before.length - 1
  const declared = operation.template.segments.at(index - segments.length)
  if (declared === undefined) return undefined
  const start = before.at(-1)?.length ?? 0
  const value = segmentValues(segments[index] ?? '', declared).find((each) => each.start <= start && start < each.end)
  return value?.text === `{{${name}}}` ? pathParameter(operation, value.parameter) : undefined
}

function fromParameter(parameter: Parameter | undefined, where: string): Consumer | undefined {
  if (parameter === undefined) return undefined
  return {
    label: `\`${parameter.name}\` in the ${where}`,
    name: parameter.name,
    schema: parameter.schema,
    textual: true,
    required: parameter.required || where === 'path',
  }
}

/** A parameter of the query, or one item or member of it where a step writes it as a list or an object. */
function fromQuery(operation: Operation, trail: readonly string[]): Consumer | undefined {
  const [name, ...inside] = trail
  const parameter = operation.parameters.find((each) => each.in === 'query' && each.name === name)
  const whole = fromParameter(parameter, 'query')
  if (whole === undefined || inside.length === 0) return whole
  let views: readonly SchemaView[] = [whole.schema]
  for (const key of inside) views = views.flatMap((view) => stepInto(view, key))
  const [schema] = views
  if (schema === undefined || views.length > 1) return undefined
  return { ...whole, label: `\`${spellTrail(trail)}\` in the query`, name: lastName(trail), schema }
}

function fromBody(operation: Operation, trail: readonly string[], mediaType: RegExp): Consumer | undefined {
  const content = operation.requestBody?.content
  const media = content?.find((each) => mediaType.test(each.mediaType)) ?? content?.[0]
  if (media?.schema === undefined || media.schema.origin === 'example') return undefined
  let views: readonly SchemaView[] = [media.schema]
  let required = true
  for (const key of membersOf(trail, media.schema)) {
    const steps = views.flatMap((view) => stepInto(view, key))
    if (steps.length === 0) return undefined
    required = required && views.some((view) => view.required.has(key) || view.items !== undefined)
    views = steps
  }
  const [schema] = views
  // Several alternatives declare the field: which one holds is for the body's own check to say, where they differ.
  if (schema === undefined || !views.every((view) => isAlike(view, schema))) return undefined
  const textual = !/json/.test(media.mediaType)
  return { label: `\`${spellTrail(trail)}\` in the body`, name: lastName(trail), schema, textual, required }
}

/** A field of a form may name a member in brackets, `meta[size]`, unless it is documented by just that name. */
function membersOf(trail: readonly string[], schema: SchemaView): readonly string[] {
  const [field = '', ...rest] = trail
  const [, base, members] = /^([^[\]]+)\[([^[\]]+(?:\]\[[^[\]]+)*)\]$/.exec(field) ?? []
  if (base === undefined || members === undefined || schema.properties.has(field)) return trail
  return [base, ...members.split(']['), ...rest]
}

/** Whether two schemas take the same kind of values. */
function isAlike(first: SchemaView, second: SchemaView): boolean {
  if (first === second) return true
  const types = [...(first.types ?? [])].toSorted().join(' ')
  return types !== '' && types === [...(second.types ?? [])].toSorted().join(' ') && first.format === second.format
}

function stepInto(view: SchemaView, key: string): readonly SchemaView[] {
  const own =
    view.properties.get(key) ?? (/^\d+$/.test(key) ? (view.prefixItems[Number(key)] ?? view.items) : undefined)
  if (own !== undefined) return [own]
  return view.alternatives.flatMap((group) => group.schemas.flatMap((schema) => stepInto(schema, key)))
}

function lastName(trail: readonly string[]): string {
  return trail.findLast((key) => !/^\d+$/.test(key)) ?? ''
}

function spellTrail(trail: readonly string[]): string {
  return trail.map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
}
