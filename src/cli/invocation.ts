import type { Shell } from './shell.ts'

/** Variables of the environment that decide what is written, or in which form. */
const DECIDING_VARIABLES = ['CI', 'FORCE_COLOR', 'GITHUB_ACTIONS', 'NO_COLOR', 'TERM'] as const

/** Everything but the disk and the clock that decides what a run of `spec-lint` writes, as JSON on one line. */
export function invocationOf(argv: readonly string[], { build, cwd, env, stdout, stderr }: Shell): string {
  const surroundings = DECIDING_VARIABLES.map((name) => env[name] ?? null)
  return JSON.stringify([build, cwd, argv, stdout.isTTY, stderr.isTTY, surroundings])
}
