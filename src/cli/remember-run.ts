import { takeSnapshot } from '../node/cache/disk-snapshot.ts'
import { Replays } from '../node/cache/replays.ts'
import { invocationOf } from './invocation.ts'
import type { OutputStream, Shell } from './shell.ts'

/**
 * A shell whose runs can be remembered: what they write is kept for the next run of the same command.
 *
 * @param build tells builds of the program apart.
 */
export function rememberingShell(argv: readonly string[], build: string, shell: Shell): Shell {
  if (shell.stdout.isTTY || shell.stderr.isTTY) return shell
  const said = { stdout: '', stderr: '' }
  const heard = (name: keyof typeof said): OutputStream => ({
    isTTY: false,
    write(text) {
      said[name] += text
      shell[name].write(text)
    },
  })
  return {
    ...shell,
    stdout: heard('stdout'),
    stderr: heard('stderr'),
    remember(exitCode, { lookedAt, until }) {
      // What went wrong once need not do so again.
      if (exitCode === 2) return
      const replays = Replays.open(shell.env)
      const startedAt = Date.now() - process.uptime() * 1000
      const disk = replays && takeSnapshot(lookedAt, startedAt)
      if (disk === undefined) return
      const invocation = invocationOf(argv, build, shell.cwd, shell.env)
      replays?.keep(invocation, { ...said, exitCode }, { disk, startedAt, until })
    },
  }
}
