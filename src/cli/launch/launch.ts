/**
 * The entry of both programs, as small as can be: what scripts ask most often, the version, and what an earlier run has
 * answered already, is answered before anything else is loaded.
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
  // All are made by one build.
  const build = Object.values(SPEC_LINT_BUILDS).join(' ')
  if (name === 'spec-lint' && (await import('./replay.ts')).replay(argv, build)) return
  const [{ CompiledBundles }, { runExtent }] = await Promise.all([
    import('./compiled-bundles.ts'),
    import('./run-extent.ts'),
  ])
  const extent = runExtent(name, argv)
  const program = new CompiledBundles(__dirname, SPEC_LINT_BUILDS, extent).load('program.cjs') as {
    readonly run: typeof run
  }
  await program.run(name, argv, build)
}
