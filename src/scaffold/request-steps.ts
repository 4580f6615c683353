import type { Binding, Consumer, IdentifierPlan, PlannedStep } from '../infer/model.ts'
import { type Sample, type SampleRequest, spellTrail } from '../infer/sampling/model.ts'
import { chooseContent, sampleBody } from '../infer/sampling/sample-body.ts'
import { sampleSchema } from '../infer/sampling/sample-schema.ts'
import { sampleOfBinding } from '../infer/sampling/sample-value.ts'
import { isBuiltInPlaceholder } from '../spec/built-in-placeholders.ts'
import type { Operation, Parameter } from '../swagger/model.ts'
import { lineOf, clip } from './prose.ts'
import { expectedStatuses } from './statuses.ts'
import { nameStep } from './step-name.ts'
import { TEXT_JUDGE } from './text-judge.ts'
import { yamlBlock } from './yaml-text.ts'

/** Longest description of a step. */
const LONGEST_DESCRIPTION = 120

/** Parameters of one query that are sent: nobody's operation requires as many, and each is given a value. */
const MOST_SENT = 1_000

/** What steps need to know besides their plan. */
export interface StepSurroundings {
  /** The token that an operation is called with. */
  readonly tokenOf: (operation: Operation) => string
  /** Whether a path leads to an operation: a fixed value in it may by chance lead to another one. */
  readonly leadsTo: (operation: Operation, path: string) => boolean
}

/** Steps as a template gets them. */
export interface RequestSteps {
  /** Empty where there are none. */
  readonly prerequisites: string
  readonly testRequest: string
  /** Names of placeholders that nothing defines, in the order in which they are sent. */
  readonly open: readonly string[]
}

/** What is sent for an identifier. */
export interface Input {
  readonly consumer: Consumer
  readonly binding: Binding
}

/** The steps of a plan, and the test request behind them. */
export function requestSteps(plan: IdentifierPlan, surroundings: StepSurroundings): RequestSteps {
  const names = new Set<string>()
  const before = plan.steps.map((step) => prerequisite(step, names, surroundings))
  const test = call(plan.operation, plan.identifiers, names, surroundings)
  const testStep = map([...test.head, ['expect', expectation(plan.operation)]])
  const defined = new Set(plan.steps.flatMap(({ extracts }) => extracts.map(({ variable }) => variable)))
  const sent = [...before.flatMap(({ opened }) => opened), ...test.opened]
  return {
    prerequisites: before.length === 0 ? '' : blockOf(before.map(({ step }) => step)),
    testRequest: blockOf([testStep]),
    open: [...new Set(sent)].filter((name) => !defined.has(name)),
  }
}

function blockOf(steps: readonly Sample[]): string {
  return `steps:\n${steps.map((step) => yamlBlock({ kind: 'list', items: [step] }, '  ')).join('\n\n')}`
}

function prerequisite(
  step: PlannedStep,
  names: Set<string>,
  surroundings: StepSurroundings,
): { readonly step: Sample; readonly opened: readonly string[] } {
  const { operation, inputs, extracts } = step
  const { head, opened } = call(
    operation,
    inputs,
    names,
    surroundings,
    extracts.map(({ variable }) => variable),
  )
  const extract: readonly Entry[] = extracts.map(({ variable, jsonPath }) => [variable, text(jsonPath)])
  const tail: readonly Entry[] = [
    ...(extract.length === 0 ? [] : [['extract', map(extract)] as const]),
    ['expect', expectation(operation)],
    ['onFail', text('abort')],
  ]
  return { step: map([...head, ...tail]), opened }
}

/** A key of a step, and what stands under it. */
export type Entry = readonly [string, Sample]

/** Everything of a step up to what comes back. */
function call(
  operation: Operation,
  inputs: readonly Input[],
  names: Set<string>,
  surroundings: StepSurroundings,
  wanted: readonly string[] = [],
): { readonly head: readonly Entry[]; readonly opened: readonly string[] } {
  const params = queryOf(operation, inputs)
  const head: Entry[] = [
    ['id', text(nameStep(operation, names))],
    ['description', text(describe(operation, wanted))],
    ['method', text(operation.method)],
    ['path', text(pathOf(operation, inputs, surroundings))],
    ['token', text(surroundings.tokenOf(operation))],
  ]
  if (params.length > 0) head.push(['params', map(params)])
  head.push(...bodyOf(operation, inputs))
  const open = new Set(inputs.flatMap(({ binding }) => (binding.kind === 'open' ? [binding.variable] : [])))
  const undeclared = placeholdersIn(map(head)).filter(
    (name) => open.has(name) || !inputs.some(({ binding }) => binding.kind !== 'literal' && binding.variable === name),
  )
  return { head, opened: undeclared.filter((name) => !isBuiltInPlaceholder(name)) }
}

function describe({ summary, label, description }: Operation, wanted: readonly string[]): string {
  const [sentence = ''] = lineOf(summary ?? description ?? '').split(/(?<=[.!?])\s/)
  const said = clip(sentence === '' ? label : sentence.replace(/\.$/, ''), LONGEST_DESCRIPTION)
  return wanted.length === 0 ? said : `${said}; gives ${wanted.join(', ')}`
}

function expectation(operation: Operation): Sample {
  const { statuses } = expectedStatuses(operation)
  return map([
    ['status', { kind: 'list', items: statuses.map((value) => ({ kind: 'scalar', value, invented: false }) as const) }],
  ])
}

/** The path with placeholders, or with a documented value where that leads to the operation all the same. */
function pathOf(
  operation: Operation,
  inputs: readonly Input[],
  { leadsTo }: Pick<StepSurroundings, 'leadsTo'>,
): string {
  const template = operation.label.slice(operation.method.length + 1)
  const bindings = new Map(
    inputs.filter(({ consumer }) => consumer.in === 'path').map(({ consumer, binding }) => [consumer.field, binding]),
  )
  const fill = (literals: boolean) =>
    template.replace(/\{([^{}]*)\}|(?<=\/):([A-Za-z_]\w*)(?=\/|$)/g, (_, braced?: string, colon?: string) => {
      const name = (braced ?? colon ?? '').trim()
      const binding = bindings.get(name)
      const isPlain = binding?.kind === 'literal' && /^[\w.~-]+$/.test(String(binding.value))
      if (binding !== undefined && binding.kind !== 'literal') return `{{${binding.variable}}}`
      return literals && isPlain ? String(binding.value) : `{{${variableOf(name)}}}`
    })
  const path = fill(true)
  const open = fill(false)
  return path === open || leadsTo(operation, path) ? path : open
}

/** A name that a placeholder can have. */
export function variableOf(name: string): string {
  return name.replace(/\W+/g, '_') || 'value'
}

/** What a step sends as its query: the first parameters that are required, and the identifiers that people send. */
export function queryOf(operation: Operation, inputs: readonly Input[]): readonly Entry[] {
  const bindings = new Map(
    inputs
      .filter(({ consumer }) => consumer.in === 'query' && consumer.wanted)
      .map(({ consumer, binding }) => [consumer.field, binding]),
  )
  const sent = operation.parameters.filter(
    (parameter) => parameter.in === 'query' && (parameter.required || bindings.has(parameter.name)),
  )
  return sent.slice(0, MOST_SENT).flatMap((parameter) => queryEntries(parameter, bindings.get(parameter.name)))
}

function queryEntries(parameter: Parameter, binding: Binding | undefined): readonly Entry[] {
  const { name, schema, separator } = parameter
  if (binding !== undefined) {
    const bound = sampleOfBinding(binding)
    if (bound.kind === 'scalar') return [[name, asText(bound)]]
  }
  const sample = sampleSchema(schema, undefined, requestFor([], 'query'))
  if (sample.kind === 'map') return sample.entries.map(([key, value]) => [`${name}[${key}]`, asText(value)] as const)
  if (sample.kind === 'scalar') return [[name, asText(sample)]]
  const [first] = sample.items
  if (first?.kind === 'scalar') {
    const { invented } = first
    return [
      [
        name,
        {
          kind: 'scalar',
          value: sample.items.map((item) => (item.kind === 'scalar' ? String(item.value) : '')).join(separator ?? ','),
          invented,
        },
      ],
    ]
  }
  return [[name, sample]]
}

/** Parameters of a query are texts, and are quoted so that nobody takes them for anything else. */
function asText(sample: Sample): Sample {
  return sample.kind === 'scalar' && sample.value !== null ? { ...sample, value: String(sample.value) } : sample
}

/** The keys under which a step sends its body: `body`, or those of a form. */
export function bodyOf(operation: Operation, inputs: readonly Input[]): readonly Entry[] {
  const sampled = sampleBody(operation, requestFor(inputs, 'body'))
  switch (sampled?.kind) {
    case 'json':
      return [['body', sampled.body]]
    case 'multipart': {
      const parts: readonly Entry[] = [
        ['form_fields', map(sampled.fields)],
        [
          'file_fields',
          map(
            sampled.files.map(([name]) => [name, { kind: 'scalar', value: './sample.txt', invented: true }] as const),
          ),
        ],
      ]
      return [
        ['content_type', text('multipart')],
        ...parts.filter(([, part]) => part.kind === 'map' && part.entries.length > 0),
      ]
    }
    default:
      return []
  }
}

/** How values are made for one place of a request. */
export function requestFor(inputs: readonly Input[], place: Consumer['in']): SampleRequest {
  const own = inputs.filter(({ consumer }) => consumer.in === place)
  const bindings = new Map(own.map(({ consumer, binding }) => [spellTrail(consumer.trail), binding] as const))
  return { bindings, placeholders: true, judge: TEXT_JUDGE }
}

/** What of an operation's request a step has no key for. */
export function unsayable(operation: Operation): readonly string[] {
  const { parameters, requestBody } = operation
  const elsewhere = parameters.filter(
    ({ in: place, required, name }) =>
      required && (place === 'header' || place === 'cookie') && !/^(?:authorization|content-type|accept)$/i.test(name),
  )
  const inQuery = parameters.filter(({ in: place, required }) => required && place === 'query')
  const content = requestBody?.content ?? []
  const chosen = chooseContent(content)
  const isForm = chosen?.mediaType === 'application/x-www-form-urlencoded'
  return [
    ...elsewhere.map(
      ({ name, in: place }) =>
        `The swagger requires the ${place} \`${lineOf(name).replaceAll('`', '')}\`, which a step does not send.`,
    ),
    ...(inQuery.length > MOST_SENT
      ? [`The swagger requires more than ${MOST_SENT} parameters of the query; a step sends the first of them.`]
      : []),
    ...(content.length > 0 && chosen === undefined
      ? [
          `The body is documented as ${content.map(({ mediaType }) => `\`${mediaType.replaceAll('`', '')}\``).join(', ')} only, which a step does not send.`,
        ]
      : []),
    ...(isForm ? ['The body is documented as `application/x-www-form-urlencoded`.'] : []),
    ...(expectedStatuses(operation).assumed ? ['The swagger documents no success; that 200 is one is assumed.'] : []),
  ]
}

function placeholdersIn(sample: Sample): readonly string[] {
  if (sample.kind === 'list') return sample.items.flatMap(placeholdersIn)
  if (sample.kind === 'map') return sample.entries.flatMap(([, value]) => placeholdersIn(value))
  return typeof sample.value === 'string'
    ? [...sample.value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
    : []
}

function map(entries: readonly Entry[]): Sample {
  return { kind: 'map', entries }
}

function text(value: string): Sample {
  return { kind: 'scalar', value, invented: false }
}
