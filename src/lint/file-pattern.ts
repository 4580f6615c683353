import picomatch from 'picomatch/posix.js'

const COMPILED = new Map<string, (path: string) => boolean>()

/**
 * Whether a path (or a rule id) matches a glob. The file system is never asked: lists of files come from the host.
 */
export function matchesPattern(glob: string, path: string): boolean {
  let matches = COMPILED.get(glob)
  if (matches === undefined) COMPILED.set(glob, (matches = picomatch(glob, { dot: true })))
  return matches(path)
}
