import type { Shell } from './shell.ts'

/** Says on a terminal, and nowhere else, what is being done, and takes it back when it is done. */
export async function withProgress<T>({ stderr, env }: Shell, doing: string, work: () => Promise<T>): Promise<T> {
  const isWatched = stderr.isTTY && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb'
  if (isWatched) stderr.write(`${doing} …`)
  try {
    return await work()
  } finally {
    if (isWatched) stderr.write('\r\u001b[K')
  }
}
