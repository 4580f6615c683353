import type { ProgramName } from '../program.ts'
import { areFewSpecs } from '../few-specs.ts'

/**
 * How much of the program a run is likely to need: that for a few specs, for a whole project, for a new spec, or for what
 * is told without a look at a spec.
 */
export type RunExtent = 'few' | 'all' | 'new' | 'none'

/** Options that ask for a text. */
const ASKS_FOR_TEXT = /^(?:-h|--(?:help|help-agent|explain|list-rules|print-config|from)(?:=.*)?)$/

/**
 * Told before anything is loaded that could read the command line, so that it is a guess: what is guessed wrong takes
 * longer, and does the same.
 *
 * @param argv what was typed after the program's name.
 */
export function runExtent(name: ProgramName, argv: readonly string[]): RunExtent {
  if (name === 'spec-new') return 'new'
  if (argv[0] === 'complete' || argv.some((argument) => ASKS_FOR_TEXT.test(argument))) return 'none'
  // A commit is mostly of few specs.
  if (argv.includes('--staged')) return 'few'
  return areFewSpecs(argv.filter((argument) => !argument.startsWith('-'))) ? 'few' : 'all'
}
