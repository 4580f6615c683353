/** What makes more of a folder's name than that name. `@`, `+` and `!` do so in front of a parenthesis alone. */
const WILDCARD = /[*?[\]{}()]/

/**
 * The folders of a file below those that all of a pattern's files stand in, the outermost first: `['sales', 'legacy']`
 * for `specs/sales/legacy/get_x.md` where all files of `specs` are meant. Of several patterns the one counts that leaves the fewest.
 *
 * @param path relative to the root, with slashes.
 */
export function foldersBelow(path: string, patterns: readonly string[]): readonly string[] {
  const folders = path.split('/').slice(0, -1)
  const bases = patterns.map(fixedFolders).filter((base) => base.every((folder, index) => folders[index] === folder))
  return folders.slice(Math.max(0, ...bases.map((base) => base.length)))
}

/** The folders of a pattern before the first with a wildcard in it, as they are called on the disk. */
export function fixedFolders(pattern: string): readonly string[] {
  const folders = pattern
    .split('/')
    .slice(0, -1)
    .filter((folder) => folder !== '.')
  const wild = folders.findIndex((folder) => WILDCARD.test(folder.replace(/\\./g, '')))
  return folders.slice(0, wild < 0 ? undefined : wild).map((folder) => folder.replace(/\\(.)/g, '$1'))
}
