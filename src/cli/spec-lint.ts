/**
 * The entry of `spec-lint`. What is asked most often in scripts, the version, is answered before anything is loaded.
 */
import { TOOL_VERSION } from '../service/tool.ts'

const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  process.stdout.write(`${TOOL_VERSION}\n`)
} else {
  // Node's own exit code for an error that nobody caught is 1, which is ours for findings.
  process.on('uncaughtException', crash)
  try {
    const [{ main }, { processShell }] = await Promise.all([import('./main.ts'), import('./process-shell.ts')])
    // Set, not called: what is still being written has to reach the other end of its pipe.
    process.exitCode = await main(argv, processShell())
  } catch (error) {
    crash(error)
  }
}

function crash(error: unknown): never {
  process.stderr.write(`spec-lint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(2)
}
