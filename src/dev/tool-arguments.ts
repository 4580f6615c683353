import { parseArgs, type ParseArgsConfig } from 'node:util'

/** The options of a tool, as `parseArgs` takes them. */
type ToolOptions = NonNullable<ParseArgsConfig['options']>

/**
 * What was typed after the name of a contributor's tool. `--help` prints its usage and ends the process with 0; an
 * option that there is not, or a word too many, says so above it and ends the process with 2.
 *
 * @param usage what `--help` prints, without a newline at its end.
 * @param options besides `--help`.
 * @param mostWords how many words may stand there that are no options.
 */
export function readToolArguments<const Options extends ToolOptions>(usage: string, options: Options, mostWords = 0) {
  const argv = process.argv.slice(2)
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    const read = parseArgs({ args: argv, options, allowPositionals: mostWords > 0 })
    if (read.positionals.length > mostWords) throw new TypeError(`Unexpected argument '${read.positionals[mostWords]}'`)
    return read
  } catch (error) {
    // Nothing else is thrown than what is wrong with the arguments; advice of Node's own follows the first sentence.
    const [complaint = ''] = String(error instanceof Error ? error.message : error).split('. ')
    return refuseArguments(complaint, usage)
  }
}

/** Says what is wrong with what was typed, and how it is typed; ends the process with 2. */
export function refuseArguments(message: string, usage: string): never {
  console.error(`${message}\n\n${usage}`)
  process.exit(2)
}
