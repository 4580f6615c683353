import { closeSync, fstatSync, openSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import { fingerprint } from '../../diagnostic/fingerprint.ts'
import { statOf } from '../text-file.ts'
import { cacheHome, isInRepository } from './cache-home.ts'
import { type FileState, isState, stateOf } from './file-state.ts'
import { discard, keepFile } from './keep-file.ts'

/**
 * The files of a cache that this user's runs wrote, as they were left. A cache lies where a pull request could put a file
 * of its own that says that nothing was found, or a disk could lose a part: what is not exactly the file that was written
 * is as good as absent. A list of what was written is kept in the user's cache folder, out of the reach of any project.
 *
 * No hash is made of what is read: that takes Node's cryptography, which takes longer to load than most runs take.
 */
export class OwnFiles {
  readonly #folder: string
  readonly #list: string
  #states: Map<string, FileState> | undefined

  private constructor(folder: string, list: string) {
    this.#folder = folder
    this.#list = list
  }

  /**
   * @param folder absolute path of the cache.
   * @returns `undefined` where the user has no folder of which nobody else can write.
   */
  static in(folder: string, env: Readonly<Record<string, string | undefined>>): OwnFiles | undefined {
    const home = cacheHome(env)
    if (home === undefined) return undefined
    const own = `${home}/spec-lint`
    return isInRepository(own) ? undefined : new OwnFiles(folder, `${own}/own-${fingerprint([folder])}.json`)
  }

  /** What was written under a name; `undefined` for everything else. */
  read(name: string): Buffer | undefined {
    const state = this.#known().get(name)
    return state === undefined ? undefined : readStable(this.#pathOf(name), (stats) => isState(state, stats))
  }

  /** Whether it could be kept. */
  write(name: string, content: Buffer | string): boolean {
    const path = this.#pathOf(name)
    if (!keepFile(path, content)) return false
    const stats = statOf(path)
    if (stats === undefined) return false
    // Others may have written since.
    this.#states = undefined
    const states = this.#known()
    const there = new Set(this.#names())
    for (const known of states.keys()) if (!there.has(known)) states.delete(known)
    states.set(name, stateOf(stats))
    return keepFile(this.#list, JSON.stringify([...states]))
  }

  /**
   * Throws away all files of a kind but the latest.
   *
   * @param kind tells their names from everybody else's: the folder may be one that the user has for something else too.
   */
  limit(kind: RegExp, most: number): void {
    const names = this.#names().filter((name) => kind.test(name))
    if (names.length <= most) return
    const dated = names.map((name) => ({ name, time: this.#timeOf(name) }))
    for (const { name } of dated.toSorted((first, second) => second.time - first.time).slice(most)) {
      discard(this.#pathOf(name))
    }
  }

  #timeOf(name: string): number {
    return statOf(this.#pathOf(name))?.mtimeMs ?? 0
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#folder)
    } catch {
      return []
    }
  }

  #known(): Map<string, FileState> {
    return (this.#states ??= parseStates(readStable(this.#list, isPrivate)?.toString('utf8')))
  }

  #pathOf(name: string): string {
    return `${this.#folder}/${name}`
  }
}

/** The bytes of a file that is as it should be; what it is and what is read of it are the same file. */
function readStable(path: string, isRight: (stats: Stats) => boolean): Buffer | undefined {
  let handle
  try {
    handle = openSync(path, 'r')
    return isRight(fstatSync(handle)) ? readFileSync(handle) : undefined
  } catch {
    return undefined
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** Nobody else can have written it. */
function isPrivate({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}

function parseStates(json: string | undefined): Map<string, FileState> {
  try {
    // A list of this user's is what `write` made of it, or broken.
    return new Map(json === undefined ? [] : (JSON.parse(json) as readonly (readonly [string, FileState])[]))
  } catch {
    return new Map()
  }
}
