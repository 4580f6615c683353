import type { SpecContext, StepContext } from '../project/model.ts'
import { isCertain } from './frontmatter-problems.ts'

/** The step that the frontmatter is about: the one of the test request that calls the endpoint, else its first. */
export function mainTestStep(steps: readonly StepContext[]): StepContext | undefined {
  const tests = steps.filter(({ step }) => step.role === 'test')
  return tests.find(({ callsEndpoint }) => callsEndpoint) ?? tests[0]
}

/** Whether the frontmatter names outcomes of which a step, the one that it is about, expects none. */
export function contradictsOutcome({ spec }: SpecContext, { step }: StepContext): boolean {
  const { expectedOutcome } = spec.frontmatter
  if (expectedOutcome.length === 0 || step.statuses.length === 0 || !isCertain(spec, 'expectedOutcome')) return false
  const said = new Set(expectedOutcome.map(({ value }) => value))
  return !step.statuses.some(({ value }) => said.has(value))
}
