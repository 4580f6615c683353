import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { codeCacheFile, readCode, writeCode } from './code-cache.ts'

/** CPU time of a run, in microseconds, beside which a look at what V8 knows by now is nothing. */
const LONG_RUN = 400_000

/** How much more code makes it worth keeping anew. */
const GROWTH = 1.05

/** A CommonJS module as Node wraps one. */
type Wrapped = (
  exports: unknown,
  require: (id: string) => unknown,
  module: unknown,
  file: string,
  folder: string,
) => void

/**
 * Bundles of one folder, loaded with the code that V8 made of them in an earlier run, which takes a fraction of the time
 * that compiling takes. The code of this run is kept where there was none yet.
 */
export class CompiledBundles {
  readonly #folder: string
  readonly #builds: Readonly<Record<string, string>>
  readonly #loaded = new Map<string, unknown>()

  /**
   * @param folder absolute path.
   * @param builds name of each bundle, and what tells builds of it apart. They hold nothing but ASCII.
   */
  constructor(folder: string, builds: Readonly<Record<string, string>>) {
    this.#folder = folder
    this.#builds = builds
  }

  /** What a bundle exports. It loads others by `require('./name')`. */
  load(name: string): unknown {
    const loaded = this.#loaded.get(name)
    if (loaded !== undefined) return loaded
    const file = join(this.#folder, name)
    const module: { exports: unknown } = { exports: {} }
    const native = createRequire(file)
    const require = (id: string): unknown =>
      Object.hasOwn(this.#builds, id.slice(2)) ? this.load(id.slice(2)) : native(id)
    compile(file, this.#builds[name] ?? '')(module.exports, require, module, file, this.#folder)
    this.#loaded.set(name, module.exports)
    return module.exports
  }
}

function compile(file: string, build: string): Wrapped {
  const cache = codeCacheFile(build, process.env)
  const known = cache === undefined ? undefined : readCode(cache)
  // On one line with the first of the file, so that the lines of a stack trace are those of the file.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`
  const script = new Script(source, { filename: file, ...(known === undefined ? {} : { cachedData: known }) })
  if (cache !== undefined) keepAtExit(script, cache, script.cachedDataRejected === true ? undefined : known)
  return script.runInThisContext()
}

/** At the end V8 has compiled what a run needs; what an earlier run did not need is added when it pays. */
function keepAtExit(script: Script, cache: string, known: Buffer | undefined): void {
  process.on('exit', (code) => {
    // Somebody who waits for a crash report need not wait for this too.
    if (code > 1 || (known !== undefined && cpuTime() < LONG_RUN)) return
    const fresh = script.createCachedData()
    if (known === undefined || fresh.length > known.length * GROWTH) writeCode(cache, fresh)
  })
}

function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
