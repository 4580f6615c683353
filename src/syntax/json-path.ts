/** A JSONPath (RFC 9535) as a list of steps; offsets count from the start of the path's own text. */
export interface JsonPath {
  readonly text: string
  readonly segments: readonly PathSegment[]
}

/** One step of a path, and the part of the text that says it. */
export type PathSegment = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'name'; readonly name: string }
  /** `[0]`; negative counts from the end. */
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'slice' }
  /**
   * `[?(@.type=='x')]`; `names` are the member names that the test looks at, outermost first, and `equals` what it says
   * of them that must hold.
   */
  | { readonly kind: 'filter'; readonly names: readonly (readonly string[])[]; readonly equals: readonly Equality[] }
  /** `..name`: any depth. */
  | { readonly kind: 'descendant' }
  /** `['a','b']`: several at once. */
  | { readonly kind: 'union' }
)

/** What a filter asks of a member of each item: to be a certain value. */
export interface Equality {
  /** Outermost first. */
  readonly names: readonly string[]
  readonly value: string | number | boolean
}
