import { takeSnapshot } from '../node/cache/disk-snapshot.ts'
import { MOST_OUTPUT, Replays } from '../node/cache/replays.ts'
import { invocationOf } from './invocation.ts'
import type { OutputStream, Shell } from './shell.ts'

/** A shell whose runs can be remembered: what they write is kept for the next run of the same command. */
export function rememberingShell(argv: readonly string[], shell: Shell): Shell {
  const said = { stdout: '', stderr: '' }
  const heard = (name: keyof typeof said): OutputStream => ({
    isTTY: shell[name].isTTY,
    write(text) {
      // How far it is, which is taken back, is no part of it; and of what goes on for ever, a part is enough.
      if (!text.startsWith('\r') && said[name].length <= MOST_OUTPUT) said[name] += text
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
      const invocation = invocationOf(argv, shell)
      replays?.keep(invocation, { ...said, exitCode }, { disk, startedAt, until })
    },
  }
}
