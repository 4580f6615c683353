/**
 * A half-open range of a source file's text.
 *
 * Offsets are 0-based and count UTF-16 code units of {@link SourceFile.text}
 * (a leading byte order mark counts as one); `end` is exclusive.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value together with the place where its author wrote it. */
export interface Located<T> {
  readonly value: T
  readonly span: Span
}

/** The empty span at `offset`. */
export function pointSpan(offset: number): Span {
  return { start: offset, end: offset }
}

/** The smallest span that covers both. */
export function coverSpans(first: Span, second: Span): Span {
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) }
}

/** Whether `inner` lies within `outer`; equal spans do. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
