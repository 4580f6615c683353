/** Variables of the environment that decide what is written, or in which form. */
const DECIDING_VARIABLES = ['CI', 'FORCE_COLOR', 'GITHUB_ACTIONS', 'NO_COLOR', 'TERM'] as const

/**
 * Everything but the disk and the clock that decides what a run of `spec-lint` writes where it does not write to a
 * terminal, as JSON on one line.
 *
 * @param build tells builds of the program apart.
 */
export function invocationOf(
  argv: readonly string[],
  build: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return JSON.stringify([build, cwd, argv, DECIDING_VARIABLES.map((name) => env[name] ?? null)])
}
