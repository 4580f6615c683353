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
    stdout: streamOf(process.stdout, 'standard output'),
    stderr: streamOf(process.stderr, 'standard error'),
  }
}

/**
 * A reader that has seen enough (`| head`) closes the pipe: the rest is not wanted, and nothing is wrong. Whatever else
 * keeps a report from being written leaves a gate without its ground.
 */
function streamOf(stream: NodeJS.WriteStream, name: string): OutputStream {
  let open = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (open && error.code !== 'EPIPE') failToWrite(name, error)
    open = false
  })
  return {
    isTTY: stream.isTTY === true,
    write(text) {
      if (open) stream.write(text)
    },
  }
}

function failToWrite(name: string, { message }: Error): void {
  process.stderr.write(`cannot write to ${name}: ${message}\n`)
  // The last word, after that of the program itself.
  process.once('exit', () => (process.exitCode = 2))
}
