import { linkSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isInside } from '../../node/is-inside.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Puts a new spec in its place, whole or not at all.
 *
 * @param root of the project, without links
 * @param path of the spec, from the root
 * @throws UsageError where a file is there already and `force` is not said, where a link leads out of the project, and
 * where it cannot be written.
 */
export function writeSpec(root: string, path: string, text: string, force: boolean): void {
  const target = join(root, path)
  const folder = dirname(target)
  try {
    makeFolder(root, folder, path)
    const there = lstatSync(target, { throwIfNoEntry: false })
    if (there !== undefined && !force) throw alreadyThere(path)
    if (there !== undefined && !there.isFile())
      throw new UsageError(`\`${path}\` is no regular file, and is left alone`)
    const fresh = join(folder, `.${basename(target).slice(0, 200)}.${process.pid}.new`)
    try {
      writeFileSync(fresh, text, { flag: 'wx' })
      // A link fails where a file has come to be there in the meantime; a rename would replace it.
      if (there === undefined) linkSync(fresh, target)
      else renameSync(fresh, target)
    } finally {
      rmSync(fresh, { force: true })
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`cannot write \`${path}\`: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The error about a spec that would be overwritten. */
export function alreadyThere(path: string): UsageError {
  return new UsageError(`\`${path}\` is there already; \`--force\` replaces it`)
}

/** Makes the folder, link by link within the project: a link to elsewhere would have us write there. */
function makeFolder(root: string, folder: string, path: string): void {
  let existing = folder
  while (lstatSync(existing, { throwIfNoEntry: false }) === undefined) existing = dirname(existing)
  if (!isInside(root, realpathSync.native(existing)))
    throw new UsageError(`\`${path}\` would lead out of the project, by a link on its way`)
  mkdirSync(folder, { recursive: true })
  if (!isInside(root, realpathSync.native(folder)))
    throw new UsageError(`\`${path}\` would lead out of the project, by a link on its way`)
}
