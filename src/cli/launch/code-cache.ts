import { cacheHome } from '../../node/cache/cache-home.ts'
import { OwnFiles } from '../../node/cache/own-files.ts'
import type { RunExtent } from './run-extent.ts'

/** Bundles, of some builds and versions of Node, whose code is kept. */
const MOST_FILES = 60

/** Bytes in front of the code, a multiple of what V8 aligns it to. */
const HEAD = 16

/** What V8 made of a bundle in a run. */
export interface CompiledCode {
  readonly code: Buffer
  /** CPU time of that run, in microseconds. */
  readonly cpuTime: number
}

/** What V8 made of the bundles in earlier runs. */
export class CodeCache {
  readonly #files: OwnFiles | undefined
  readonly #extent: RunExtent

  /**
   * Whoever can write the code decides what runs, so it lies in the user's own cache folder, never in a project, where a
   * pull request could put some.
   *
   * @param extent of the runs that it is kept for: what is unpacked and not needed is lost time.
   */
  constructor(env: Readonly<Record<string, string | undefined>>, extent: RunExtent) {
    this.#extent = extent
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
  read(build: string): CompiledCode | undefined {
    const bytes = this.#files?.read(this.#nameOf(build))
    if (bytes === undefined || bytes.length <= HEAD) return undefined
    return { cpuTime: bytes.readDoubleLE(0), code: bytes.subarray(HEAD) }
  }

  write(build: string, { code, cpuTime }: CompiledCode): void {
    const head = Buffer.alloc(HEAD)
    head.writeDoubleLE(cpuTime, 0)
    this.#files?.write(this.#nameOf(build), Buffer.concat([head, code]))
    this.#files?.limit(/\.bin/, MOST_FILES)
  }

  #nameOf(build: string): string {
    return `${build}-${this.#extent}-${process.version}-${process.arch}.bin`
  }
}
