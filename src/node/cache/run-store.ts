import type { RunCoding, RunStore } from '../../service/cache/kept-run.ts'
import { KeyedFiles } from './keyed-files.ts'
import type { OwnFiles } from './own-files.ts'
import type { VersionedHost } from './versioned-host.ts'

/** Settings and builds for which a run is kept. */
const MOST_RUNS = 6

/** Keeps the last run with some settings, the build among them, which are anything that JSON holds. */
export function runStore(
  files: OwnFiles,
  host: VersionedHost,
  settings: unknown,
  { encode, decode }: RunCoding,
): RunStore {
  const runs = new KeyedFiles(files, 'run', MOST_RUNS)
  const key = JSON.stringify(settings)
  return {
    load() {
      const run = runs.read(key)
      return run === undefined ? undefined : decode(run)
    },
    save(run) {
      // What was told apart by then is not what the judgements were made by.
      if (host.trace() !== undefined) runs.write(key, encode(run))
    },
  }
}
