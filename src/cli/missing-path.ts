import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { isFolder } from '../node/text-file.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { suggestion, UsageError } from './usage-error.ts'

/**
 * The error about a path at which nothing is, with what was meant where something beside it has a name like it.
 *
 * @param path as typed.
 * @param absolute the same from the root of the file system.
 * @param others names that may have been meant besides those of the folder.
 */
export function missingPath(path: string, absolute: string, others: readonly string[] = []): UsageError {
  const folder = dirname(absolute)
  const siblings = isFolder(folder) ? readdirSync(folder) : []
  const [nearest] = nearestNames(basename(absolute), [...siblings, ...others], 1)
  const candidates = nearest === undefined ? [] : [path.slice(0, path.length - basename(path).length) + nearest]
  return new UsageError(`there is no \`${path}\`${suggestion(candidates)}`)
}
