import { cacheHome } from './cache-home.ts'
import { type DiskSnapshot, isUnchanged } from './disk-snapshot.ts'
import { KeyedFiles } from './keyed-files.ts'
import { OwnFiles } from './own-files.ts'

/** Runs that are kept, of all projects. */
const MOST_REPLAYS = 64

/** Characters that are kept of what one run wrote to a stream: of more, nothing is kept. */
export const MOST_OUTPUT = 1_000_000

/** What a run left. */
export interface RunOutput {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

/** What the output of a run rests on. */
export interface RunGround {
  readonly disk: DiskSnapshot
  /** When the run began, and from when on it would say something else, in milliseconds since the epoch. */
  readonly startedAt: number
  readonly until: number
}

interface Replay extends RunGround, RunOutput {}

/**
 * What earlier runs wrote: the same command over a disk that looks the same writes the same. Nothing else of the program
 * is loaded for it. They lie in the user's own cache folder, out of the reach of any project.
 */
export class Replays {
  readonly #files: KeyedFiles

  private constructor(files: OwnFiles) {
    this.#files = new KeyedFiles(files, 'replay', MOST_REPLAYS)
  }

  /** @returns `undefined` where nothing can be kept. */
  static open(env: Readonly<Record<string, string | undefined>>): Replays | undefined {
    const home = cacheHome(env)
    const files = home === undefined ? undefined : OwnFiles.in(`${home}/spec-lint/replays`, env)
    return files && new Replays(files)
  }

  /** @param invocation as JSON: everything but the disk that decides what is written. */
  find(invocation: string, now: number): RunOutput | undefined {
    const text = this.#files.read(invocation)
    if (text === undefined) return undefined
    // Nobody but `keep` wrote it.
    const replay = JSON.parse(text) as Replay
    return now >= replay.startedAt && now < replay.until && isUnchanged(replay.disk) ? replay : undefined
  }

  keep(invocation: string, output: RunOutput, ground: RunGround): void {
    if (isLong(output.stdout) || isLong(output.stderr)) return
    // JSON has no infinity, and no clock comes this far.
    const until = Math.min(ground.until, Number.MAX_SAFE_INTEGER)
    this.#files.write(invocation, JSON.stringify({ ...ground, until, ...output } satisfies Replay))
  }
}

function isLong(text: string): boolean {
  return text.length > MOST_OUTPUT
}
