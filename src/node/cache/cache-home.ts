import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute } from 'node:path'

/**
 * The folder for what may be thrown away, of the user and not of any project: `$XDG_CACHE_HOME`, else `~/.cache`.
 * `undefined` where there is no home.
 */
export function cacheHome(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const said = env['XDG_CACHE_HOME']
  // By the XDG Base Directory Specification a relative one is to be ignored.
  if (said !== undefined && isAbsolute(said)) return said
  const home = homedir()
  return isAbsolute(home) ? `${home}/.cache` : undefined
}

/**
 * Whether a folder lies in a working tree of Git, whose files a stranger may have written. Looked for upwards from the
 * folder itself.
 */
export function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(`${at}/.git`)) return true
    if (dirname(at) === at) return false
  }
}
