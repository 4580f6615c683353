import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { codeCacheFile, readCode, writeCode } from './code-cache.ts'

/** CPU time of a run, in microseconds, beside which a look at what V8 knows by now is nothing. */
const LONG_RUN = 400_000

/** How much more code makes it worth keeping anew. */
const GROWTH = 1.05

/**
 * Loads a CommonJS bundle with the code that V8 made of it in an earlier run, which takes a fraction of the time that
 * compiling takes, and keeps the code of this one where there was none yet.
 *
 * @param file absolute path of the bundle, which holds nothing but ASCII.
 * @param build tells builds of it apart.
 * @returns what it exports.
 */
export function loadCompiled(file: string, build: string): unknown {
  const cache = codeCacheFile(build, process.env)
  const known = cache === undefined ? undefined : readCode(cache)
  // As Node wraps a module, on one line with its first, so that the lines of a stack trace are those of the file.
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`
  const script = new Script(source, { filename: file, ...(known === undefined ? {} : { cachedData: known }) })
  const module: { exports: unknown } = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  if (cache !== undefined) keepAtExit(script, cache, script.cachedDataRejected === true ? undefined : known)
  return module.exports
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
