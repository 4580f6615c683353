import type { LintResult } from '../diagnostic/lint-result.ts'

/** Makes a report of a result: reads the result and nothing else, and always gives the same text for it. */
export type Reporter = (result: LintResult) => string
