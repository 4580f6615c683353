/**
 * The entry of both programs, as small as can be: what scripts ask most often, the version, is answered before anything
 * else is loaded.
 */
import { join } from 'node:path'
import { TOOL_VERSION } from '../../service/tool.ts'
import type { ProgramName, run } from '../program.ts'

/** Replaced by the hash of `program.cjs` when it is built. */
declare const SPEC_LINT_BUILD: string

/** Runs a program with the arguments of this process. */
export async function launch(name: ProgramName): Promise<void> {
  const argv = process.argv.slice(2)
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
    process.stdout.write(`${TOOL_VERSION}\n`)
    return
  }
  const { loadCompiled } = await import('./compiled-program.ts')
  // Both are made by one build.
  const program = loadCompiled(join(__dirname, 'program.cjs'), SPEC_LINT_BUILD) as { readonly run: typeof run }
  await program.run(name, argv, SPEC_LINT_BUILD)
}
