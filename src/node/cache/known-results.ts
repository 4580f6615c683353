import type { LintResult } from '../../diagnostic/lint-result.ts'
import type { SignedFolder } from './signed-folder.ts'
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
  readonly #folder: SignedFolder
  readonly #host: VersionedHost

  constructor(folder: SignedFolder, host: VersionedHost) {
    this.#folder = folder
    this.#host = host
  }

  /**
   * The result of the same run, if it would be the same now.
   *
   * @param run settings, build and files of the run.
   */
  find(run: unknown, now: number): LintResult | undefined {
    const json = this.#folder.read('result', run)
    if (json === undefined) return undefined
    // Signed, it was written by `keep`.
    const { judgedAt, until, seen, result } = JSON.parse(json) as KnownResult
    if (now < judgedAt || now >= (until ?? Infinity) || !this.#host.looksLike(seen)) return undefined
    return result
  }

  /** @param until from when on the result does not hold; `Infinity` where no time matters. */
  keep(run: unknown, result: LintResult, judgedAt: number, until: number): void {
    const seen = this.#host.trace()
    if (seen === undefined || result.failures.length > 0) return
    const known: KnownResult = { judgedAt, until: Number.isFinite(until) ? until : null, seen, result }
    this.#folder.write('result', run, JSON.stringify(known))
    this.#folder.limit('result', MOST_RESULTS)
  }
}
