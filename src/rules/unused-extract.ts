import { wordsOf } from '../infer/words.ts'
import type { FlowDefinition, SpecContext, StepContext } from '../project/model.ts'

/** The only value that steps before one extract for nothing: what that step may well mean. */
export function onlyUnusedBefore({ flow, steps }: SpecContext, step: StepContext): FlowDefinition | undefined {
  const earlier = new Set(steps.slice(0, steps.indexOf(step)))
  const unused = flow.definitions.filter((each) => each.uses.length === 0 && earlier.has(each.step))
  return unused.length === 1 ? unused[0] : undefined
}

/** The same, where its name is a shorter or a longer one of a name without a value: `id` of `item_id`. */
export function unusedLike(context: SpecContext, step: StepContext, name: string): FlowDefinition | undefined {
  const only = onlyUnusedBefore(context, step)
  if (only === undefined) return undefined
  const [asked, extracted] = [wordsOf(name), wordsOf(only.extract.name.value)]
  const [fewer, more] = asked.length < extracted.length ? [asked, extracted] : [extracted, asked]
  return fewer.every((word) => more.includes(word)) ? only : undefined
}
