import { readdirSync, realpathSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { type Host, NEVER_LISTED } from '../service/host.ts'
import { isInside } from './is-inside.ts'
import { readTextFile } from './text-file.ts'

/** Characters with which a pattern stops being a plain path. */
const GLOB_CHARACTER = /[*?[\]{}()!+@]/

/**
 * The file system below one folder. Links that lead out of that folder are treated as if they were not there, so that
 * a stranger's pull request cannot make a report quote files of the machine that it runs on.
 */
export class NodeHost implements Host {
  /** The root with every link resolved. */
  readonly root: string

  /**
   * @param root folder of the project.
   * @throws Error where there is no such folder.
   */
  constructor(root: string) {
    this.root = realpathSync.native(root)
  }

  read(path: string): string | undefined {
    const real = this.#resolve(path)
    return real === undefined ? undefined : readTextFile(real)
  }

  /**
   * Links met on the way are not listed: what they lead to is listed where it stands, once, and a walk through them
   * could leave the project or go round.
   *
   * @param onFolder is told of every folder before it is looked into, by its absolute path.
   */
  list(patterns: readonly string[], ignore: readonly string[], onFolder?: (path: string) => void): readonly string[] {
    // One walk a pattern: a walk for several starts above them all, and would meet a link that one of them goes through.
    const found = patterns
      .filter((pattern) => this.#staysInside(pattern, onFolder))
      .flatMap((pattern) => this.#glob(pattern, ignore, onFolder))
    return [...new Set(found)].toSorted()
  }

  #glob(pattern: string, ignore: readonly string[], onFolder: ((path: string) => void) | undefined): readonly string[] {
    return globSync(pattern, {
      cwd: this.root,
      ignore: [...ignore, ...NEVER_LISTED],
      dot: true,
      expandDirectories: false,
      followSymbolicLinks: false,
      onlyFiles: true,
      ...(onFolder === undefined ? {} : { fs: { readdirSync: readdirTelling(onFolder) } }),
    })
  }

  /** The real path of what stands at a path of the project; `undefined` where that is nothing or lies outside. */
  #resolve(path: string): string | undefined {
    if (isAbsolute(path) || path.includes('\0')) return undefined
    try {
      // Only where a segment is taken back does it matter whether links on the way are followed first.
      const place = path.includes('..') ? join(this.root, path) : `${this.root}/${path}`
      const real = realpathSync.native(place)
      return isInside(this.root, real) ? real : undefined
    } catch {
      return undefined
    }
  }

  /** A glob is walked from its leading plain folders, which may be a link out of the project. */
  #staysInside(pattern: string, onFolder?: (path: string) => void): boolean {
    const segments = pattern.split('/')
    const glob = segments.findIndex((segment) => GLOB_CHARACTER.test(segment))
    const base = segments.slice(0, glob < 0 ? undefined : glob).join('/')
    onFolder?.(`${this.root}/${base}`)
    return this.#resolve(base === '' && !pattern.startsWith('/') ? '.' : base) !== undefined
  }
}

function readdirTelling(onFolder: (path: string) => void): typeof readdirSync {
  const telling = (path: string, options: { readonly withFileTypes: true }) => {
    onFolder(path)
    return readdirSync(path, options)
  }
  // Of all its forms, the walk uses this one.
  return telling as typeof readdirSync
}
