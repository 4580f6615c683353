import { resolve } from 'node:path'
import type { Config } from '../config/model.ts'
import { CacheFolder, defaultCacheFolder } from '../node/cache/cache-folder.ts'
import { SignedFiles } from '../node/cache/signed-file.ts'
import { VersionedHost } from '../node/cache/versioned-host.ts'
import type { NodeHost } from '../node/node-host.ts'
import type { KeptResults } from '../service/create-spec-lint.ts'
import type { Arguments } from './arguments.ts'
import type { Shell } from './shell.ts'

/** Results of earlier runs, open. */
export interface OpenResults extends KeptResults {
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
  const folder = new CacheFolder(place, files)
  const versions = folder.loadVersions()
  return {
    host: new VersionedHost(disk, versions),
    store: ({ rules, only }) => folder.runs([build, disk.root, config, rules ?? {}, only ?? null]),
    close: () => folder.saveVersions(versions),
  }
}
