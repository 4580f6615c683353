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
  /** Paths of the files that match a pattern and no ignored one (see {@link NEVER_LISTED}), sorted by code unit. */
  list(patterns: readonly string[], ignore: readonly string[]): readonly string[]
}

/** Folders that never hold a project's own files: no host lists what is in them, whatever the patterns are. */
export const NEVER_LISTED: readonly string[] = ['**/node_modules/**', '**/.git/**']

/** A host that can tell whether a file is still the same without handing it out. */
export interface DigestingHost extends Host {
  /**
   * Equal for equal contents; `undefined` for what {@link read} would not hand out. Of a file that was read it is the
   * digest of what was read.
   */
  digest(path: string): string | undefined
  /** Equal for equal texts, and for no others. */
  digestOf(text: string): string
}
