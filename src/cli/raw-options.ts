/** The options as commander hands them over. */
export interface RawOptions {
  readonly format?: readonly string[]
  readonly output?: string
  readonly swaggerReport?: true
  readonly statistics?: true
  readonly from?: readonly string[]
  readonly trace?: string
  readonly config?: string | false
  readonly printConfig?: true
  readonly init?: true
  readonly force?: true
  readonly helpAgent?: true
  readonly rule?: readonly string[]
  readonly quiet?: true
  readonly maxWarnings?: string
  readonly failOn: string
  readonly color?: boolean
  readonly explain?: string
  readonly listRules?: true
  readonly errorOnUnmatchedPattern: boolean
  readonly timing?: true
  readonly fix?: true
  readonly unsafe?: true
  readonly diff?: true
  readonly fixDryRun?: true
  readonly baseline?: string | false
  readonly updateBaseline?: true
  /** Of `apply`. */
  readonly id?: string
  readonly suggestion?: string
  readonly staged?: true
  readonly since?: string
  readonly shard?: string
  readonly watch?: true
  readonly profile?: true
  readonly cache?: boolean
  readonly cacheLocation?: string
  /** `spec-lint affected`. */
  readonly affected?: true
}
