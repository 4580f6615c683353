import { accessSync, constants } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { OwnFiles } from '../node/cache/own-files.ts'
import { makeFolder } from '../node/make-folder.ts'
import { isFolder, standingAt } from '../node/text-file.ts'
import { say, type Shell } from './shell.ts'

/**
 * The folder that is named for the cache; `false` where nothing can be kept there, which is said: whoever names a place
 * counts on it. Nobody chose the usual place, and where that takes nothing a run goes on in silence.
 *
 * @param folder as typed.
 */
export function usableFolder(folder: string, shell: Shell): string | false {
  const reason = hindrance(resolve(shell.cwd, folder), shell)
  if (reason === undefined) return folder
  say(shell, `no results are kept in \`${folder}\`: ${reason}`)
  return false
}

/** Why nothing can be kept in a folder; `undefined` where that is possible. */
function hindrance(place: string, { cwd, env }: Shell): string | undefined {
  const standing = nearestStanding(place)
  if (!isFolder(standing)) return `\`${relative(cwd, standing).split(sep).join('/')}\` is no folder`
  if (OwnFiles.in(place, env) === undefined)
    return 'a list of them belongs in the cache folder of the user, and there is none outside of a repository'
  try {
    makeFolder(place, 0o700)
    accessSync(place, constants.W_OK)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** What stands at a path, or at the nearest one above it. */
function nearestStanding(path: string): string {
  let at = path
  while (standingAt(at) === undefined && dirname(at) !== at) at = dirname(at)
  return at
}
