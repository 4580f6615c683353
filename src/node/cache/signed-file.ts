import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheHome, isInRepository } from './cache-home.ts'
import { keepFile } from './keep-file.ts'

/** Bytes of the key. */
const KEY = 32

/** Characters of a signature. */
const SIGNATURE = 64

/**
 * Files that only their writer's own runs take at their word. A cache lies among a project's files, where a pull request
 * could put one that says that nothing was found; without the user's key it is nothing but a file to overwrite.
 */
export class SignedFiles {
  readonly #key: Buffer

  private constructor(key: Buffer) {
    this.#key = key
  }

  /** With the key of the user, which is made when it is first needed; `undefined` where none can be kept. */
  static forUser(env: NodeJS.ProcessEnv): SignedFiles | undefined {
    const home = cacheHome(env)
    if (home === undefined) return undefined
    const folder = join(home, 'spec-lint')
    const key = readKey(join(folder, 'key'))
    if (key !== undefined && !isInRepository(folder)) return new SignedFiles(key)
    if (isInRepository(folder) || !keepFile(join(folder, 'key'), randomBytes(KEY))) return undefined
    // Another process may have made one at the same time.
    const made = readKey(join(folder, 'key'))
    return made === undefined ? undefined : new SignedFiles(made)
  }

  /** What was written to the file with this key; `undefined` for everything else. */
  read(file: string): string | undefined {
    let bytes
    try {
      bytes = readFileSync(file)
    } catch {
      return undefined
    }
    const said = bytes.subarray(0, SIGNATURE)
    const content = bytes.subarray(SIGNATURE)
    const own = Buffer.from(this.#sign(content))
    return said.length === own.length && timingSafeEqual(said, own) ? content.toString('utf8') : undefined
  }

  /** Whether it could be kept. */
  write(file: string, content: string): boolean {
    const bytes = Buffer.from(content)
    return keepFile(file, Buffer.concat([Buffer.from(this.#sign(bytes)), bytes]))
  }

  #sign(content: Buffer): string {
    return createHmac('sha256', this.#key).update(content).digest('hex')
  }
}

function readKey(file: string): Buffer | undefined {
  try {
    const key = readFileSync(file)
    return key.length === KEY ? key : undefined
  } catch {
    return undefined
  }
}
