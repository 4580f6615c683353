/**
 * The entry of `spec-lint`. What is asked most often in scripts, the version, is answered before anything is loaded.
 */
import { TOOL_VERSION } from '../service/tool.ts'

const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  process.stdout.write(`${TOOL_VERSION}\n`)
} else {
  const [{ main }, { processShell }] = await Promise.all([import('./main.ts'), import('./process-shell.ts')])
  // Set, not called: what is still being written has to reach the other end of its pipe.
  process.exitCode = await main(argv, processShell())
}
