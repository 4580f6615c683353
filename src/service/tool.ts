/** What reports call this program. */
export const TOOL_NAME = 'spec-lint'

/** The version of `package.json`, put in by the build; running from source it is `0.0.0-source`. */
export const TOOL_VERSION: string = typeof SPEC_LINT_VERSION === 'string' ? SPEC_LINT_VERSION : '0.0.0-source'

declare const SPEC_LINT_VERSION: string | undefined
