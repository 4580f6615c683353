import { cacheHome } from '../../node/cache/cache-home.ts'
import { OwnFiles } from '../../node/cache/own-files.ts'

/** Builds, and versions of Node, whose code is kept. */
const MOST_FILES = 12

/** What V8 made of the bundles in earlier runs. */
export class CodeCache {
  readonly #files: OwnFiles | undefined

  /**
   * Whoever can write the code decides what runs, so it lies in the user's own cache folder, never in a project, where a
   * pull request could put some.
   */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    const home = cacheHome(env)
    // Node's own switch for its own cache of the same kind.
    const isOff = env['NODE_DISABLE_COMPILE_CACHE'] !== undefined || home === undefined
    this.#files = isOff ? undefined : OwnFiles.in(`${home}/spec-lint/code`, env)
  }

  /** Whether anything is kept. */
  get isOn(): boolean {
    return this.#files !== undefined
  }

  /** @param build tells builds of a bundle apart; V8 itself compares no more than the length of a source. */
  read(build: string): Buffer | undefined {
    return this.#files?.read(nameOf(build))
  }

  write(build: string, code: Buffer): void {
    this.#files?.write(nameOf(build), code)
    this.#files?.limit('', MOST_FILES)
  }
}

function nameOf(build: string): string {
  return `${build}-${process.version}-${process.arch}.bin`
}
