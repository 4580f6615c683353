import type { IdentifierPlan, PlannedInput, PlannedStep } from '../infer/model.ts'
import type { Sample } from '../infer/sampling/model.ts'
import { isBuiltInPlaceholder } from '../spec/built-in-placeholders.ts'
import type { Operation } from '../swagger/model.ts'
import { sentenceOf } from './operation-text.ts'
import { clip } from './prose.ts'
import { bodyOf, type Entry, map, queryOf, text } from './request-values.ts'
import { expectedStatuses } from './statuses.ts'
import { nameStep } from './step-name.ts'
import { yamlBlock } from './yaml-text.ts'

/** Longest description of a step. */
const LONGEST_DESCRIPTION = 120

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

/** Everything of a step up to what comes back. */
function call(
  operation: Operation,
  inputs: readonly PlannedInput[],
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

function describe(operation: Operation, wanted: readonly string[]): string {
  const said = clip(sentenceOf(operation), LONGEST_DESCRIPTION)
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
  inputs: readonly PlannedInput[],
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

function placeholdersIn(sample: Sample): readonly string[] {
  if (sample.kind === 'list') return sample.items.flatMap(placeholdersIn)
  if (sample.kind === 'map') return sample.entries.flatMap(([, value]) => placeholdersIn(value))
  return typeof sample.value === 'string'
    ? [...sample.value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
    : []
}
