import { sep } from 'node:path'

/** Whether a path is a folder or lies in it, by their names alone: both absolute, without `..` and a separator at the end. */
export function isInside(folder: string, path: string): boolean {
  // The root of a file system is the one folder whose path ends in a separator.
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
