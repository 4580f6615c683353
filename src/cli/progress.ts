import type { Shell } from './shell.ts'

/** A run that is over before this is not worth a word; nobody reads figures that change faster than those. */
const FIRST_MS = 500
const NEXT_MS = 100

/**
 * Says on a terminal, and nowhere else, how far a long piece of work is, and takes it back when it is done.
 *
 * @param doing "checking 120 specs".
 * @param work is given what to call when a part is done, with how many are by now.
 */
export async function withProgress<T>(
  { stderr, env }: Shell,
  doing: string,
  work: (tick: (done: number) => void) => Promise<T>,
): Promise<T> {
  const isWatched = stderr.isTTY && (env['CI'] ?? '') === '' && env['TERM'] !== 'dumb'
  let next = Date.now() + FIRST_MS
  let isShown = false
  try {
    return await work((done) => {
      if (!isWatched || Date.now() < next) return
      next = Date.now() + NEXT_MS
      isShown = true
      stderr.write(`\r\u001b[K${doing} … ${done}`)
    })
  } finally {
    if (isShown) stderr.write('\r\u001b[K')
  }
}
