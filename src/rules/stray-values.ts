import type { Finding } from '../diagnostic/finding.ts'
import { endsInWords, resourceWords, sameWords, singular, wordsOf } from '../infer/words.ts'
import { consumerOf, type Consumer } from '../project/consumer.ts'
import type { FlowDefinition, FlowUse, SpecContext, StepContext } from '../project/model.ts'
import { groupBy } from '../text/group-by.ts'
import { quoted } from './wording.ts'

/** An identifier that is sent where another one is meant. */
export interface StrayValue {
  readonly use: FlowUse
  readonly consumer: Consumer
  /** What is extracted for that place by its name, and used nowhere. */
  readonly meant: FlowDefinition
}

/**
 * Identifiers of one thing that are sent as those of another: `{{contact}}` as `order_id`, where an earlier step extracts
 * the identifier of an order and nothing uses it. What a negative test sends may well be wrong.
 */
export function strayValues({ flow, steps, negative }: SpecContext): readonly StrayValue[] {
  const unused = flow.definitions.filter((each) => each.uses.length === 0 && each.step.step.role !== 'test')
  if (unused.length === 0) return []
  const order = new Map(steps.map((step, index) => [step, index]))
  const orderOf = (step: StepContext): number => order.get(step) ?? 0
  const byThing = groupBy(
    unused.flatMap((definition) => thingsOf(definition).map((thing) => ({ definition, thing: thing.join(' ') }))),
    ({ thing }) => thing,
  )
  return flow.uses.flatMap((use) => {
    const { source, step, placeholder } = use
    if ((source.kind !== 'extract' && source.kind !== 'config') || (negative && step.step.role === 'test')) return []
    const consumer = consumerOf(step, placeholder)
    const thing = consumer === undefined ? undefined : thingOf(consumer.name)
    if (consumer === undefined || thing === undefined || speaksOf(placeholder.name, thing)) return []
    if (source.kind === 'extract' && mayBeOf(source.definition, thing)) return []
    const [meant, other] = byThing.get(thing.join(' ')) ?? []
    if (meant === undefined || orderOf(meant.definition.step) >= orderOf(step)) return []
    // Of two that could be meant before it, neither is.
    const isOneOfTwo = other !== undefined && orderOf(other.definition.step) < orderOf(step)
    return isOneOfTwo ? [] : [{ use, consumer, meant: meant.definition }]
  })
}

/** The finding on one of them, with the fix that sends what is meant. */
export function describeStrayValue({ spec }: SpecContext, { use, consumer, meant }: StrayValue): Finding {
  const { name, text } = meant.extract
  const { span } = use.placeholder
  const producer = meant.step.operation?.label ?? 'its operation'
  return {
    at: { span },
    message: `${quoted(`{{${use.placeholder.name}}}`)} is sent as ${consumer.label}, and nothing uses ${quoted(`{{${name.value}}}`)}.`,
    help: `${quoted(name.value)} seems to be what belongs here: it is read from ${quoted(producer)} at ${quoted(text?.value ?? '')}.`,
    evidence: `${use.placeholder.name} ${consumer.label}`,
    related: [{ at: { source: spec.source, span: name.span }, message: `${quoted(name.value)} is extracted here` }],
    fix: {
      title: `send ${quoted(`{{${name.value}}}`)}`,
      safety: 'unsafe',
      edits: [{ span, text: `{{${name.value}}}` }],
    },
  }
}

const IDENTIFIER = /^(?:id|uid|uuid|guid)s?$/

/** `client package` of `client_package_uid`; `undefined` of a bare `uid`, and of what is no identifier. */
export function thingOf(name: string): readonly string[] | undefined {
  const words = wordsOf(name)
  if (words.length < 2 || !IDENTIFIER.test(words.at(-1) ?? '')) return undefined
  return resourceWords(words.slice(0, -1).join('_'))
}

/** What a value is an identifier of for sure, in the words of each source that tells; each once. */
function thingsOf(definition: FlowDefinition): readonly (readonly string[])[] {
  const { member, owners } = placeOf(definition)
  const of = thingOf(member)
  if (of !== undefined) return [of]
  if (!IDENTIFIER.test(member.toLowerCase())) return []
  const name = definition.extract.name.value
  const all = [...owners, thingOf(name) ?? resourceWords(name)]
  return all.filter((thing, index) => !all.slice(0, index).some((earlier) => sameWords(earlier, thing)))
}

/** Whether anything about a value speaks of the thing. */
function mayBeOf(definition: FlowDefinition, thing: readonly string[]): boolean {
  const { member, owners } = placeOf(definition)
  return speaksOf(member, thing) || owners.some((owner) => sameWords(owner, thing) || endsInWords(thing, owner))
}

/** Whether a name has one of the words of the thing. */
function speaksOf(name: string, thing: readonly string[]): boolean {
  return wordsOf(name).some((word) => thing.includes(word) || thing.includes(singular(word)))
}

/**
 * The last member of an extract's path, and what it may be a member of: where nothing or no list is named, what was asked
 * for.
 */
function placeOf({ extract, step }: FlowDefinition): {
  readonly member: string
  readonly owners: readonly (readonly string[])[]
} {
  const segments = extract.path?.segments ?? []
  const names = segments.flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []))
  const literals = step.operation?.template.segments.filter(({ parameters }) => parameters.length === 0) ?? []
  const isOnlyOne = names.length === 1 || names.length === segments.length
  const owners = [names.at(-2), isOnlyOne ? literals.at(-1)?.text : undefined]
  return {
    member: names.at(-1) ?? '',
    owners: owners.flatMap((owner) => (owner === undefined ? [] : [resourceWords(owner)])),
  }
}
