import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BASELINE_NAME } from './baseline-name.ts'
import type { PathFromHere } from './relocate.ts'
import type { Shell } from './shell.ts'

/** What the command line says about the baseline. */
export interface BaselineRequest {
  /** Path as typed, `false` for none; `undefined`: the project's own, where it has one. */
  readonly baseline: string | false | undefined
  readonly updateBaseline: boolean
}

/** The project and the run that the baseline is about. */
export interface BaselinePlace {
  readonly root: string
  /** All specs of the project were judged. */
  readonly complete: boolean
  readonly fromHere: PathFromHere
  readonly shell: Shell
  /** Reads a file in the state that is judged, by its absolute path. */
  readonly read: (path: string) => string | undefined
}

/** A file as it was named, and where it is. */
export interface BaselineFile {
  readonly shown: string
  readonly path: string
}

/** The baseline that a run uses; `undefined` where it uses none. */
export function baselineFile(
  { baseline, updateBaseline: update }: BaselineRequest,
  place: BaselinePlace,
): BaselineFile | undefined {
  if (baseline === false) return undefined
  if (baseline !== undefined) return { shown: baseline, path: resolve(place.shell.cwd, baseline) }
  const own = { shown: place.fromHere(BASELINE_NAME), path: join(place.root, BASELINE_NAME) }
  return update || existsSync(own.path) ? own : undefined
}
