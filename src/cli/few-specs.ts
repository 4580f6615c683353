/** Specs that count as few: what a hook names for a commit is mostly less. */
const FEW_SPECS = 12

/**
 * Whether all paths that were typed are files of Markdown, and not more than a hook mostly names.
 */
export function areFewSpecs(paths: readonly string[]): boolean {
  return paths.length > 0 && paths.length <= FEW_SPECS && paths.every((path) => /\.(?:md|markdown)$/i.test(path))
}
