import { join } from 'node:path'
import { isFolder } from '../node/text-file.ts'

/**
 * What to do about patterns of a config that match no file where one of them is a folder; `''` where none is.
 *
 * @param names pattern of the names of the files that are meant.
 */
export function folderAdvice(patterns: readonly string[], root: string, names: string): string {
  const folder = patterns.find((pattern) => isFolder(join(root, pattern)))
  if (folder === undefined) return ''
  return `; \`${folder}\` is a folder, and \`${folder.replace(/\/*$/, '')}/**/${names}\` matches what is in it`
}
