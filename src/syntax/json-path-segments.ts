import type { Equality, PathSegment } from './json-path.ts'

/** The library that reads JSONPath, which is loaded when the first path wants it. */
export type JsonPathLibrary = typeof import('json-p3')
type LibrarySegment = ReturnType<JsonPathLibrary['compile']>['segments'][number]
type LibrarySelector = LibrarySegment['selectors'][number]

/** Turns the segments of the JSONPath library, which know where they start, into ours, which also know where they end. */
export class SegmentReader {
  readonly #library: JsonPathLibrary
  readonly #text: string

  constructor(library: JsonPathLibrary, text: string) {
    this.#library = library
    this.#text = text
  }

  read(segments: readonly LibrarySegment[]): PathSegment[] {
    return segments.map((segment, index) => this.#convert(segment, segments[index + 1]))
  }

  #convert(segment: LibrarySegment, next: LibrarySegment | undefined): PathSegment {
    const start = segment.token.index
    const place = { start, end: this.#endOf(start, next) }
    if (segment.token.value === '..') return { kind: 'descendant', ...place }
    const [selector, ...more] = segment.selectors
    if (selector === undefined || more.length > 0) return { kind: 'union', ...place }
    const { FilterSelector, IndexSelector, NameSelector, SliceSelector, WildcardSelector } =
      this.#library.jsonpath.selectors
    if (selector instanceof NameSelector) return { kind: 'name', name: selector.name, ...place }
    if (selector instanceof IndexSelector) return { kind: 'index', index: selector.index, ...place }
    if (selector instanceof WildcardSelector) return { kind: 'wildcard', ...place }
    if (selector instanceof FilterSelector) {
      const { expression } = selector
      return { kind: 'filter', names: this.#namesIn(expression), equals: this.#equalitiesIn(expression), ...place }
    }
    const only = selector instanceof SliceSelector ? onlyIndex(selector) : undefined
    return only === undefined ? { kind: 'slice', ...place } : { kind: 'index', index: only, ...place }
  }

  /** Where the next segment starts, its `.` and blanks left out; the end of the path for the last one. */
  #endOf(start: number, next: LibrarySegment | undefined): number {
    const end = next?.token.index ?? this.#text.length
    return start + this.#text.slice(start, end).replace(/[\s.]+$/, '').length
  }

  /** The names of every query that starts at the filtered item itself: `a` and `b` of `@.a.b`. */
  #namesIn(expression: unknown): string[][] {
    const { expressions } = this.#library.jsonpath
    if (expression instanceof expressions.RelativeQuery) return [this.#leadingNames(expression.path.segments)]
    if (expression instanceof expressions.LogicalExpression) return this.#namesIn(expression.expression)
    if (expression instanceof expressions.PrefixExpression) return this.#namesIn(expression.right)
    if (expression instanceof expressions.InfixExpression) {
      return [...this.#namesIn(expression.left), ...this.#namesIn(expression.right)]
    }
    if (expression instanceof expressions.FunctionExtension)
      return expression.args.flatMap((part) => this.#namesIn(part))
    return []
  }

  /** Every `@.a.b == 'x'` without which the whole test fails. */
  #equalitiesIn(expression: unknown): Equality[] {
    const { expressions } = this.#library.jsonpath
    if (expression instanceof expressions.LogicalExpression) return this.#equalitiesIn(expression.expression)
    if (!(expression instanceof expressions.InfixExpression)) return []
    const { left, right, operator } = expression
    if (operator === '&&') return [...this.#equalitiesIn(left), ...this.#equalitiesIn(right)]
    if (operator !== '==') return []
    return [this.#equality(left, right) ?? this.#equality(right, left)].filter((found) => found !== undefined)
  }

  #equality(query: unknown, literal: unknown): Equality | undefined {
    const { BooleanLiteral, NumberLiteral, RelativeQuery, StringLiteral } = this.#library.jsonpath.expressions
    if (!(query instanceof RelativeQuery)) return undefined
    const isLiteral =
      literal instanceof StringLiteral || literal instanceof NumberLiteral || literal instanceof BooleanLiteral
    const { segments } = query.path
    const names = this.#leadingNames(segments)
    return isLiteral && names.length === segments.length ? { names, value: literal.value } : undefined
  }

  /** Names up to the first step that is none. */
  #leadingNames(segments: readonly LibrarySegment[]): string[] {
    const { NameSelector } = this.#library.jsonpath.selectors
    const names: string[] = []
    for (const { token, selectors } of segments) {
      const selector: LibrarySelector | undefined = selectors.length === 1 ? selectors[0] : undefined
      if (!(selector instanceof NameSelector) || token.value === '..') break
      names.push(selector.name)
    }
    return names
  }
}

/** The index of a slice that holds one item at most: the older way to write `[-1]` is `[-1:]`. */
function onlyIndex({ start, stop, step = 1 }: SliceBounds): number | undefined {
  if (step !== 1) return undefined
  if (start === -1 && stop === undefined) return -1
  const first = start ?? 0
  return stop === first + 1 && stop !== 0 ? first : undefined
}

interface SliceBounds {
  readonly start?: number | undefined
  readonly stop?: number | undefined
  readonly step?: number | undefined
}
