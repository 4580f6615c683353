import type { ProgramName } from '../program.ts'
import { areFewSpecs } from '../few-specs.ts'

/** How much of the program a run is likely to need: that for a few specs, for a whole project, or for a new spec. */
export type RunExtent = 'few' | 'all' | 'new'

/**
 * Told before anything is loaded that could read the command line, so that it is a guess: what is guessed wrong takes
 * longer, and does the same.
 *
 * @param argv what was typed after the program's name.
 */
export function runExtent(name: ProgramName, argv: readonly string[]): RunExtent {
  if (name === 'spec-new') return 'new'
  // A commit is mostly of few specs.
  if (argv.includes('--staged')) return 'few'
  return areFewSpecs(argv.filter((argument) => !argument.startsWith('-'))) ? 'few' : 'all'
}
