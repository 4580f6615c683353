import type { SpecContext, StepContext } from '../project/model.ts'
import { isBuiltInPlaceholder } from '../spec/built-in-placeholders.ts'

/** Whether `{{name}}` has a value when a step runs: extracted by an earlier step, from the config, or built in. */
export function isKnownTo({ steps, config }: SpecContext, step: StepContext, name: string): boolean {
  if (config.variables.includes(name) || isBuiltInPlaceholder(name)) return true
  return steps
    .slice(0, steps.indexOf(step))
    .some((earlier) => earlier.step.extracts.some((extract) => extract.name.value === name))
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
