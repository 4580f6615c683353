import { resolve } from 'node:path'
import type { Config } from '../config/model.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { defaultCacheFolder } from '../node/cache/cache-folder.ts'
import type { LookedAt } from '../node/cache/disk-snapshot.ts'
import { KnownFiles } from '../node/cache/known-files.ts'
import { KnownResults } from '../node/cache/known-results.ts'
import { NotingHost } from '../node/cache/noting-host.ts'
import { OwnFiles } from '../node/cache/own-files.ts'
import { runStore } from '../node/cache/run-store.ts'
import { VersionedHost } from '../node/cache/versioned-host.ts'
import { VersionedOverlay } from '../node/cache/versioned-overlay.ts'
import type { NodeHost } from '../node/node-host.ts'
import type { KeptResults } from '../service/create-spec-lint.ts'
import type { Host } from '../service/host.ts'
import type { LintRequest } from '../service/lint-request.ts'
import type { Arguments } from './arguments.ts'
import { areFewSpecs } from './few-specs.ts'
import type { OutputGround, Shell } from './shell.ts'

/**
 * Specs of a project of which a few are judged anew, without a look at what is known of all: to keep that costs more.
 * Each asks what all the others are about.
 */
const SMALL_PROJECT = 500

/** Results of earlier runs, open. */
export interface OpenResults {
  /** The project. */
  readonly host: Host
  /** What is known of single specs; `undefined` where all that is asked for is judged anew. */
  readonly kept: KeptResults | undefined
  /** What the same run would come to, where that is known without judging anything. */
  find(request: LintRequest): LintResult | undefined
  /** Takes the time from which on what was judged does not hold, in milliseconds since the epoch. */
  noteUntil(until: number): void
  /** What the result rests on; `undefined` before it is known, and where it is too much to be kept. */
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
  { cache, paths }: Pick<Arguments, 'cache' | 'paths'>,
  disk: NodeHost,
  config: Config,
  shell: Shell,
  overlay: ReadonlyMap<string, string | undefined> = new Map(),
): OpenResults | undefined {
  // Run from its source, the linter may be another one next time.
  if (cache === false || shell.build === undefined) return undefined
  const place = cache === undefined ? defaultCacheFolder(disk.root, shell.env) : resolve(shell.cwd, cache)
  const files = place === undefined ? undefined : OwnFiles.in(place, shell.env)
  const seen = files && new KnownFiles(files, [shell.build, disk.root])
  if (cache === undefined && overlay.size === 0 && areFewSpecs(paths)) {
    const host = new NotingHost(disk)
    // To list a large project takes long, and most have been seen before.
    const size = seen?.versions.count || host.list(config.specs, config.ignore).length
    if (size <= SMALL_PROJECT) return judgedAnew(host)
  }
  return files && seen && keptIn(files, seen, disk, { build: shell.build, config }, overlay)
}

function judgedAnew(host: NotingHost): OpenResults {
  let until: number | undefined
  return {
    host,
    kept: undefined,
    find: () => undefined,
    noteUntil: (noted) => (until = noted),
    get ground() {
      return groundOf(host.lookedAt, until)
    },
    close: () => undefined,
  }
}

/** @param linter what tells the linter and its settings from others. */
function keptIn(
  files: OwnFiles,
  seen: KnownFiles,
  disk: NodeHost,
  { build, config }: { readonly build: string; readonly config: Config },
  overlay: ReadonlyMap<string, string | undefined>,
): OpenResults {
  const versioned = new VersionedHost(disk, seen.versions)
  const different = overlay.size === 0 ? undefined : new VersionedOverlay(versioned, overlay)
  const results = new KnownResults(files, versioned)
  const started = Date.now()
  let until: number | undefined
  const settings = ({ rules, only }: LintRequest) => [build, disk.root, config, rules ?? {}, only ?? null]
  const run = (request: LintRequest) => [
    settings(request),
    request.files ?? null,
    request.isPart ?? false,
    different?.identity ?? [],
  ]
  const host = different ?? versioned
  return {
    host,
    kept: {
      host,
      store: (request, coding) => runStore(files, versioned, settings(request), coding),
      keep: (request, result, holdsUntil) => results.keep(run(request), result, started, holdsUntil),
    },
    find(request) {
      const known = results.find(run(request), started)
      if (known === undefined) return undefined
      until = known.until
      const { result } = known
      // How long it took then is no answer to how long this run takes.
      return { ...result, summary: { ...result.summary, durationMs: Date.now() - started } }
    },
    noteUntil: (noted) => (until = noted),
    get ground() {
      return groundOf(versioned.lookedAt, until)
    },
    close: () => seen.keep((path) => versioned.isThere(path)),
  }
}

function groundOf(lookedAt: LookedAt | undefined, until: number | undefined): OutputGround | undefined {
  return lookedAt === undefined || until === undefined ? undefined : { lookedAt, until }
}
