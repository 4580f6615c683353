import type { LintResult } from '../../diagnostic/lint-result.ts'
import { KeyedFiles } from './keyed-files.ts'
import type { OwnFiles } from './own-files.ts'
import type { HostTrace, VersionedHost } from './versioned-host.ts'

/** Results that are kept of one project; of the files of a commit there is one each. */
const MOST_RESULTS = 24

/** What a result was made of, beside it: mostly that alone is read. */
interface Origin {
  /** Of the result that it belongs to. */
  readonly id: string
  /** In milliseconds since the epoch, as is {@link until}: outside of these it says nothing. */
  readonly judgedAt: number
  /** `null` where no time matters. */
  readonly until: number | null
  readonly seen: HostTrace
}

/** A result that holds until a time, in milliseconds since the epoch; `Infinity` where no time matters. */
export interface KnownResult {
  readonly result: LintResult
  readonly until: number
}

/** Whole results: a run over files that are all as they were comes to what it came to. */
export class KnownResults {
  readonly #origins: KeyedFiles
  readonly #results: KeyedFiles
  readonly #host: VersionedHost

  constructor(files: OwnFiles, host: VersionedHost) {
    this.#origins = new KeyedFiles(files, 'origin', MOST_RESULTS)
    this.#results = new KeyedFiles(files, 'result', MOST_RESULTS)
    this.#host = host
  }

  /**
   * The result of the same run, if it would be the same now.
   *
   * @param run settings, build and files of the run.
   */
  find(run: unknown, now: number): KnownResult | undefined {
    const key = JSON.stringify(run)
    const text = this.#origins.read(key)
    if (text === undefined) return undefined
    // Nobody but `keep` wrote it.
    const { id, judgedAt, until, seen } = JSON.parse(text) as Origin
    if (now < judgedAt || now >= (until ?? Infinity) || !this.#host.looksLike(seen)) return undefined
    const [of, result] = this.#results.read(key)?.split('\n') ?? []
    // Another process may have written the one and not yet the other.
    if (of !== id || result === undefined) return undefined
    return { result: JSON.parse(result) as LintResult, until: until ?? Infinity }
  }

  /** @param until from when on the result does not hold; `Infinity` where no time matters. */
  keep(run: unknown, result: LintResult, judgedAt: number, until: number): void {
    const seen = this.#host.trace()
    if (seen === undefined || result.failures.length > 0) return
    const id = `${judgedAt} ${process.pid}`
    const origin: Origin = { id, judgedAt, until: Number.isFinite(until) ? until : null, seen }
    const key = JSON.stringify(run)
    this.#results.write(key, `${id}\n${JSON.stringify(result)}`)
    this.#origins.write(key, JSON.stringify(origin))
  }
}
