import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isInside } from './is-inside.ts'
import { standingAt } from './text-file.ts'

/**
 * Whether what somebody names as a part of a project is, by a link, something else: a stranger's pull request may put a
 * link where a config, a template or a report is expected, and so have another file of the machine quoted, or overwritten.
 *
 * The project is the repository that the path lies in, or else the folder that is given. A path outside of both was
 * named on purpose, and leads wherever it leads.
 *
 * @param path absolute; there need not be anything yet.
 * @param folder absolute.
 */
export function isLedOut(path: string, folder: string): boolean {
  const ground = repositoryAround(dirname(path)) ?? folder
  if (!isInside(ground, path)) return false
  const real = realOf(path)
  return real === undefined || !isInside(realpathSync.native(ground), real)
}

/** The working tree of Git that a path lies in; what lies behind a link on the way to it may be another one. */
function repositoryAround(path: string): string | undefined {
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    if (existsSync(join(at, '.git')) && realpathSync.native(at) === at) return at
  }
  return undefined
}

/** Where a path leads, by all links on the way; `undefined` where a link leads to nothing. */
function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    // What is not there yet will be where its folder is.
    if (dirname(path) === path || standingAt(path) !== undefined) return undefined
    return realOf(dirname(path))
  }
}
