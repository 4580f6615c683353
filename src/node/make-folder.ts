import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { isFolder } from './text-file.ts'

/**
 * Makes a folder and those above it, as far as they are missing. Node's own way to do so never ends where a file system
 * says that a folder is not there and does not let it be made, as `/proc` does.
 *
 * @param path absolute.
 * @param mode of the folders that are made.
 * @throws Error of the file system where there can be no such folder.
 */
export function makeFolder(path: string, mode = 0o777): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!isFolder(path)) throw error
  }
}
