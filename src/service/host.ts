/**
 * What the core needs of the world outside. Everything is relative to the project root with `/` as separator, and
 * nothing outside that root is ever handed out.
 *
 * Synchronous on purpose: `$ref`s and the documents of other teams are read only when a judgement needs them, from
 * deep inside a walk. A host over something slow loads its files before it calls.
 */
export interface Host {
  /** The text of a file; `undefined` where there is none, where it is no regular file, or where it lies outside the root. */
  read(path: string): string | undefined
  /** Paths of the files that match a pattern and no ignored one, sorted by code unit. */
  list(patterns: readonly string[], ignore: readonly string[]): readonly string[]
}
