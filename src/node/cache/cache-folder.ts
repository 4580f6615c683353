import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeRun, encodeRun, RUN_FORMAT } from '../../service/cache/encode-run.ts'
import type { RunStore } from '../../service/cache/kept-run.ts'
import { isFolder } from '../text-file.ts'
import { cacheHome } from './cache-home.ts'
import { FileVersions } from './file-versions.ts'
import { discard } from './keep-file.ts'
import type { SignedFiles } from './signed-file.ts'

/** Runs with other settings are thrown away when they have not been written for this long. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Where the results of a project are kept: in its `node_modules`, as tools that come from there do, else in the user's
 * cache folder.
 *
 * @param root absolute path of the project.
 */
export function defaultCacheFolder(root: string, env: NodeJS.ProcessEnv): string | undefined {
  if (isFolder(join(root, 'node_modules'))) return join(root, 'node_modules/.cache/spec-lint')
  const home = cacheHome(env)
  return home === undefined ? undefined : join(home, 'spec-lint/results', short(root))
}

/** The files of a cache. Nothing in it is trusted that this user's runs did not write. */
export class CacheFolder {
  readonly #folder: string
  readonly #files: SignedFiles

  constructor(folder: string, files: SignedFiles) {
    this.#folder = folder
    this.#files = files
  }

  /** The runs with the same settings. */
  runs(settings: unknown): RunStore {
    const file = join(this.#folder, `run-${short(JSON.stringify([RUN_FORMAT, settings]))}.json`)
    return {
      load: () => {
        const json = this.#files.read(file)
        return json === undefined ? undefined : decodeRun(json)
      },
      save: (run) => {
        if (this.#files.write(file, encodeRun(run))) this.#discardOld()
      },
    }
  }

  loadVersions(): FileVersions {
    const json = this.#files.read(this.#versionsFile)
    return json === undefined ? FileVersions.empty() : FileVersions.decode(json)
  }

  saveVersions(versions: FileVersions): void {
    if (versions.changed) this.#files.write(this.#versionsFile, versions.encode())
  }

  get #versionsFile(): string {
    return join(this.#folder, 'files.json')
  }

  #discardOld(): void {
    const oldest = Date.now() - KEPT_MS
    for (const name of readdirSync(this.#folder)) {
      if (!/^run-[0-9a-f]+\.json$/.test(name)) continue
      const path = join(this.#folder, name)
      if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < oldest) discard(path)
    }
  }
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
