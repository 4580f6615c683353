/**
 * What judges and writes specs: most of the program, which a run whose result is known does not evaluate. Only
 * `import('./engine.ts')` leads here.
 */
export { RULES } from '../rules/index.ts'
export { findAffected, findDependents } from '../service/affected.ts'
export { createSpecLint } from '../service/create-spec-lint.ts'
export { describeProposal, renderProposal } from '../service/proposal/describe-proposal.ts'
export { proposeConfig } from '../service/propose-config.ts'
export { timedHost } from '../service/timed-host.ts'
export { startClock } from '../text/phases.ts'

/** Writing specs is a program of its own, which linting does not load. */
export const loadNew = () => import('./new/main.ts')
