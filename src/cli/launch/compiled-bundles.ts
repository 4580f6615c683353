import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { CodeCache } from './code-cache.ts'
import type { RunExtent } from './run-extent.ts'

/** Of the bundle that this becomes a part of. Those that it loads ask it for nothing else than what Node has built in. */
declare const require: (id: string) => unknown

/** How much longer than the run that left the code another one has to be to know enough more. */
const MUCH_LONGER = 2

/** What makes V8 optimise later, by its major version: that of Node 20, and that of Node 22. */
const LATER_OPTIMISATION: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=600000',
  12: '--invocation-count-for-turbofan=20000',
}

/** A bundle: a CommonJS module in the function that Node wraps one in. */
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
  readonly #cache: CodeCache

  /**
   * @param folder absolute path.
   * @param builds name of each bundle, and what tells builds of it apart. They hold nothing but ASCII.
   * @param extent what all runs that are to share their code do about as much of.
   */
  constructor(folder: string, builds: Readonly<Record<string, string>>, extent: RunExtent) {
    // Node's module for it takes longer to load than a run over a few specs gains by it.
    if (extent !== 'few') tuneV8()
    this.#folder = folder
    this.#builds = builds
    this.#cache = new CodeCache(process.env, extent)
  }

  /** What a bundle exports. It loads others by `require('./name')`. */
  load(name: string): unknown {
    const loaded = this.#loaded.get(name)
    if (loaded !== undefined) return loaded
    const file = join(this.#folder, name)
    const module: { exports: unknown } = { exports: {} }
    const load = (id: string): unknown =>
      Object.hasOwn(this.#builds, id.slice(2)) ? this.load(id.slice(2)) : require(id)
    this.#compile(file, this.#builds[name] ?? '')(module.exports, load, module, file, this.#folder)
    this.#loaded.set(name, module.exports)
    return module.exports
  }

  #compile(file: string, build: string): Wrapped {
    const known = this.#cache.read(build)
    const source = readFileSync(file, 'latin1')
    const script = new Script(source, { filename: file, ...(known === undefined ? {} : { cachedData: known.code }) })
    if (this.#cache.isOn)
      this.#keepAtExit(script, build, script.cachedDataRejected === true ? 0 : (known?.cpuTime ?? 0))
    return script.runInThisContext()
  }

  /**
   * At the end V8 has compiled what a run needs. A look at it costs as much as a short run, so that only one that was much
   * longer than the one that left the code, and has met more of the program, is worth it.
   */
  #keepAtExit(script: Script, build: string, known: number): void {
    process.on('exit', (exitCode) => {
      const spent = cpuTime()
      // Somebody who waits for a crash report need not wait for this too.
      if (exitCode > 1 || spent < known * MUCH_LONGER) return
      this.#cache.write(build, { code: script.createCachedData(), cpuTime: spent })
    })
  }
}

/**
 * A run is short: code that V8 optimises as early as it would in a server is seldom run often enough to repay it, and new
 * objects outlive a small nursery. A run over thousands of specs holds what it has read of all documents, and is not to
 * hold as much again of what it has dropped; what it compiled it keeps to the end, for the next run. Set before any script
 * is compiled, whose code is kept for these flags alone.
 */
function tuneV8(): void {
  const [major = ''] = process.versions.v8.split('.')
  // V8 says so on standard error where it does not know a flag.
  const later = LATER_OPTIMISATION[major]
  if (later === undefined) return
  for (const flag of [later, '--semi-space-growth-factor=8', '--heap-growing-percent=40', '--no-flush-bytecode'])
    process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}

/** Of this process, in microseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
