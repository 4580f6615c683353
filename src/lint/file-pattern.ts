import picomatch from 'picomatch/posix.js'
import { whyTooIntricate } from '../text/glob-limits.ts'

const COMPILED = new Map<string, (path: string) => boolean>()

/**
 * Whether a path (or a rule id) matches a glob. The file system is never asked: lists of files come from the host.
 */
export function matchesPattern(glob: string, path: string): boolean {
  let matches = COMPILED.get(glob)
  if (matches === undefined) COMPILED.set(glob, (matches = compile(glob)))
  return matches(path)
}

/** Comments of a spec may hold any glob; what would take for ever matches nothing. */
function compile(glob: string): (path: string) => boolean {
  return whyTooIntricate(glob) === undefined ? picomatch(glob, { dot: true }) : () => false
}
