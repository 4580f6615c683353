import { existsSync, readdirSync } from 'node:fs'
import { join, parse, resolve } from 'node:path'
import { isFolder } from '../node/text-file.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { suggestion, UsageError } from './usage-error.ts'

/**
 * The error about a path at which nothing is, with what was meant where something has a path like it: another letter or
 * letter case in some of its names, or the separators of another system.
 *
 * @param path as typed, from `cwd` on.
 * @param others names that may have been meant instead where the path is a name alone.
 */
export function missingPath(path: string, cwd: string, others: readonly string[] = []): UsageError {
  const { root } = parse(path)
  const names = path.slice(root.length).split(/[\\/]/)
  const nearest = nearestPath(names, resolve(cwd, root), names.length === 1 ? others : [])
  return new UsageError(`there is no \`${path}\`${suggestion(nearest === undefined ? [] : [root + nearest])}`)
}

/** Names below a folder, each corrected where nothing is called so; `undefined` where one is like no other. */
function nearestPath(names: readonly string[], folder: string, others: readonly string[]): string | undefined {
  let here = folder
  const corrected: string[] = []
  for (const name of names) {
    const known = existsSync(join(here, name)) ? name : nearestNames(name, [...namesIn(here), ...others], 1)[0]
    if (known === undefined) return undefined
    corrected.push(known)
    here = join(here, known)
  }
  return corrected.join('/')
}

function namesIn(folder: string): readonly string[] {
  return isFolder(folder) ? readdirSync(folder) : []
}
