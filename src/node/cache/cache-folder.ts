import { lstatSync } from 'node:fs'
import { fingerprint } from '../../diagnostic/fingerprint.ts'
import { cacheHome } from './cache-home.ts'

/**
 * Where the results of a project are kept: in its `node_modules`, as tools that come from there do, else in the user's
 * cache folder. `undefined` where there is neither.
 *
 * @param root absolute path of the project.
 */
export function defaultCacheFolder(root: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = [
    `${root}/node_modules`,
    `${root}/node_modules/.cache`,
    `${root}/node_modules/.cache/spec-lint`,
  ] as const
  // A link there may be a stranger's, and lead anywhere.
  if (isOwnFolder(folders[0]) === true && folders.every((folder) => isOwnFolder(folder) !== false)) return folders[2]
  const home = cacheHome(env)
  if (home === undefined) return undefined
  return `${home}/spec-lint/results/${fingerprint([root])}`
}

/** Whether a folder itself stands at a path, and no link; `undefined` where nothing does. */
function isOwnFolder(path: string): boolean | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory()
  } catch {
    return false
  }
}
