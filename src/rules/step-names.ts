import type { SpecContext, StepContext } from '../project/model.ts'
import { isBuiltInPlaceholder } from '../spec/built-in-placeholders.ts'

/** Whether `{{name}}` has a value when a step runs: extracted by an earlier step, from the config, or built in. */
export function isKnownTo(context: SpecContext, step: StepContext, name: string): boolean {
  if (context.config.variables.includes(name) || isBuiltInPlaceholder(name)) return true
  const { order, first } = sequenceOf(context)
  const extracted = first.get(name)
  return extracted !== undefined && extracted < (order.get(step) ?? 0)
}

/** Where each step stands, and which is the first to extract a name. */
interface Sequence {
  readonly order: ReadonlyMap<StepContext, number>
  readonly first: ReadonlyMap<string, number>
}

/** Many values of many steps may be asked for. */
const SEQUENCES = new WeakMap<SpecContext, Sequence>()

function sequenceOf(context: SpecContext): Sequence {
  let sequence = SEQUENCES.get(context)
  if (sequence === undefined) {
    const order = new Map<StepContext, number>()
    const first = new Map<string, number>()
    for (const [index, step] of context.steps.entries()) {
      order.set(step, index)
      for (const { name } of step.step.extracts) if (!first.has(name.value)) first.set(name.value, index)
    }
    SEQUENCES.set(context, (sequence = { order, first }))
  }
  return sequence
}

/** Every name that has a value of this spec or its project when a step runs, the nearest extracts first. */
export function namesKnownTo({ steps, config }: SpecContext, step: StepContext): readonly string[] {
  const earlier = steps.slice(0, steps.indexOf(step)).toReversed()
  return [
    ...new Set([
      ...earlier.flatMap(({ step: { extracts } }) => extracts.map(({ name }) => name.value)),
      ...config.variables,
    ]),
  ]
}
