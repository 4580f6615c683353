import { relative, sep } from 'node:path'

/** An absolute path as it is typed in the working directory, with `/` between its names on every system. */
export function shownFrom(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join('/')
}
