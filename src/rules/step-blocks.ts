import type { SpecContext, StepContext } from '../project/model.ts'
import type { Spec, Step, StepBlock } from '../spec/model.ts'

/** Every block of steps, prerequisites first. */
export function allBlocks({ prerequisites, testRequest }: Spec): readonly StepBlock[] {
  return [...prerequisites.blocks, ...testRequest.blocks]
}

/**
 * Steps that were read as they are written, in the order in which they run: those well before the first YAML problem of
 * their block. Everything else may be a consequence of it, and the problem itself is told by `steps/syntax`.
 */
export function readableSteps({ spec, steps }: SpecContext): readonly StepContext[] {
  const broken = allBlocks(spec).filter(({ problems }) => problems.length > 0)
  if (broken.length === 0) return steps
  const doubtful = new Set(broken.flatMap((block) => block.steps.filter((step) => !isReadable(step, block))))
  return steps.filter(({ step }) => !doubtful.has(step))
}

/**
 * Whether a step was read as it is written. The step above a problem may have lost its end to it, so only those count
 * that another one follows before the problem.
 */
export function isReadable(step: Step, { problems, steps }: StepBlock): boolean {
  const [first] = problems
  if (first === undefined) return true
  const next = steps[steps.indexOf(step) + 1]
  return next !== undefined && next.node.span.start <= first.span.start
}

/** How a message names a step: by its id where it has one. */
export function nameOfStep({ id }: Step): string {
  return id === undefined || id.value.trim() === '' ? 'this step' : `step \`${id.value}\``
}

/** The same at the start of a sentence. */
export function stepAsSubject(step: Step): string {
  const name = nameOfStep(step)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
