/**
 * Both programs in one bundle, so that what they share is there once. Each loads what it needs when it needs it.
 */

/** What was called. */
export type ProgramName = 'spec-lint' | 'spec-new'

/**
 * Runs a program and leaves its exit code with the process. Never rejects.
 *
 * @param build tells builds of this bundle apart.
 */
export async function run(name: ProgramName, argv: readonly string[], build: string): Promise<void> {
  // Node's own exit code for an error that nobody caught is 1, which is ours for findings.
  process.on('uncaughtException', (error) => crash(name, error))
  try {
    // Set, not called: what is still being written has to reach the other end of its pipe.
    process.exitCode = await (name === 'spec-lint' ? runLint(argv, build) : runNew(argv, build))
  } catch (error) {
    crash(name, error)
  }
}

async function runLint(argv: readonly string[], build: string): Promise<number> {
  const [{ main }, { processShell }, { rememberingShell }] = await Promise.all([
    import('./main.ts'),
    import('./process-shell.ts'),
    import('./remember-run.ts'),
  ])
  return main(argv, rememberingShell(argv, processShell(build)))
}

async function runNew(argv: readonly string[], build: string): Promise<number> {
  const [{ newMain }, { processShell }] = await Promise.all([import('./new/main.ts'), import('./process-shell.ts')])
  const shell = processShell(build)
  return newMain(argv, shell, process.stdin.isTTY === true && shell.stderr.isTTY)
}

function crash(name: ProgramName, error: unknown): never {
  process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(2)
}
