import { realpathSync } from 'node:fs'
import type { OutputStream, Shell } from './shell.ts'

/**
 * The process that we run in, as a {@link Shell}.
 *
 * @param build tells builds of the program apart.
 */
export function processShell(build: string): Shell {
  return {
    build,
    cwd: realpathSync.native(process.cwd()),
    env: process.env,
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
  }
}

/** A reader that has seen enough (`| head`) closes the pipe: the rest is not wanted, and nothing is wrong. */
function streamOf(stream: NodeJS.WriteStream): OutputStream {
  let open = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false
    if (error.code !== 'EPIPE') process.exitCode = 2
  })
  return {
    isTTY: stream.isTTY === true,
    write(text) {
      if (open) stream.write(text)
    },
  }
}
