import { type RunOutput, Replays } from '../../node/cache/replays.ts'
import { invocationOf } from '../invocation.ts'
import { ProcessStream } from '../process-stream.ts'

/**
 * Does what an earlier run of the same command did, where everything is as it was then: most runs of a hook and of an
 * editor are of that kind, and take little more than Node itself.
 *
 * @param build tells builds of the program apart.
 * @returns whether that was all.
 */
export function replay(argv: readonly string[], build: string): boolean {
  const [stdout, stderr] = [new ProcessStream('stdout'), new ProcessStream('stderr')]
  // What is written to a terminal depends on the terminal, and is not kept.
  const output = stdout.isTTY || stderr.isTTY ? undefined : find(argv, build)
  if (output === undefined) return false
  process.exitCode = output.exitCode
  stdout.write(output.stdout)
  stderr.write(output.stderr)
  return true
}

function find(argv: readonly string[], build: string): RunOutput | undefined {
  try {
    const invocation = invocationOf(argv, build, process.cwd(), process.env)
    return Replays.open(process.env)?.find(invocation, Date.now())
  } catch {
    // The run itself tells what is wrong: there may be no folder that it runs in.
    return undefined
  }
}
