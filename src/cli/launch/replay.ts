import { fstatSync, writeSync } from 'node:fs'
import { type RunOutput, Replays } from '../../node/cache/replays.ts'
import { invocationOf } from '../invocation.ts'
import { processShell } from '../process-shell.ts'

/** Descriptors of the two streams. */
const STDOUT = 1
const STDERR = 2

/**
 * Does what an earlier run of the same command did, where everything is as it was then: most runs of a hook and of an
 * editor are of that kind, and take little more than Node itself.
 *
 * @param build tells builds of the program apart.
 * @returns whether that was all.
 */
export function replay(argv: readonly string[], build: string): boolean {
  const output = find(argv, build)
  if (output === undefined) return false
  write(output, build)
  return true
}

function find(argv: readonly string[], build: string): RunOutput | undefined {
  try {
    // What is written to a terminal depends on the terminal, and is not kept.
    if (isTerminal(STDOUT) || isTerminal(STDERR)) return undefined
    const invocation = invocationOf(argv, build, process.cwd(), process.env)
    return Replays.open(process.env)?.find(invocation, Date.now())
  } catch {
    // The run itself tells what is wrong: there may be no folder that it runs in.
    return undefined
  }
}

/** Node's streams take longer to load than all the rest takes, and are for readers who do not keep up. */
function write({ stdout, stderr, exitCode }: RunOutput, build: string): void {
  process.exitCode = exitCode
  const unwritten = { stdout: writeTo(STDOUT, stdout), stderr: writeTo(STDERR, stderr) }
  if (unwritten.stdout.length === 0 && unwritten.stderr.length === 0) return
  const shell = processShell(build)
  shell.stdout.write(unwritten.stdout.toString())
  shell.stderr.write(unwritten.stderr.toString())
}

/** Writes as much as is taken at once; what is left. */
function writeTo(descriptor: number, text: string): Buffer {
  let left = Buffer.from(text)
  try {
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left))
  } catch {
    // The stream waits for a slow reader, and tells of whatever else it is.
  }
  return left
}

/** Node's own answer takes long to load, and is yes for devices alone. */
function isTerminal(descriptor: number): boolean {
  return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor)
}
