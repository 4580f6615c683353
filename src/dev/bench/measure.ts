import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const REPORT_USAGE = fileURLToPath(new URL('report-usage.cjs', import.meta.url))

/** No run takes longer; one that does is stopped. */
const TIMEOUT = 600_000

/** A whole process of Node. */
export interface Command {
  /** The program, and what follows it on the command line. */
  readonly argv: readonly string[]
  readonly cwd: string
  /** Set for it besides what all processes have. */
  readonly environment?: Readonly<Record<string, string>>
}

/** What one process used from its start to its end. */
export interface Usage {
  /** User and system time of all its threads, in milliseconds. */
  readonly cpu: number
  /** In milliseconds, as its starter saw it. */
  readonly wall: number
  /** Resident memory at its highest, in bytes. */
  readonly peak: number
}

/** What a process printed, and its exit code. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A process that could not be measured: it did not start, was stopped, or ended with an exit code of failure. */
export class RunError extends Error {
  override readonly name = 'RunError'
}

/**
 * Starts processes in an environment that is the same everywhere: nothing of the caller's reaches them, neither
 * certificates that Node would load nor options nor a cache in the home folder.
 */
export class Stopwatch {
  readonly #environment: NodeJS.ProcessEnv
  readonly #empty: Command

  /** @param folder an empty one that the processes may use as their home. */
  constructor(folder: string) {
    this.#environment = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' }
    const program = join(folder, 'empty.cjs')
    writeFileSync(program, '')
    this.#empty = { argv: [program], cwd: folder }
  }

  /** Runs a command without measuring it, for what it prints. */
  run({ argv, cwd, environment }: Command): Outcome {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, argv, {
      cwd,
      env: { ...this.#environment, ...environment },
      encoding: 'utf8',
      timeout: TIMEOUT,
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (error !== undefined) throw new RunError(`${commandLine(argv)}: ${error.message}`)
    return { code: status ?? -1, stdout, stderr }
  }

  /**
   * Runs a command with its output thrown away, and measures it.
   *
   * @throws RunError where it ends with another exit code than 0 or 1, which linters use for findings.
   */
  measure({ argv, cwd, environment }: Command): Usage {
    const start = performance.now()
    const { status, output, error } = spawnSync(process.execPath, ['--require', REPORT_USAGE, ...argv], {
      cwd,
      env: { ...this.#environment, ...environment },
      encoding: 'utf8',
      timeout: TIMEOUT,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    const wall = performance.now() - start
    if (error !== undefined) throw new RunError(`${commandLine(argv)}: ${error.message}`)
    const [, , stderr, usage] = output
    if ((status !== 0 && status !== 1) || !usage) {
      throw new RunError(`${commandLine(argv)} ended with ${status}: ${stderr?.trim()}`)
    }
    const { cpu, peak }: { cpu: number; peak: number } = JSON.parse(usage)
    return { cpu: cpu / 1000, wall, peak }
  }

  /** Measures a process of Node that does nothing. */
  measureEmpty(): Usage {
    return this.measure(this.#empty)
  }
}

/** The middle one, or the mean of the two in the middle. @throws RangeError of no numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of nothing.')
  return (lower + upper) / 2
}

function commandLine(argv: readonly string[]): string {
  return ['node', ...argv].join(' ')
}
