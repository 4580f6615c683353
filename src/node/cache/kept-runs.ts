import { fingerprint } from '../../diagnostic/fingerprint.ts'
import type { RunCoding, RunStore } from '../../service/cache/kept-run.ts'
import type { OwnFiles } from './own-files.ts'
import type { VersionedHost } from './versioned-host.ts'

/** Settings and builds for which a run is kept. */
const MOST_RUNS = 6

/** The last run with the same settings and build, which are anything that JSON holds. */
export function keptRun(
  files: OwnFiles,
  host: VersionedHost,
  settings: unknown,
  { encode, decode }: RunCoding,
): RunStore {
  const key = JSON.stringify(settings)
  const name = `run-${fingerprint([key])}.json`
  return {
    load() {
      const json = files.read(name)?.toString('utf8')
      // Names may coincide.
      if (json === undefined || !json.startsWith(`${key}\n`)) return undefined
      return decode(json.slice(key.length + 1))
    },
    save(run) {
      // What was told apart by then is not what the judgements were made by.
      if (host.trace() === undefined) return
      files.write(name, `${key}\n${encode(run)}`)
      files.limit(/^run-[\da-f]{16}\.json/, MOST_RUNS)
    },
  }
}
