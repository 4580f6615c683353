import { Command, CommanderError, Option } from 'commander'
import { TOOL_NAME, TOOL_VERSION } from '../service/tool.ts'
import { nearestNames } from '../text/nearest-name.ts'
import { checkArguments, type Arguments } from './arguments.ts'
import { BASELINE_NAME } from './baseline-name.ts'
import { FORMATS } from './formats.ts'
import type { RawOptions } from './raw-options.ts'
import { rewordCommander } from './reword-commander.ts'
import { SUBCOMMAND_WORDS, SUBCOMMANDS } from './subcommands.ts'
import { suggestion, UsageError } from './usage-error.ts'

const COMMANDS = `
Commands, in place of paths:
${SUBCOMMANDS.map(({ word, meaning }) => `  ${word.padEnd(9)} ${meaning}; see \`spec-lint ${word} --help\``).join('\n')}
  complete  print what a shell needs to complete options and rules
`

const EXAMPLES = `
Examples:
  spec-lint                                   lint all specs of the project
  spec-lint specs/sales "specs/**/post_*.md"  lint a folder and what a glob matches
  spec-lint --format json --output out.json   write the report for a program
  spec-lint -f github -f sarif=out.sarif      annotate a pull request, and write SARIF
  spec-lint --from "part-*.json" -f junit     print saved JSON reports in another format
  spec-lint --rule steps/body=off             set a rule for this run
  spec-lint --fail-on warning                 let warnings fail the run
  spec-lint --explain steps/query             read what a rule judges, and why
  spec-lint --fix                             correct what can be corrected safely
  spec-lint --init                            write a config for what is found here
  spec-lint --update-baseline                 accept what is found today, so that only new findings fail
  spec-lint apply --id 1f2e3d4c5b6a7988       make the fix of one finding of the JSON report
  spec-lint --since origin/main               lint what a branch affects
  spec-lint affected --since origin/main      list what a branch affects, and why
  spec-lint affected swagger/shop.json        list what depends on a swagger document
  spec-lint complete bash                     print what a shell needs to complete options (bash, zsh, fish)
  spec-lint --trace client_id specs/a/b.md    follow a value through a spec

Exit codes:
  0  nothing at or above the gate (--fail-on, --max-warnings)
  1  findings at or above it
  2  could not judge: a mistake on the command line or in the config, unreadable input, nothing to check, a crash
`

/** What parsing the command line comes to: something to do, or a text to print. */
export type Parsing =
  | { readonly kind: 'run'; readonly arguments: Arguments }
  | { readonly kind: 'print'; readonly text: string }

/**
 * Reads the command line.
 *
 * @param argv what was typed after the program's name.
 * @throws UsageError for the first mistake.
 */
export function parseCommandLine(argv: readonly string[]): Parsing {
  const printed: string[] = []
  const [name] = argv
  const isSubcommand = SUBCOMMANDS.some(({ word }) => word === name)
  const command = commandNamed(name).configureOutput({
    writeOut: (text) => printed.push(text),
    writeErr: () => {},
  })
  try {
    command.parse(isSubcommand ? argv.slice(1) : argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { kind: 'print', text: printed.join('') }
    throw new UsageError(misspeltSubcommand(name) ?? rewordCommander(error.message))
  }
  const options = command.opts<RawOptions>()
  return {
    kind: 'run',
    arguments: checkArguments(command.args, name === 'affected' ? { ...options, affected: true } : options),
  }
}

/** A word in front of options that linting does not have may be a subcommand, not quite. */
function misspeltSubcommand(word = ''): string | undefined {
  if (/^-|[./]/.test(word)) return undefined
  const meant = suggestion(nearestNames(word, SUBCOMMAND_WORDS))
  return meant === '' ? undefined : `there is no command \`${word}\`${meant}`
}

/** The options of the subcommand of a name; of linting, where there is none. */
export function commandNamed(name: string | undefined): Command {
  if (name === 'apply') return buildApply()
  return name === 'affected' ? buildAffected() : build()
}

function build(): Command {
  return new Command(TOOL_NAME)
    .description('Cross-checks Markdown API specs against the swagger documents that they reference.')
    .argument(
      '[paths...]',
      'specs to lint: files, folders, globs; or swagger documents whose specs are (default: what the config says)',
    )
    .optionsGroup('What to lint:')
    .option('-c, --config <file>', 'config to use (default: the nearest one upward)')
    .option('--no-config', 'use no config file')
    .addOption(
      repeatable('--rule <name=severity>', 'set a rule, or a pattern of rules, to error, warning, info or off'),
    )
    .option('--no-error-on-unmatched-pattern', 'do not fail where there is nothing to check')
    .option('--staged', 'only what the next commit affects, as it is in the index of git')
    .option('--since <revision>', 'only what was affected since a branch, tag or commit of git')
    .option('--shard <i/n>', 'only part I of N, to split a run over machines; see --from')
    .option('--watch', 'lint again whenever a spec, a swagger document or the config changes')
    .option('--no-cache', 'lint everything anew, and keep no results for the next run')
    .option('--cache-location <folder>', 'keep results there (default: node_modules/.cache/spec-lint, else ~/.cache)')
    .optionsGroup('Reports:')
    .addOption(
      repeatable('-f, --format <name[=file]>', `${FORMATS.join(', ')}; to standard output or a file (default: text)`),
    )
    .option(
      '--swagger-report',
      'list what specs say against the swagger by document and operation; short for -f swagger',
    )
    .option('--statistics', 'count the findings by rule; short for -f statistics')
    .addOption(repeatable('--from <report.json>', 'print reports that were saved as JSON, merged, instead of linting'))
    .option('-o, --output <file>', 'write the report to a file')
    .option('-q, --quiet', 'report errors only')
    .option('--timing', 'say how long the run took')
    .option('--profile', 'say on standard error what took how long: reading, parsing, each rule; lints everything anew')
    .option('--color', 'use colours')
    .option('--no-color', 'use no colours')
    .optionsGroup('Gate:')
    .option('--fail-on <severity>', 'exit with 1 on findings of this severity or a worse one', 'error')
    .option('--max-warnings <count>', 'exit with 1 on more warnings than this')
    .option(
      '--baseline <file>',
      `accept the findings that a file holds (default: ${BASELINE_NAME}, where there is one)`,
    )
    .option('--no-baseline', 'accept none')
    .option('--update-baseline', 'write what is found to the baseline, and take out what is found no more')
    .optionsGroup('Fixes:')
    .option('--fix', 'make the fixes that keep the meaning')
    .option('--unsafe', 'with --fix or --diff: make the fixes that want a look too')
    .option('--diff', 'print what --fix would change, and write nothing')
    .option('--fix-dry-run', 'the same as --diff')
    .optionsGroup('Instead of linting:')
    .option('--init', 'write a config for the specs and swagger documents that are found in this folder')
    .option('--force', 'with --init: replace the config that is there')
    .option('--trace <name>', 'print where the placeholder {{name}} of the one spec named comes from, and every use')
    .option('--explain <rule>', "print a rule's page")
    .option('--list-rules', 'list all rules')
    .option('--print-config', 'print the config with all defaults filled in')
    .option('--help-agent', 'print how an agent repairs specs, on one screen')
    .version(TOOL_VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', `${COMMANDS}${EXAMPLES}`)
    .showSuggestionAfterError(true)
    .exitOverride()
}

/** `spec-lint apply`; a folder of that name is linted as `./apply`. */
function buildApply(): Command {
  const command = new Command(`${TOOL_NAME} apply`)
    .description('Makes the fix, or one of the suggestions, of one finding, and says what it did.')
    .argument('[paths...]', 'specs to look for the finding in (default: what the config says)')
    .requiredOption('--id <fingerprint>', 'which finding: its `fingerprint` in the JSON report')
    .option('--suggestion <number>', 'make the suggestion of this number, from 1, in place of the fix')
    .option('-c, --config <file>', 'config to use (default: the nearest one upward)')
    .option('--no-config', 'use no config file')
    .addOption(repeatable('--rule <name=severity>', 'as the run had it that told the fingerprint'))
  return finishSubcommand(command)
}

/** `spec-lint affected`; a folder of that name is linted as `./affected`. */
function buildAffected(): Command {
  const command = new Command(`${TOOL_NAME} affected`)
    .description('Lists the specs that a change affects: changed ones, and those that call an operation that is.')
    .argument(
      '[paths...]',
      'specs to ask about; or swagger documents, also without a change, whose specs are (default: what the config says)',
    )
    .option('--since <revision>', 'what was changed since a branch, tag or commit of git')
    .option('--staged', 'what the next commit changes')
    .addOption(new Option('-f, --format <name>', 'text or json (default: text)').argParser((name: string) => [name]))
    .option('-c, --config <file>', 'config to use (default: the nearest one upward)')
    .option('--no-config', 'use no config file')
  return finishSubcommand(command)
}

/** What the subcommands have in common; the hidden options have the defaults that `checkArguments` asks for. */
function finishSubcommand(command: Command): Command {
  return command
    .addOption(new Option('--fail-on <severity>').default('error').hideHelp())
    .addOption(new Option('--no-error-on-unmatched-pattern').hideHelp())
    .option('--color', 'use colours')
    .option('--no-color', 'use no colours')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError(true)
    .exitOverride()
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; repeatable`).argParser((value: string, previous?: readonly string[]) => [
    ...(previous ?? []),
    value,
  ])
}
