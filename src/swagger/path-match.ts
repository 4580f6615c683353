import { ANONYMOUS_PARAMETER, type TemplateSegment } from './path-template.ts'

/** How an asked segment meets a declared one. */
export type SegmentMatch =
  /** Same text, or parameters in the same places. */
  | { readonly kind: 'same' }
  /** A parameter of the template takes something with a parameter in it: `{id}` takes `{a}-{b}`. */
  | { readonly kind: 'composed' }
  /** A literal stands where the template has a parameter. */
  | { readonly kind: 'literal'; readonly parameter: string; readonly literal: string }

const SAME: SegmentMatch = { kind: 'same' }
const COMPOSED: SegmentMatch = { kind: 'composed' }

/** `{{id}}:publish`: a verb behind a parameter is an operation of its own and no part of an identity. */
const CUSTOM_METHOD = /\{\}:[A-Za-z]\w*$/

/**
 * Whether a segment is one of a template with a word beside its parameter: `{id}.csv` is not `{id}`. In what a step sends,
 * `{{id}}.csv`, the word may be part of the value.
 */
function hasOwnWord({ text, canonical }: TemplateSegment): boolean {
  return /[A-Za-z]/.test(canonical) && !text.includes('{{')
}

/** `undefined` where the template's segment cannot take the asked one. */
function matchSegment(asked: TemplateSegment, declared: TemplateSegment): SegmentMatch | undefined {
  if (asked.canonical === declared.canonical) return SAME
  if (declared.parameters.length === 0) return undefined
  if (declared.canonical === ANONYMOUS_PARAMETER) {
    if (CUSTOM_METHOD.test(asked.canonical)) return undefined
    if (asked.parameters.length > 0) return hasOwnWord(asked) ? undefined : COMPOSED
    return { kind: 'literal', parameter: declared.parameters[0] ?? '', literal: asked.text }
  }
  // A parameter alone may hold anything, but `/{id}` and `/{id}.json` are two operations.
  if (asked.canonical === ANONYMOUS_PARAMETER) return undefined
  return matchMixed(asked.canonical, declared)
}

/**
 * Matches `12.json` against `{id}.json`: literal parts in their order, at least one character for every parameter. The
 * leftmost place of each literal part is enough to know whether there is a match, so this takes linear time.
 */
function matchMixed(asked: string, declared: TemplateSegment): SegmentMatch | undefined {
  const { canonical } = declared
  // Most do not end alike, which is seen before anything is taken apart.
  const last = canonical.slice(canonical.lastIndexOf(ANONYMOUS_PARAMETER) + ANONYMOUS_PARAMETER.length)
  if (!asked.endsWith(last)) return undefined
  const literals = canonical.split(ANONYMOUS_PARAMETER)
  const first = literals[0] ?? ''
  if (!asked.startsWith(first)) return undefined
  const end = asked.length - last.length
  let at = first.length
  let hardcoded: SegmentMatch | undefined
  for (let index = 1; index < literals.length; index++) {
    const literal = literals[index] ?? ''
    const next = index === literals.length - 1 ? end : asked.indexOf(literal, at + 1)
    if (next <= at || next > end) return undefined
    const taken = asked.slice(at, next)
    if (hardcoded === undefined && !taken.includes(ANONYMOUS_PARAMETER)) {
      hardcoded = { kind: 'literal', parameter: declared.parameters[index - 1] ?? '', literal: taken }
    }
    at = next + literal.length
  }
  return hardcoded ?? COMPOSED
}

/** What tells a template with text around its parameters from others: `-` and `v` are in too many. */
const WORD = /[A-Za-z]{2}/

/** Whether a segment of a template is a literal, or has one beside its parameters. */
export function hasLiteral({ parameters, canonical }: TemplateSegment): boolean {
  return parameters.length === 0 || WORD.test(canonical)
}

/** How a whole path meets a template. */
export interface PathMatch {
  /** Number of segments that have the same literal on both sides, be it around parameters, as in `orders({id})`. */
  readonly literals: number
  /** Number of segments where a parameter of the template takes more than a parameter. */
  readonly composed: number
  /** Parameters of the template that have a literal in the asked path, from the left. */
  readonly hardcoded: readonly { readonly parameter: string; readonly literal: string }[]
}

/** Segment by segment; `undefined` where one of them does not match or one path is longer. */
export function matchPath(
  asked: readonly TemplateSegment[],
  declared: readonly TemplateSegment[],
): PathMatch | undefined {
  if (asked.length !== declared.length) return undefined
  let literals = 0
  let composed = 0
  const hardcoded: { parameter: string; literal: string }[] = []
  // From the end: paths of one API begin alike.
  for (let index = asked.length - 1; index >= 0; index--) {
    const said = asked[index]
    const template = declared[index]
    if (said === undefined || template === undefined) return undefined
    const match = matchSegment(said, template)
    if (match === undefined) return undefined
    if (match.kind === 'literal') hardcoded.unshift({ parameter: match.parameter, literal: match.literal })
    else if (match.kind === 'composed') composed++
    if (hasLiteral(template)) literals++
  }
  return { literals, composed, hardcoded }
}
