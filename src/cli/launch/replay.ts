import { Replays } from '../../node/cache/replays.ts'
import { invocationOf } from '../invocation.ts'
import { processShell } from '../process-shell.ts'

/**
 * Does what an earlier run of the same command did, where everything is as it was then: most runs of a hook and of an
 * editor are of that kind, and take little more than Node itself.
 *
 * @param build tells builds of the program apart.
 * @returns whether that was all.
 */
export function replay(argv: readonly string[], build: string): boolean {
  try {
    const shell = processShell(build)
    const output = Replays.open(shell.env)?.find(invocationOf(argv, shell), Date.now())
    if (output === undefined) return false
    process.exitCode = output.exitCode
    shell.stdout.write(output.stdout)
    shell.stderr.write(output.stderr)
    return true
  } catch {
    // The run itself tells what is wrong: there may be no folder that it runs in.
    return false
  }
}
