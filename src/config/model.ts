import type { Severity } from '../diagnostic/severity.ts'

/** What a rule can be set to. */
export type RuleSetting = Severity | 'off'

/** A set of severities to start from: `strict` makes warnings errors, and turns on rules of style. */
export type PresetName = 'recommended' | 'strict'

/** The project's settings with every default filled in. Paths and patterns are relative to the project root. */
export interface Config {
  /** Patterns of the spec files. */
  readonly specs: readonly string[]
  /** Patterns of files that are no specs; they hold for files named on the command line too. */
  readonly ignore: readonly string[]
  /** Patterns of the swagger documents that are searched for operations. */
  readonly swagger: readonly string[]
  /** Published address prefix → folder of the project. */
  readonly refs: Readonly<Record<string, string>>
  /** Placeholders that the test environment supplies. */
  readonly variables: readonly string[]
  /** Resource as identifiers name it → the same as the operations that produce it name it. */
  readonly aliases: Readonly<Record<string, string>>
  /** Allowed spellings of `status`. */
  readonly statuses: readonly string[]
  /** Allowed domains; empty: any. */
  readonly domains: readonly string[]
  readonly tokens: TokenConfig
  /** Query parameters that every operation takes. */
  readonly query: { readonly allow: readonly string[] }
  readonly preset: PresetName
  /** Rule id → setting, or a pattern of ids such as `steps/*`. */
  readonly rules: Readonly<Record<string, RuleSetting>>
  readonly overrides: readonly RuleOverride[]
}

/** The tokens that an API is called with, and how specs and operations name them. */
export interface TokenConfig {
  /** Kind that a step uses where neither it nor the frontmatter names one. */
  readonly default: string
  readonly kinds: readonly string[]
  /** Other spelling → kind. */
  readonly synonyms: Readonly<Record<string, string>>
  /** Pattern over an operation's description; its first group names the tokens. */
  readonly documented: string | undefined
}

/** Other settings for some files. Later overrides win over earlier ones. */
export interface RuleOverride {
  readonly files: readonly string[]
  readonly rules: Readonly<Record<string, RuleSetting>>
}
