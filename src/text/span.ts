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

/** Whether a text stands in the file as it is: what is quoted may have escapes there. */
export function isAsWritten({ value, span }: Located<string>): boolean {
  return span.end - span.start === value.length
}

/**
 * The span of a part of a text; that of all of it where the text does not stand in the file as it is.
 *
 * @param start offset in the text, as is `end`.
 */
export function spanOfPart(text: Located<string>, start: number, end: number): Span {
  const { span } = text
  return isAsWritten(text) ? { start: span.start + start, end: span.start + end } : span
}

/** Whether `inner` lies within `outer`; equal spans do. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
