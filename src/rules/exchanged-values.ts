import type { Finding } from '../diagnostic/finding.ts'
import { singular, wordsOf } from '../infer/words.ts'
import type { SpecContext, StepContext } from '../project/model.ts'
import type { Span } from '../text/span.ts'
import { thingOf } from './stray-values.ts'
import { segmentsOf } from './step-path.ts'
import { quoted } from './wording.ts'

/** A parameter of a path, and the placeholder that a step has in its place. */
interface Slot {
  readonly parameter: string
  readonly placeholder: string
  readonly span: Span
}

/**
 * Values in the path of a step that stand in each other's place, by their names: `{{comment_id}}` where `ticket_id` is
 * taken and the other way round, or `{{ticket_id}}` in both places.
 */
export function* exchangedValues({ steps }: SpecContext): Generator<Finding> {
  for (const step of steps) {
    const slots = slotsOf(step)
    for (const [index, slot] of slots.entries()) {
      if (isOf(slot.placeholder, slot.parameter)) continue
      const other = slots.find((each) => each !== slot && isOf(slot.placeholder, each.parameter))
      if (other === undefined) continue
      if (isOf(other.placeholder, slot.parameter)) {
        // Told at the first of the two.
        if (slots.indexOf(other) > index) yield exchanged(slot, other)
      } else if (other.placeholder === slot.placeholder && !isRoleOf(slot.parameter, other.parameter)) {
        yield repeated(slot, other)
      }
    }
  }
}

/** Segments that are one parameter and one placeholder; counted from the end, as prefixes may be left out. */
function slotsOf({ step, operation }: StepContext): readonly Slot[] {
  if (operation === undefined || step.path === undefined || operation.template.parameters.length < 2) return []
  const { segments } = operation.template
  const said = segmentsOf(step.path.pathname)
  return segments.flatMap(({ parameters }, index) => {
    const [parameter, ...others] = parameters
    const segment = said.at(index - segments.length)
    const placeholder = /^\{\{(\w+)\}\}$/.exec(segment?.value ?? '')?.[1]
    if (parameter === undefined || others.length > 0 || segment === undefined || placeholder === undefined) return []
    return [{ parameter, placeholder, span: segment.span }]
  })
}

/** Whether a placeholder has the name of a parameter, in whatever spelling: `ticketId`, `ticket_uid`, `first_ticket`. */
function isOf(placeholder: string, parameter: string): boolean {
  if (fold(placeholder) === fold(parameter)) return true
  const thing = thingOf(parameter)
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

function repeated(slot: Slot, meant: Slot): Finding {
  return {
    at: { span: slot.span },
    message: `${spelled(slot)} stands where ${quoted(slot.parameter)} is taken, and where ${quoted(meant.parameter)} is as well.`,
    help: `By its name it is the value of ${quoted(meant.parameter)}: send that of ${quoted(slot.parameter)} here.`,
    evidence: `repeated ${slot.parameter}`,
  }
}

function spelled({ placeholder }: Slot): string {
  return quoted(`{{${placeholder}}}`)
}
