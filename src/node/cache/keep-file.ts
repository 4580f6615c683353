import { renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../make-folder.ts'

/**
 * Writes a file that may as well not be there, for the user alone: beside its place first and then into it, so that
 * nobody ever reads half of it. Folders are made as needed.
 *
 * @returns whether it could be written; a cache that cannot be kept is no error.
 */
export function keepFile(file: string, content: Buffer | string): boolean {
  const fresh = `${file}.${process.pid}`
  try {
    makeFolder(dirname(file), 0o700)
    writeFileSync(fresh, content, { mode: 0o600, flag: 'wx' })
    renameSync(fresh, file)
    return true
  } catch {
    discard(fresh)
    return false
  }
}

/** Removes a file where that is possible. */
export function discard(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // It was never written, or is not ours to remove.
  }
}
