import { dirname } from 'node:path'
import { standingAt, statOf } from '../text-file.ts'
import { type FileState, isSettled, isState, stateOf } from './file-state.ts'

/** How a part of the disk looked, as can be told again without reading any of it. Paths are absolute. */
export interface DiskSnapshot {
  /** Files, and folders whose entries matter. */
  readonly states: readonly (readonly [path: string, state: FileState])[]
  readonly absent: readonly string[]
  /** Folders whose entries do not matter, by their numbers on the disk. */
  readonly folders: readonly (readonly [path: string, ino: number])[]
}

/** What a run looked at. Paths are absolute. */
export interface LookedAt {
  /** Files that were read and folders that were listed, missing ones included. */
  readonly contents: Iterable<string>
  /** Where it matters what stands there: a folder, a file, nothing, or a link, which leads elsewhere. */
  readonly places: Iterable<string>
}

/** Files of a snapshot: to look at more of them again and again costs more than it spares. */
const MOST_FILES = 2_000

/** A set of paths, or a map that has them for its keys. */
interface Paths {
  readonly size: number
  keys(): Iterable<string>
}

/**
 * What was looked at in a project: besides the files and folders themselves, the folders that lead there.
 *
 * @param root absolute path of the project.
 * @param files paths from there.
 * @param searched absolute paths of folders, all in the project.
 * @returns `undefined` where it is too much for a snapshot.
 */
export function lookedAtIn(root: string, files: Paths, searched: Iterable<string>): LookedAt | undefined {
  if (files.size > MOST_FILES) return undefined
  const contents = new Set([...Array.from(files.keys(), (path) => `${root}/${path}`), ...searched])
  const places = new Set<string>()
  for (const path of contents) {
    for (let at = dirname(path); at.length > root.length && !places.has(at); at = dirname(at)) places.add(at)
  }
  return { contents, places }
}

/**
 * The disk as a run saw it.
 *
 * @param startedAt when the run began, in milliseconds since the epoch.
 * @returns `undefined` where anything may have changed since, or a link stands at one of the places.
 */
export function takeSnapshot({ contents, places }: LookedAt, startedAt: number): DiskSnapshot | undefined {
  const states: [string, FileState][] = []
  const absent: string[] = []
  const folders: [string, number][] = []
  for (const path of contents) {
    const stats = statOf(path)
    if (stats === undefined) absent.push(path)
    else states.push([path, stateOf(stats)])
  }
  for (const path of places) {
    const stats = standingAt(path)
    if (stats === undefined) absent.push(path)
    else if (stats.isDirectory()) folders.push([path, stats.ino])
    else if (stats.isFile()) states.push([path, stateOf(stats)])
    else return undefined
  }
  return states.every(([, state]) => isSettled(state, startedAt)) ? { states, absent, folders } : undefined
}

/** Whether the disk looks as it did. */
export function isUnchanged({ states, absent, folders }: DiskSnapshot): boolean {
  return (
    states.every(([path, state]) => {
      const stats = statOf(path)
      return stats !== undefined && isState(state, stats)
    }) &&
    absent.every((path) => statOf(path) === undefined) &&
    folders.every(([path, ino]) => {
      const stats = standingAt(path)
      return stats?.isDirectory() === true && stats.ino === ino
    })
  )
}
