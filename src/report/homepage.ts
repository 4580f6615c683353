/** Where a reader of a report learns what made it. */
export const HOMEPAGE = 'https://github.com/spec-lint/spec-lint'
