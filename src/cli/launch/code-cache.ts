import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheHome, isInRepository } from '../../node/cache/cache-home.ts'
import { discard, keepFile } from '../../node/cache/keep-file.ts'

/** Bytes of the checksum in front of the code. */
const CHECKSUM = 20

/** Compiled code of other versions is thrown away when it has not been rewritten for this long. */
const KEPT_MS = 60 * 24 * 60 * 60 * 1000

/**
 * The file for what V8 made of one build of the program, with one Node; `undefined` where none may be kept. Whoever can
 * write it decides what runs, so it lies in the user's own cache folder, never in a project, where a pull request could
 * put one, and not where that folder is part of a repository itself.
 *
 * @param build tells builds apart; V8 itself compares no more than the length of a source.
 */
export function codeCacheFile(build: string, env: NodeJS.ProcessEnv): string | undefined {
  // Node's own switch for its own cache of the same kind.
  if (env['NODE_DISABLE_COMPILE_CACHE'] !== undefined) return undefined
  const home = cacheHome(env)
  if (home === undefined) return undefined
  const folder = join(home, 'spec-lint', 'code')
  return isInRepository(folder) ? undefined : join(folder, `${build}-${process.version}-${process.arch}.bin`)
}

/** The code in a file; `undefined` where it is absent, damaged, or could have been written by somebody else. */
export function readCode(file: string): Buffer | undefined {
  let handle
  try {
    handle = openSync(file, 'r')
    const { uid, mode } = fstatSync(handle)
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined
    const bytes = readFileSync(handle)
    const code = bytes.subarray(CHECKSUM)
    // V8 would run damaged code into a wall.
    return checksum(code).equals(bytes.subarray(0, CHECKSUM)) ? code : undefined
  } catch {
    return undefined
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** Keeps the code, and throws away what other builds left behind; where that is not possible, nothing is kept. */
export function writeCode(file: string, code: Buffer): void {
  if (keepFile(file, Buffer.concat([checksum(code), code]))) discardOld(dirname(file))
}

function discardOld(folder: string): void {
  const oldest = Date.now() - KEPT_MS
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const status = statSync(path, { throwIfNoEntry: false })
    if (status !== undefined && status.mtimeMs < oldest) discard(path)
  }
}

function checksum(code: Buffer): Buffer {
  return createHash('sha1').update(code).digest()
}
