import type { TemplateSegment } from './path-template.ts'

/** What stands in a segment of a path for one parameter; offsets count from the start of the segment. */
export interface SegmentValue {
  readonly parameter: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * The values that a segment has for the parameters of a declared one, in their order: `5` and `{{no}}` of
 * `lines(5,{{no}})` for `lines({order},{line})`. Empty where it does not fit, and where two parameters have nothing
 * between them.
 */
export function segmentValues(text: string, { text: template, parameters }: TemplateSegment): readonly SegmentValue[] {
  const [only] = parameters
  if (only === undefined || text === '') return []
  if (template.startsWith(':')) return [{ parameter: only, text, start: 0, end: text.length }]
  const [first = '', ...literals] = template.split(/\{[^{}]*\}/)
  if (literals.length !== parameters.length || !text.startsWith(first)) return []
  const values: SegmentValue[] = []
  let start = first.length
  for (const [index, literal] of literals.entries()) {
    const isLast = index === literals.length - 1
    if (literal === '' && !isLast) return []
    const end = isLast ? text.length - literal.length : text.indexOf(literal, start + 1)
    if (end <= start || !text.endsWith(isLast ? literal : '')) return []
    values.push({ parameter: parameters[index] ?? '', text: text.slice(start, end), start, end })
    start = end + literal.length
  }
  return values
}
