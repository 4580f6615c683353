import type { Config } from './model.ts'

/** What holds where the config is silent. */
export const DEFAULT_CONFIG: Config = {
  specs: ['specs/**/*.md'],
  ignore: ['**/README.md'],
  swagger: ['swagger/**/*.{json,yaml,yml}'],
  refs: {},
  variables: [],
  aliases: {},
  statuses: ['verified', 'pending', 'failed', 'skipped'],
  domains: [],
  tokens: {
    default: 'staff',
    kinds: ['staff', 'client', 'directory', 'application', 'admin'],
    synonyms: { app: 'application', internal: 'admin' },
    documented: 'available for ([^.]*?) tokens?',
  },
  query: { allow: [] },
  preset: 'recommended',
  rules: {},
  overrides: [],
}
