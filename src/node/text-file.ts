import { lstatSync, readFileSync, statSync, type Stats } from 'node:fs'

/** Larger files are taken for a mistake: the largest API descriptions in public are a third of this. */
export const MOST_BYTES = 32 * 1024 * 1024

const QUIETLY = { throwIfNoEntry: false } as const

/**
 * The text of a regular file as UTF-8; bytes that are not become replacement characters, a byte order mark stays.
 *
 * @returns `undefined` for what is absent, may not be read, is too large, or is no regular file: a pipe would make the
 * read wait for ever.
 */
export function readTextFile(path: string): string | undefined {
  try {
    const stats = statSync(path)
    return stats.isFile() && stats.size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}

/** Whether a regular file (or a link to one) stands at a path. */
export function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true
}

/** Whether a folder (or a link to one) stands at a path. */
export function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() === true
}

/** What stands at a path; `undefined` where nothing does, where it may not be looked at, or where links go round. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, QUIETLY)
  } catch {
    return undefined
  }
}

/** The same, without a look behind a link. */
export function standingAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, QUIETLY)
  } catch {
    return undefined
  }
}
