import type { Severity } from '../diagnostic/severity.ts'
import type { SpecContext, StepContext } from '../project/model.ts'
import type { Operation } from '../swagger/model.ts'
import { quoted } from './wording.ts'

/** A request that is judged: a step whose operation is known. */
export interface RequestSite {
  readonly context: SpecContext
  readonly step: StepContext
  readonly operation: Operation
  /** The part of the request that is judged. */
  readonly part: 'body' | 'query'
}

/**
 * Whether a step is meant to be refused: it is the test of a spec that expects only statuses from 400 on, or expects
 * such itself. What it leaves out or makes up, it does on purpose.
 */
export function expectsRefusal({ context, step: { step } }: RequestSite): boolean {
  if (step.role === 'test' && context.negative) return true
  return step.statuses.length > 0 && step.statuses.every((status) => status.value >= 400)
}

/** Whether the block of a step could not be read as it was meant: what is odd in it then follows from that. */
export function isInBrokenBlock({ context: { spec }, step: { step } }: RequestSite): boolean {
  const { blocks } = step.role === 'test' ? spec.testRequest : spec.prerequisites
  return blocks.some((block) => block.problems.length > 0 && block.steps.includes(step))
}

/** How grave a finding is in this place, and what the help says of it. */
export interface RequestGrade {
  readonly severity?: Severity
  readonly notes: readonly string[]
}

/**
 * Milder where the author knows of it, where the step only prepares the test, and where a refusal is what is tested.
 *
 * @param names what the finding is about; the author knows of it where the spec's own notes name all of them
 * @param doubtful a server may well take it
 */
export function gradeRequest(site: RequestSite, names: readonly string[], doubtful = false): RequestGrade {
  const { context, step } = site
  if (names.length > 0 && names.every((name) => context.acknowledges(name))) {
    const [first] = names
    const named = first === undefined || names.length > 1 ? 'these' : quoted(first)
    return { severity: 'info', notes: [`The spec's own notes name ${named}.`] }
  }
  if (expectsRefusal(site))
    return { severity: 'info', notes: ['The step expects a refusal, so this may be on purpose.'] }
  return doubtful || step.step.role === 'prerequisite' ? { severity: 'info', notes: [] } : { notes: [] }
}
