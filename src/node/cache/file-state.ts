import type { Stats } from 'node:fs'

/**
 * What tells one content of a file, or one list of the entries of a folder, from another without a look into it, as
 * Git's index does: its size, both times in milliseconds since the epoch, and its number on the disk.
 */
export type FileState = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number]

/** Time within which a second change may leave the same times as the first: two seconds where a file system counts them. */
const COARSE_MS = 2000
const FINE_MS = 50

/** The state of what was looked at. */
export function stateOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileState {
  return [size, mtimeMs, ctimeMs, ino]
}

/** Whether something is as it was. */
export function isState([size, mtimeMs, ctimeMs, ino]: FileState, stats: Stats): boolean {
  return stats.size === size && stats.mtimeMs === mtimeMs && stats.ctimeMs === ctimeMs && stats.ino === ino
}

/**
 * Whether a state that was seen at a time stands for one content alone: nothing can have changed since that moment
 * without another trace in its times.
 *
 * @param seenAt in milliseconds since the epoch.
 */
export function isSettled([, mtimeMs, ctimeMs]: FileState, seenAt: number): boolean {
  const isCoarse = mtimeMs % 1000 === 0 && ctimeMs % 1000 === 0
  return Math.max(mtimeMs, ctimeMs) < seenAt - (isCoarse ? COARSE_MS : FINE_MS)
}
