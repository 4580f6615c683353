/** The baseline of a project that is used without being named. */
export const BASELINE_NAME = 'spec-lint-baseline.json'
