import type { LintResult } from '../../diagnostic/lint-result.ts'
import { fingerprint } from '../../diagnostic/fingerprint.ts'
import type { OwnFiles } from './own-files.ts'
import type { HostTrace, VersionedHost } from './versioned-host.ts'

/** Results that are kept of one project; of the files of a commit there is one each. */
const MOST_RESULTS = 24

/** The result of a run, and all that it was made of. */
interface KnownResult {
  /** In milliseconds since the epoch, as is {@link until}: outside of these it says nothing. */
  readonly judgedAt: number
  /** `null` where no time matters. */
  readonly until: number | null
  readonly seen: HostTrace
  readonly result: LintResult
}

/** Whole results: a run over files that are all as they were comes to what it came to. */
export class KnownResults {
  readonly #files: OwnFiles
  readonly #host: VersionedHost

  constructor(files: OwnFiles, host: VersionedHost) {
    this.#files = files
    this.#host = host
  }

  /**
   * The result of the same run, if it would be the same now.
   *
   * @param run settings, build and files of the run.
   */
  find(run: unknown, now: number): LintResult | undefined {
    const key = JSON.stringify(run)
    const json = this.#files.read(nameOf(key))?.toString('utf8')
    // Names may coincide.
    if (json === undefined || !json.startsWith(`${key}\n`)) return undefined
    // Nobody but `keep` wrote it.
    const { judgedAt, until, seen, result } = JSON.parse(json.slice(key.length + 1)) as KnownResult
    if (now < judgedAt || now >= (until ?? Infinity) || !this.#host.looksLike(seen)) return undefined
    return result
  }

  /** @param until from when on the result does not hold; `Infinity` where no time matters. */
  keep(run: unknown, result: LintResult, judgedAt: number, until: number): void {
    const seen = this.#host.trace()
    if (seen === undefined || result.failures.length > 0) return
    const known: KnownResult = { judgedAt, until: Number.isFinite(until) ? until : null, seen, result }
    const key = JSON.stringify(run)
    this.#files.write(nameOf(key), `${key}\n${JSON.stringify(known)}`)
    this.#files.limit('result-', MOST_RESULTS)
  }
}

function nameOf(key: string): string {
  return `result-${fingerprint([key])}.json`
}
