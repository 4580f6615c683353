/** What a person or a machine ends a program with. */
const ENDING = ['SIGINT', 'SIGTERM'] as const

let isHeld = false

/**
 * From now on, whoever wants to end the process has to wait for the next turn of the event loop, so that what is written
 * in one turn is written whole. The process then ends as it would have: by the signal, for its parent to see.
 */
export function endBetweenTurns(): void {
  if (isHeld) return
  isHeld = true
  for (const signal of ENDING) {
    process.prependOnceListener(signal, () => {
      // Without a listener, the signal does again what it does to any process. Whoever listens too comes later, and decides.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
    })
  }
}

/** Lets a signal that came meanwhile have its way. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
