import type { StepContext } from '../project/model.ts'

/** The step that the frontmatter is about: the one of the test request that calls the endpoint, else its first. */
export function mainTestStep(steps: readonly StepContext[]): StepContext | undefined {
  const tests = steps.filter(({ step }) => step.role === 'test')
  return tests.find(({ callsEndpoint }) => callsEndpoint) ?? tests[0]
}
