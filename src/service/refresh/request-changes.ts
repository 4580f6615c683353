import type { PlannedIdentifier, IdentifierPlan } from '../../infer/model.ts'
import type { Sample } from '../../infer/sampling/model.ts'
import { sampleSchema } from '../../infer/sampling/sample-schema.ts'
import { sampleOfBinding } from '../../infer/sampling/sample-value.ts'
import { isInBody } from '../../project/conformance/query.ts'
import type { Trail } from '../../project/conformance/trail.ts'
import type { SpecContext, StepContext } from '../../project/model.ts'
import { bodyMismatches, missingBody, sentBody } from '../../rules/request-body.ts'
import { differenceOf } from '../../rules/request-query.ts'
import { expectsRefusal, isInBrokenBlock, type RequestSite } from '../../rules/request-site.ts'
import { bodyOf, queryOf, requestFor } from '../../scaffold/request-values.ts'
import { entryOf, type MapNode, type Node } from '../../syntax/node.ts'
import type { SchemaView } from '../../swagger/model.ts'
import type { SpecChange } from './model.ts'
import { addEntries, type NewEntry } from './yaml-entries.ts'

/** A test request, the operation that it calls, and where the identifiers of that come from. */
interface Request extends Omit<RequestSite, 'part'> {
  readonly plan: IdentifierPlan
}

/**
 * Adds what the operation requires and the test requests leave out. Nothing that they send is touched, and a test of a
 * refusal leaves out what it leaves out.
 */
export function* requestChanges(context: SpecContext, plan: IdentifierPlan): Generator<SpecChange> {
  for (const step of testRequests(context)) {
    const request = { context, step, operation: plan.operation, plan }
    if (isInBrokenBlock({ ...request, part: 'body' }) || expectsRefusal({ ...request, part: 'body' })) continue
    yield* queryChanges(request)
    yield* bodyChanges(request)
  }
}

/** The steps that test the operation of a spec. */
export function testRequests({ steps, operation }: SpecContext): readonly StepContext[] {
  return steps.filter((step) => step.step.role === 'test' && step.callsEndpoint && step.operation === operation)
}

function* queryChanges(request: Request): Generator<SpecChange> {
  const { context, operation, plan } = request
  const { step } = request.step
  const names = differenceOf({ ...request, part: 'query' })
    .missing.map(({ name }) => name)
    .filter((name) => !context.acknowledges(name) && !isInBody(step, name))
  const sampled = queryOf(operation, plan.identifiers)
  const entries = names.flatMap((name) => sampled.filter(([key]) => key === name || key.startsWith(`${name}[`)))
  if (entries.length === 0) return
  const params = entryOf(step.node, 'params')
  if (params === undefined) yield* added(request, step.node, [['params', { kind: 'map', entries }]], names)
  else if (params.value.kind === 'map') yield* added(request, params.value, entries, names)
}

function* bodyChanges(request: Request): Generator<SpecChange> {
  const { context, operation, plan } = request
  const { step } = request.step
  const site = { ...request, part: 'body' } as const
  const sampled = bodyOf(operation, plan.identifiers)
  const body = sentBody(step)
  if (body === undefined) {
    const hasKey = sampled.some(([key]) => entryOf(step.node, key) !== undefined)
    if (missingBody(site) !== undefined && !hasKey) yield* added(request, step.node, sampled, [])
    return
  }
  for (const mismatch of bodyMismatches(site, body)) {
    if (mismatch.kind !== 'missing-keys') continue
    const { trail, schema } = mismatch
    const names = mismatch.names.filter((name) => !context.acknowledges(name))
    if (body.sending === 'form') {
      if (trail.length === 0) yield* formChanges(request, sampled, names)
      continue
    }
    const target = nodeAt(body.key.value, trail)
    if (target?.kind !== 'map') continue
    const whole = sampled.find(([key]) => key === 'body')?.[1]
    const entries = names.map((name): NewEntry => [
      name,
      memberOf(whole, trail, name) ?? fieldSample(plan.identifiers, trail, name, schema),
    ])
    yield* added(request, target, entries, names)
  }
}

function* formChanges(request: Request, sampled: readonly NewEntry[], names: readonly string[]): Generator<SpecChange> {
  for (const [key, sample] of sampled) {
    const own = sample.kind === 'map' ? sample.entries.filter(([name]) => names.includes(name)) : []
    if (own.length === 0) continue
    const there = entryOf(request.step.step.node, key)
    const told = own.map(([name]) => name)
    if (there === undefined) yield* added(request, request.step.step.node, [[key, { kind: 'map', entries: own }]], told)
    else if (there.value.kind === 'map') yield* added(request, there.value, own, told)
  }
}

/**
 * The change that adds entries to the step itself, behind how it is called, or to a part of what it sends.
 *
 * @param names what is told; none for the body as a whole
 */
function* added(
  { context, step: { step } }: Request,
  target: MapNode,
  entries: readonly NewEntry[],
  names: readonly string[],
): Generator<SpecChange> {
  const call = ['form_fields', 'params', 'token', 'path'].map((key) => entryOf(step.node, key))
  const after = target === step.node ? call.find((entry) => entry !== undefined) : undefined
  const edit = addEntries(context.spec.source.text, target, entries, after)
  if (edit === undefined) return
  const what = names.length === 0 ? 'the body' : names.map((name) => `\`${name}\``).join(', ')
  yield { part: 'request', title: `adds ${what} to the test request`, edits: [edit] }
}

function nodeAt(node: Node, trail: Trail): Node | undefined {
  return trail.reduce<Node | undefined>((at, key) => {
    if (typeof key === 'number') return at?.kind === 'list' ? at.items[key] : undefined
    return entryOf(at, key)?.value
  }, node)
}

/** What the sampled body has at a place; `undefined` where it has chosen another alternative. */
function memberOf(sample: Sample | undefined, trail: Trail, name: string): Sample | undefined {
  return [...trail, name].reduce<Sample | undefined>((at, key) => {
    if (typeof key === 'number') return at?.kind === 'list' ? (at.items[key] ?? at.items[0]) : undefined
    return at?.kind === 'map' ? at.entries.find(([other]) => other === key)?.[1] : undefined
  }, sample)
}

function fieldSample(
  identifiers: readonly PlannedIdentifier[],
  trail: Trail,
  name: string,
  schema: SchemaView,
): Sample {
  const keys = [...trail.map((key) => (typeof key === 'number' ? '[]' : key)), name].join('\0')
  const own = identifiers.find(({ consumer }) => consumer.in === 'body' && consumer.trail.join('\0') === keys)
  if (own !== undefined && !own.consumer.plural) return sampleOfBinding(own.binding)
  const member = schema.properties.get(name)
  if (member === undefined) return { kind: 'scalar', value: 'sample', invented: true }
  return sampleSchema(member, undefined, requestFor([], 'body'))
}
