import type { Shell } from './shell.ts'

/**
 * Tells of an error that nobody foresaw, with what it takes to find its cause.
 *
 * @param say tells it in the name of the program.
 */
export function sayCrash(error: unknown, shell: Shell, say: (shell: Shell, message: string) => void): void {
  say(shell, 'could not go on; this is a defect of spec-lint, please report it with what follows')
  shell.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
