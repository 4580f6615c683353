import { fingerprint } from '../../diagnostic/fingerprint.ts'
import { isFolder } from '../text-file.ts'
import { cacheHome } from './cache-home.ts'

/**
 * Where the results of a project are kept: in its `node_modules`, as tools that come from there do, else in the user's
 * cache folder. `undefined` where there is neither.
 *
 * @param root absolute path of the project.
 */
export function defaultCacheFolder(root: string, env: NodeJS.ProcessEnv): string | undefined {
  if (isFolder(`${root}/node_modules`)) return `${root}/node_modules/.cache/spec-lint`
  const home = cacheHome(env)
  if (home === undefined) return undefined
  return `${home}/spec-lint/results/${fingerprint([root])}`
}
