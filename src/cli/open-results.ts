import { resolve } from 'node:path'
import type { Config } from '../config/model.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { defaultCacheFolder } from '../node/cache/cache-folder.ts'
import { FileVersions } from '../node/cache/file-versions.ts'
import { keptRun } from '../node/cache/kept-runs.ts'
import { KnownResults } from '../node/cache/known-results.ts'
import { SignedFiles } from '../node/cache/signed-file.ts'
import { SignedFolder } from '../node/cache/signed-folder.ts'
import { VersionedHost } from '../node/cache/versioned-host.ts'
import type { NodeHost } from '../node/node-host.ts'
import type { KeptResults } from '../service/create-spec-lint.ts'
import type { LintRequest } from '../service/lint-request.ts'
import type { Arguments } from './arguments.ts'
import type { Shell } from './shell.ts'

/** Results of earlier runs, open. */
export interface OpenResults extends KeptResults {
  /** What the same run would come to, where that is known without judging anything. */
  find(request: LintRequest): LintResult | undefined
  /** Leaves what is known of the files for the next run. */
  close(): void
}

/** The results that earlier runs left; `undefined` where none are wanted or can be kept. */
export function openResults(
  { cache }: Pick<Arguments, 'cache'>,
  disk: NodeHost,
  config: Config,
  { build, cwd, env }: Shell,
): OpenResults | undefined {
  // Run from its source, the linter may be another one next time.
  if (cache === false || build === undefined) return undefined
  const place = cache === undefined ? defaultCacheFolder(disk.root, env) : resolve(cwd, cache)
  const files = place === undefined ? undefined : SignedFiles.forUser(env)
  if (place === undefined || files === undefined) return undefined
  const folder = new SignedFolder(place, files)
  const json = folder.read('files', disk.root)
  const versions = json === undefined ? FileVersions.empty() : FileVersions.decode(json)
  const host = new VersionedHost(disk, versions)
  const results = new KnownResults(folder, host)
  const started = Date.now()
  const settings = ({ rules, only }: LintRequest) => [build, disk.root, config, rules ?? {}, only ?? null]
  const run = (request: LintRequest) => [settings(request), request.files ?? null]
  return {
    host,
    find: (request) => results.find(run(request), started),
    store: (request, coding) => keptRun(folder, settings(request), coding),
    keep: (request, result, until) => results.keep(run(request), result, started, until),
    close() {
      if (versions.changed) folder.write('files', disk.root, versions.encode())
    },
  }
}
