import type { LookedAt } from '../node/cache/disk-snapshot.ts'
import { printable } from '../report/printable.ts'

/** One of the two streams that a program writes to. */
export interface OutputStream {
  readonly isTTY: boolean
  write(text: string): void
}

/** What the output of a run rests on. */
export interface OutputGround {
  readonly lookedAt: LookedAt
  /** From when on the same run would say something else, in milliseconds since the epoch; `Infinity` for never. */
  readonly until: number
}

/** What the command line has around it. */
export interface Shell {
  /** Working directory: absolute, without links. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Tells builds of the program apart; `undefined` where it runs from its source. */
  readonly build?: string
  /** Findings, and nothing else. */
  readonly stdout: OutputStream
  /** Everything else. */
  readonly stderr: OutputStream
  /** Keeps what was written for the next run of the same command; absent where that is not possible. */
  readonly remember?: (exitCode: ExitCode, ground: OutputGround) => void
}

/** `0` nothing at or above the gate, `1` findings at or above it, `2` could not judge. */
export type ExitCode = 0 | 1 | 2

/** Tells something besides the findings. */
export function say({ stderr }: Shell, message: string): void {
  stderr.write(`spec-lint: ${printable(message)}\n`)
}
