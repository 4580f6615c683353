import type { Finding, ProposedFix } from '../diagnostic/finding.ts'
import { resourceWords, sameWords, singular, wordsOf } from '../infer/words.ts'
import type { SpecContext, StepContext } from '../project/model.ts'
import type { Operation } from '../swagger/model.ts'
import type { Span } from '../text/span.ts'
import { thingOf } from './stray-values.ts'
import { pathValues } from './step-path.ts'
import { given, quoted } from './wording.ts'

/** A parameter of a path, and the placeholder that a step has in its place. */
interface Slot {
  readonly parameter: string
  /** The parameter with what it is of, as the segment before it says: `line_id` for the `id` of `/lines/{id}`. */
  readonly fullName: string
  readonly placeholder: string
  readonly span: Span
}

/**
 * Values in the path of a step that stand in each other's place, by their names: `{{comment_id}}` where `ticket_id` is
 * taken and the other way round, or `{{ticket_id}}` in both places.
 */
export function* exchangedValues(context: SpecContext): Generator<Finding> {
  for (const { slot, other, kind } of misplacedOf(context)) {
    if (kind === 'exchanged') yield exchanged(slot, other)
    else yield repeated(slot, other, meantFor(context, slot))
  }
}

/** Names that are extracted for nothing, as another value stands twice, of which {@link exchangedValues} tells. */
export function namesMeantForRepeats(context: SpecContext): readonly string[] {
  return misplacedOf(context).flatMap(({ slot, kind }) => (kind === 'repeated' ? (meantFor(context, slot) ?? []) : []))
}

/** Where the values stand of which {@link exchangedValues} tells, as offsets. */
export function misplacedStarts(context: SpecContext): ReadonlySet<number> {
  return new Set(
    misplacedOf(context).flatMap(({ slot, other, kind }) =>
      kind === 'exchanged' ? [slot.span.start, other.span.start] : [slot.span.start],
    ),
  )
}

/** A value that has the name of another parameter of the same path. */
interface Misplaced {
  readonly slot: Slot
  readonly other: Slot
  readonly kind: 'exchanged' | 'repeated'
}

function misplacedOf({ steps }: SpecContext): readonly Misplaced[] {
  return steps.flatMap((step) => {
    const slots = slotsOf(step)
    return slots.flatMap((slot, index): readonly Misplaced[] => {
      if (isOf(slot.placeholder, slot)) return []
      const other = slots.find((each) => each !== slot && isOf(slot.placeholder, each))
      if (other === undefined) return []
      // Told at the first of the two.
      if (isOf(other.placeholder, slot)) return slots.indexOf(other) > index ? [{ slot, other, kind: 'exchanged' }] : []
      const isTwice = other.placeholder === slot.placeholder && !isRoleOf(slot.parameter, other.parameter)
      return isTwice ? [{ slot, other, kind: 'repeated' }] : []
    })
  })
}

/** The only name that is extracted for a parameter by its name, and used nowhere. */
function meantFor({ flow }: SpecContext, slot: Slot): string | undefined {
  const names = flow.definitions.flatMap(({ uses, step, extract: { name } }) =>
    uses.length === 0 && step.step.role !== 'test' && isOf(name.value, slot) ? [name.value] : [],
  )
  return names.length === 1 ? names[0] : undefined
}

/** The parameters of a path for which it has a placeholder and nothing else. */
function slotsOf({ step, operation }: StepContext): readonly Slot[] {
  if (operation === undefined || step.path === undefined || operation.template.parameters.length < 2) return []
  return pathValues(step.path.pathname, operation).flatMap(({ parameter, value: { value, span } }) => {
    const placeholder = /^\{\{(\w+)\}\}$/.exec(value)?.[1]
    if (placeholder === undefined) return []
    return [{ parameter, fullName: fullNameOf(parameter, operation), placeholder, span }]
  })
}

function fullNameOf(parameter: string, { template: { segments } }: Operation): string {
  const index = segments.findIndex(({ parameters }) => parameters.includes(parameter))
  const before = segments[index - 1]
  return before === undefined || before.parameters.length > 0
    ? parameter
    : [...resourceWords(before.text), parameter].join('_')
}

/** Whether a placeholder has the name of a parameter, in whatever spelling: `ticketId`, `ticket_uid`, `first_ticket`. */
function isOf(placeholder: string, { parameter, fullName }: Pick<Slot, 'parameter' | 'fullName'>): boolean {
  if ([parameter, fullName].some((name) => fold(placeholder) === fold(name))) return true
  const thing = thingOf(parameter)
  // `charge_id` of a parameter that is called `charge`.
  if (thing === undefined && sameWords(thingOf(placeholder) ?? [], resourceWords(parameter))) return true
  const words = new Set(wordsOf(placeholder).map(singular))
  return thing?.every((word) => words.has(singular(word))) ?? false
}

/** `target_group_id` is a group as well, and may be the same one as `group_id`. */
function isRoleOf(parameter: string, other: string): boolean {
  return fold(parameter).endsWith(fold(other))
}

function fold(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[-_]/g, '')
    .replace(/(?:uuid|uid|guid)$/, 'id')
}

function exchanged(first: Slot, second: Slot): Finding {
  return {
    at: { span: first.span },
    message: `${spelled(first)} stands where ${quoted(first.parameter)} is taken, and ${spelled(second)} where ${quoted(second.parameter)} is.`,
    help: 'By their names, each is meant for the place of the other.',
    evidence: `exchanged ${first.parameter} ${second.parameter}`,
    fix: {
      title: 'exchange the two',
      safety: 'unsafe',
      edits: [
        { span: first.span, text: `{{${second.placeholder}}}` },
        { span: second.span, text: `{{${first.placeholder}}}` },
      ],
    },
  }
}

function repeated(slot: Slot, meant: Slot, unused: string | undefined): Finding {
  return {
    at: { span: slot.span },
    message: `${spelled(slot)} stands where ${quoted(slot.parameter)} is taken, and where ${quoted(meant.parameter)} is as well.`,
    help: `By its name it is the value of ${quoted(meant.parameter)}: send that of ${quoted(slot.parameter)} here.`,
    evidence: `repeated ${slot.parameter}`,
    ...given('fix', unused === undefined ? undefined : sendInstead(slot, unused)),
  }
}

function sendInstead({ span }: Slot, name: string): ProposedFix {
  const text = `{{${name}}}`
  return { title: `send ${quoted(text)}`, safety: 'unsafe', edits: [{ span, text }] }
}

function spelled({ placeholder }: Slot): string {
  return quoted(`{{${placeholder}}}`)
}
