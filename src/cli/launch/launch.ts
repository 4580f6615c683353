/**
 * The entry of both programs, as small as can be: what scripts ask most often, the version, is answered before anything
 * else is loaded.
 */
import { TOOL_VERSION } from '../../service/tool.ts'
import type { ProgramName, run } from '../program.ts'

/** Replaced by the hashes of the bundles beside this one, by name, when they are built. */
declare const SPEC_LINT_BUILDS: Readonly<Record<string, string>>

/** Runs a program with the arguments of this process. */
export async function launch(name: ProgramName): Promise<void> {
  const argv = process.argv.slice(2)
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
    process.stdout.write(`${TOOL_VERSION}\n`)
    return
  }
  const { CompiledBundles } = await import('./compiled-program.ts')
  // All are made by one build.
  const program = new CompiledBundles(__dirname, SPEC_LINT_BUILDS).load('program.cjs') as { readonly run: typeof run }
  await program.run(name, argv, Object.values(SPEC_LINT_BUILDS).join(' '))
}
