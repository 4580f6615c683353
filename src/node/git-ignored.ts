import { relative, sep } from 'node:path'
import { GitError, GitRepository } from './git.ts'

/**
 * Tells whether git ignores a file that is not in the repository: build output, say. Where there is no repository, or no
 * git, nothing is ignored.
 *
 * @param folder absolute path, without links, that the paths are relative to.
 * @param env environment to run git in.
 */
export function ignoredByGit(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): (path: string) => boolean {
  const ignored = new Set(listIgnored(folder, env))
  return (path) => {
    if (ignored.has(path)) return true
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (ignored.has(path.slice(0, end + 1))) return true
    }
    return false
  }
}

/** Files, and folders with a slash behind them of which all is ignored. */
function listIgnored(folder: string, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    const git = new GitRepository(folder, env)
    const prefix = relative(git.top, folder).split(sep).join('/')
    const records = git.records(['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'])
    if (prefix === '') return records
    // All of the folder is ignored where one above it is; it is looked at all the same, since that is what was asked for.
    return records.filter((path) => path.startsWith(`${prefix}/`)).map((path) => path.slice(prefix.length + 1))
  } catch (error) {
    if (error instanceof GitError) return []
    throw error
  }
}
