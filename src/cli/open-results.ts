import { resolve } from 'node:path'
import type { Config } from '../config/model.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { defaultCacheFolder } from '../node/cache/cache-folder.ts'
import { FileVersions } from '../node/cache/file-versions.ts'
import { keptRun } from '../node/cache/kept-runs.ts'
import { KnownResults } from '../node/cache/known-results.ts'
import { OwnFiles } from '../node/cache/own-files.ts'
import { VersionedHost } from '../node/cache/versioned-host.ts'
import { VersionedOverlay } from '../node/cache/versioned-overlay.ts'
import type { NodeHost } from '../node/node-host.ts'
import type { KeptResults } from '../service/create-spec-lint.ts'
import type { LintRequest } from '../service/lint-request.ts'
import type { Arguments } from './arguments.ts'
import type { OutputGround, Shell } from './shell.ts'

/** What is known of the files of the project. */
const FILES = 'files.json'

/** Results of earlier runs, open. */
export interface OpenResults extends KeptResults {
  /** What the same run would come to, where that is known without judging anything. */
  find(request: LintRequest): LintResult | undefined
  /** What the result rests on that was found or kept; `undefined` before that. */
  readonly ground: OutputGround | undefined
  /** Leaves what is known of the files for the next run. */
  close(): void
}

/**
 * The results that earlier runs left; `undefined` where none are wanted or can be kept.
 *
 * @param overlay what is to be taken in place of files of the disk: path → text, `undefined` for no file.
 */
export function openResults(
  { cache }: Pick<Arguments, 'cache'>,
  disk: NodeHost,
  config: Config,
  { build, cwd, env }: Shell,
  overlay: ReadonlyMap<string, string | undefined> = new Map(),
): OpenResults | undefined {
  // Run from its source, the linter may be another one next time.
  if (cache === false || build === undefined) return undefined
  const place = cache === undefined ? defaultCacheFolder(disk.root, env) : resolve(cwd, cache)
  const files = place === undefined ? undefined : OwnFiles.in(place, env)
  if (files === undefined) return undefined
  const versions = FileVersions.decode(files.read(FILES)?.toString('utf8'), disk.root)
  const versioned = new VersionedHost(disk, versions)
  const different = overlay.size === 0 ? undefined : new VersionedOverlay(versioned, overlay)
  const results = new KnownResults(files, versioned)
  const started = Date.now()
  let until: number | undefined
  const settings = ({ rules, only }: LintRequest) => [build, disk.root, config, rules ?? {}, only ?? null]
  const run = (request: LintRequest) => [settings(request), request.files ?? null, different?.identity ?? []]
  return {
    host: different ?? versioned,
    find(request) {
      const known = results.find(run(request), started)
      if (known === undefined) return undefined
      until = known.until
      const { result } = known
      // How long it took then is no answer to how long this run takes.
      return { ...result, summary: { ...result.summary, durationMs: Date.now() - started } }
    },
    store: (request, coding) => keptRun(files, versioned, settings(request), coding),
    keep(request, result, holdsUntil) {
      until = holdsUntil
      results.keep(run(request), result, started, until)
    },
    get ground() {
      return until === undefined ? undefined : { lookedAt: versioned.lookedAt, until }
    },
    close() {
      if (versions.isWorthKeeping) files.write(FILES, versions.encode())
    },
  }
}
