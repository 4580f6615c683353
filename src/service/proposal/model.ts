import type { ConfigFile } from '../../config/config-file.ts'

type Words = readonly string[]

/** Settings for a project, worked out from what stands in it, and what they were worked out from. */
export interface ConfigProposal {
  /** What differs from the defaults, and where the specs and the swagger documents are. */
  readonly settings: ConfigFile
  readonly specs: number
  readonly documents: number
  /** Operations of those documents, over all. */
  readonly operations: number
  /** Markdown files beside the specs that are none. */
  readonly noSpecs: readonly string[]
  /** Documents that only repeat others, and are not searched. */
  readonly copies: readonly string[]
  /** Addresses of references that lead to no file here. */
  readonly unmapped: number
  /** Statuses, tokens and placeholders that are used too rarely to be meant, it seems. */
  readonly rare: { readonly statuses: Words; readonly tokens: Words; readonly variables: Words }
}
