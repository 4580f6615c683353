import type { RunCoding, RunStore } from '../../service/cache/kept-run.ts'
import type { SignedFolder } from './signed-folder.ts'

/** Settings and builds for which a run is kept. */
const MOST_RUNS = 6

/** The last run with the same settings and build. */
export function keptRun(folder: SignedFolder, settings: unknown, { encode, decode }: RunCoding): RunStore {
  return {
    load() {
      const json = folder.read('run', settings)
      return json === undefined ? undefined : decode(json)
    },
    save(run) {
      folder.write('run', settings, encode(run))
      folder.limit('run', MOST_RUNS)
    },
  }
}
