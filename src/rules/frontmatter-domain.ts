/**
 * The folders that a spec stands in, from the one below the place where specs live to the one that holds the file:
 * `['sales', 'legacy']` for `specs/sales/legacy/get_x.md` where all files of `specs` are specs. Any of them may be the
 * domain, as teams divide a domain further.
 *
 * @param patterns the config's patterns of specs; what stands before their first wildcard is where specs live.
 */
export function foldersOf(path: string, patterns: readonly string[]): readonly string[] {
  const folders = path.split('/').slice(0, -1)
  const bases = patterns.map(fixedFolders).filter((base) => base.every((folder, index) => folders[index] === folder))
  const longest = Math.max(0, ...bases.map((base) => base.length))
  return folders.slice(longest)
}

/** The folders of a pattern before the first that has a wildcard in it. */
function fixedFolders(pattern: string): readonly string[] {
  const segments = pattern
    .split('/')
    .slice(0, -1)
    .filter((segment) => segment !== '.')
  const wild = segments.findIndex((segment) => /[*?[\]{}()]/.test(segment))
  return wild < 0 ? segments : segments.slice(0, wild)
}
