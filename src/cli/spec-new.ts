/**
 * The entry of `spec-new`.
 */
import { TOOL_VERSION } from '../service/tool.ts'

const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  process.stdout.write(`${TOOL_VERSION}\n`)
} else {
  // Node's own exit code for an error that nobody caught is 1, which would look like a finding.
  process.on('uncaughtException', crash)
  try {
    const [{ newMain }, { processShell }] = await Promise.all([import('./new/main.ts'), import('./process-shell.ts')])
    const shell = processShell()
    const isInteractive = process.stdin.isTTY === true && shell.stderr.isTTY
    // Set, not called: what is still being written has to reach the other end of its pipe.
    process.exitCode = await newMain(argv, shell, isInteractive)
  } catch (error) {
    crash(error)
  }
}

function crash(error: unknown): never {
  process.stderr.write(`spec-new: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(2)
}
