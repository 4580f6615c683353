import { DEFAULT_CONFIG } from './defaults.ts'
import type { Config, PresetName, RuleOverride, RuleSetting, TokenConfig } from './model.ts'
import { validate, type SchemaError } from './validate.generated.js'

/** A config as its file has it, once `schema/config.json` is satisfied: everything is optional. */
export interface ConfigFile {
  readonly $schema?: string
  readonly specs?: readonly string[]
  readonly ignore?: readonly string[]
  readonly swagger?: readonly string[]
  readonly refs?: Readonly<Record<string, string>>
  readonly variables?: readonly string[]
  readonly aliases?: Readonly<Record<string, string>>
  readonly statuses?: readonly string[]
  readonly domains?: readonly string[]
  readonly tokens?: {
    readonly default?: string
    readonly kinds?: readonly string[]
    readonly synonyms?: Readonly<Record<string, string>>
    /** `null`: descriptions say nothing of tokens. */
    readonly documented?: string | null
  }
  readonly query?: { readonly allow?: readonly string[] }
  readonly preset?: PresetName
  readonly rules?: Readonly<Record<string, RuleSetting>>
  readonly overrides?: readonly RuleOverride[]
}

/** Whether a value is what the schema describes. */
export function isConfigFile(value: unknown): value is ConfigFile {
  return validate(value)
}

/** What the schema has against a value; nothing where {@link isConfigFile}. */
export function schemaErrors(value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? [])
}

/** The settings that hold: those of the file, and the defaults where it is silent. */
export function withDefaults(file: ConfigFile): Config {
  const { $schema: _schema, tokens, query, ...rest } = file
  return { ...DEFAULT_CONFIG, ...rest, tokens: tokenConfig(tokens ?? {}), query: { ...DEFAULT_CONFIG.query, ...query } }
}

function tokenConfig({ documented, ...said }: NonNullable<ConfigFile['tokens']>): TokenConfig {
  const tokens = { ...DEFAULT_CONFIG.tokens, ...said }
  // A project with kinds of its own that does not name a default means the first of them, not one that it does not have.
  const [first] = tokens.kinds
  const knowsDefault = said.default !== undefined || first === undefined || tokens.kinds.includes(tokens.default)
  return {
    ...tokens,
    default: knowsDefault ? tokens.default : first,
    documented: documented === undefined ? tokens.documented : (documented ?? undefined),
  }
}
