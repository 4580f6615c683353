import { checkArguments } from './arguments.ts'
import type { Parsing } from './command.ts'
import type { RawOptions } from './raw-options.ts'

/** What the options are where none is typed. */
const NO_OPTIONS: RawOptions = { failOn: 'error', errorOnUnmatchedPattern: true }

/** What cannot be the name of a command. */
const PATH = /^[^-].*[./]/s

/**
 * Reads the command line. Paths alone, as hooks pass them, and nothing at all are understood without the parser of
 * options, which takes longer to load than a run whose result is known takes.
 *
 * @param argv what was typed after the program's name.
 * @throws UsageError for the first mistake.
 */
export async function readCommandLine(argv: readonly string[]): Promise<Parsing> {
  if (argv.every((argument) => PATH.test(argument))) {
    return { kind: 'run', arguments: checkArguments(argv, NO_OPTIONS) }
  }
  // A folder of that name is linted as `./complete`.
  if (argv[0] === 'complete') {
    const { completion } = await import('./completion.ts')
    return { kind: 'print', text: completion(argv.slice(1)) }
  }
  const { parseCommandLine } = await import('./command.ts')
  return parseCommandLine(argv)
}
