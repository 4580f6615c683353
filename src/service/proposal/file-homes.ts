import { groupBy } from '../../text/group-by.ts'
import { baseName } from '../../text/base-name.ts'
import { escapeGlob } from '../../text/escape-glob.ts'

/** Files of one kind below a folder, against all that could be taken for them. */
interface Share {
  wanted: number
  all: number
}

/** Of the files of a home, so many have to be of its kind. */
const LEAST_SHARE = 2 / 3

/** So many homes that differ in one folder of their paths become one pattern. */
const LEAST_ALIKE = 3

/** Where files of one kind live. */
export interface FileHomes {
  /** Folders that hold them at any depth, and little else. */
  readonly folders: readonly string[]
  /** Files that share their folder with others. */
  readonly files: readonly string[]
}

/**
 * The folders in which files of one kind live, none of them the root: of each, the topmost one that holds little else,
 * without the folders above that hold nothing besides it.
 *
 * @param wanted the files, `/` as separator.
 * @param all they and everything else with the same endings.
 * @param inner names of folders that divide a home, and are none themselves: `sales` of `specs/sales`.
 */
export function findHomes(
  wanted: readonly string[],
  all: readonly string[],
  inner: ReadonlySet<string> = new Set(),
): FileHomes {
  const shares = countShares(wanted, all)
  const folders = new Set<string>()
  const files: string[] = []
  for (const path of wanted) {
    const top = foldersOf(path).find((folder) => isHome(shares.get(folder)))
    if (top === undefined) files.push(path)
    else folders.add(top)
  }
  const homes = [...folders].map((top) =>
    narrow(
      top,
      wanted.filter((path) => path.startsWith(`${top}/`)),
      inner,
    ),
  )
  return { folders: homes.toSorted(), files }
}

function countShares(wanted: readonly string[], all: readonly string[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>()
  const kind = new Set(wanted)
  for (const path of new Set([...all, ...wanted])) {
    for (const folder of foldersOf(path)) {
      const share = shares.get(folder) ?? { wanted: 0, all: 0 }
      share.all += 1
      if (kind.has(path)) share.wanted += 1
      shares.set(folder, share)
    }
  }
  return shares
}

function isHome(share: Share | undefined): boolean {
  return share !== undefined && share.wanted >= share.all * LEAST_SHARE
}

/** The folders above a file, the outermost first; without the root. */
function foldersOf(path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1)
  return segments.map((_, depth) => segments.slice(0, depth + 1).join('/'))
}

/**
 * Of each topmost folder with files of one kind, the deepest one that holds all of them, whatever else is there.
 *
 * @param wanted the files; those in the root are in no folder.
 * @param inner as in {@link findHomes}.
 */
export function commonFolders(wanted: readonly string[], inner: ReadonlySet<string>): readonly string[] {
  const inFolders = wanted.filter((path) => path.includes('/'))
  return [...groupBy(inFolders, (path) => path.slice(0, path.indexOf('/')))].map(([top, paths]) =>
    narrow(top, paths, inner),
  )
}

/** The deepest folder that holds them all, or the one above it where that one only divides. */
function narrow(top: string, paths: readonly string[], inner: ReadonlySet<string>): string {
  const [first = [], ...others] = paths.map(foldersOf)
  const shared = first.filter((folder) => others.every((folders) => folders.includes(folder)))
  const candidates = shared.filter((folder) => folder.length >= top.length)
  while (candidates.length > 1 && inner.has(baseName(candidates.at(-1) ?? ''))) candidates.pop()
  return candidates.at(-1) ?? top
}

/**
 * Patterns that match the files of homes.
 *
 * @param endings such as `*.md`.
 */
export function patternsOf({ folders, files }: FileHomes, endings: string): readonly string[] {
  return [...mergeAlike(folders.map(escapeGlob)).map((folder) => `${folder}/**/${endings}`), ...files.map(escapeGlob)]
}

/** Of `a/x/specs`, `a/y/specs` and `a/z/specs`, one with a star in the place of the letter. */
function mergeAlike(folders: readonly string[]): readonly string[] {
  let left = [...folders]
  const merged: string[] = []
  for (const folder of folders) {
    const segments = folder.split('/')
    // The last segment is what such homes have in common.
    for (let at = 0; at < segments.length - 1; at++) {
      const pattern = segments.with(at, '*').join('/')
      const alike = left.filter((other) => other.split('/').with(at, '*').join('/') === pattern)
      if (alike.length < LEAST_ALIKE) continue
      merged.push(pattern)
      left = left.filter((other) => !alike.includes(other))
    }
  }
  return [...merged, ...left].toSorted()
}
