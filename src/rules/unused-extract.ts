import type { FlowDefinition, SpecContext, StepContext } from '../project/model.ts'

/** The only value that steps before one extract for nothing: what that step may well mean. */
export function onlyUnusedBefore({ flow, steps }: SpecContext, step: StepContext): FlowDefinition | undefined {
  const earlier = new Set(steps.slice(0, steps.indexOf(step)))
  const unused = flow.definitions.filter((each) => each.uses.length === 0 && earlier.has(each.step))
  return unused.length === 1 ? unused[0] : undefined
}
