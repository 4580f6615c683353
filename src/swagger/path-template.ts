/**
 * The identity of an operation lives here and nowhere else: prefixes, literal segments before parameters, parameter
 * names irrelevant, trailing slashes irrelevant.
 */
export interface PathTemplate {
  /** As the document has it, without prefix. */
  readonly text: string
  readonly segments: readonly TemplateSegment[]
  /** Names of the parameters in order. */
  readonly parameters: readonly string[]
}

/** One segment: all literal, or with at least one parameter in it (`{id}`, `{id}.json`). */
export interface TemplateSegment {
  readonly text: string
  readonly parameters: readonly string[]
}
