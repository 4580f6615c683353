import { realpathSync } from 'node:fs'
import { ProcessStream } from './process-stream.ts'
import type { Shell } from './shell.ts'

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
    stdout: new ProcessStream('stdout'),
    stderr: new ProcessStream('stderr'),
  }
}
