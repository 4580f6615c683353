import { Command, CommanderError } from 'commander'
import { HTTP_METHODS } from '../../spec/http-methods.ts'
import { TOOL_VERSION } from '../../service/tool.ts'
import { rewordCommander } from '../reword-commander.ts'
import { UsageError } from '../usage-error.ts'

/** What `spec-new` is asked for, checked. */
export interface NewArguments {
  /** What was typed for the operation; empty where nothing was. */
  readonly operation: string
  /** Path of the config, `false` for none; `undefined`: the nearest. */
  readonly config: string | false | undefined
  /** The swagger document to look in, as typed. */
  readonly swagger: string | undefined
  readonly domain: string | undefined
  /** Name of a shipped template, or a file. */
  readonly template: string
  readonly force: boolean
  readonly task: NewTask
}

/** What to do with the operation, or with all of them. */
export type NewTask =
  | { readonly kind: 'write' }
  | { readonly kind: 'stdout' }
  | { readonly kind: 'dry-run' }
  | { readonly kind: 'explain'; readonly format: 'text' | 'json' }
  | {
      readonly kind: 'all'
      readonly tag: string | undefined
      readonly method: string | undefined
      readonly dryRun: boolean
    }
  | {
      readonly kind: 'update'
      /** Specs, as typed; one or more. */
      readonly files: readonly string[]
      /** Print what would be changed, and write nothing. */
      readonly diff: boolean
    }

/** What parsing the command line comes to: something to do, or a text to print. */
export type NewParsing =
  | { readonly kind: 'run'; readonly arguments: NewArguments }
  | { readonly kind: 'print'; readonly text: string }

interface RawNewOptions {
  readonly config?: string | false
  readonly swagger?: string
  readonly domain?: string
  readonly template: string
  readonly force?: true
  readonly stdout?: true
  readonly dryRun?: true
  readonly explain?: true
  readonly format?: string
  readonly all?: true
  readonly tag?: string
  readonly method?: string
  readonly update?: true
  readonly diff?: true
}

const EXAMPLES = `
The operation is a method and a path (with or without prefix, parameters written as {id}, {{id}}, :id or a value), a full
address, or an operationId.

Examples:
  spec-new PUT /v1/clients/{client_id}            write the spec of an operation
  spec-new updateClient --stdout                  print it instead
  spec-new PUT /v1/clients/{client_id} --explain  say where its identifiers come from, and why
  spec-new --all --tag clients --dry-run          list the specs that are missing
  spec-new --update specs/clients/*.md --diff     show what the swagger has changed about these specs
  spec-new                                        choose from a list (on a terminal)

Exit codes:
  0  done
  2  not done: an operation that is not declared or not clear, a spec that is there already, a mistake on the command line
     or in the config
`

/**
 * Reads the command line of `spec-new`.
 *
 * @param argv what was typed after the program's name.
 * @throws UsageError for the first mistake.
 */
export function parseNewCommandLine(argv: readonly string[]): NewParsing {
  const printed: string[] = []
  const command = buildNewCommand().configureOutput({ writeOut: (text) => printed.push(text), writeErr: () => {} })
  try {
    command.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { kind: 'print', text: printed.join('') }
    throw new UsageError(rewordCommander(error.message))
  }
  return { kind: 'run', arguments: check(command.args, command.opts<RawNewOptions>()) }
}

/** Usage and options, for a command line that says nothing. */
export function newUsage(): string {
  return buildNewCommand().helpInformation()
}

function buildNewCommand(): Command {
  return new Command('spec-new')
    .description('Writes the spec of an API operation from the swagger documents of the project.')
    .argument('[operation...]', 'METHOD /path, an address or an operationId; of --update: specs')
    .optionsGroup('What to write:')
    .option('-s, --swagger <file>', 'look in this document only')
    .option('-d, --domain <name>', "the spec's domain (default: the document's folder, else the first tag)")
    .option('-t, --template <name|file>', 'default, minimal, or a file of your own', 'default')
    .option('--force', 'replace the spec that is there')
    .option('-c, --config <file>', 'config to use (default: the nearest one upward)')
    .option('--no-config', 'use no config file')
    .optionsGroup('Instead of writing it:')
    .option('--stdout', 'print the spec')
    .option('--dry-run', 'say what would be written')
    .option('--explain', 'say where its identifiers come from, and why')
    .option('-f, --format <name>', 'of --explain: text or json (default: text)')
    .optionsGroup('In bulk:')
    .option('-a, --all', 'write a spec for every operation without one; --swagger and --domain filter')
    .option('--tag <name>', 'of --all: operations with this tag')
    .option('--method <name>', 'of --all: operations with this method')
    .optionsGroup('When the swagger has changed:')
    .option('-u, --update', 'bring the generated parts of the named specs up to date: tables, required fields')
    .option('--diff', 'of --update: print what would be changed as a diff, and write nothing')
    .version(TOOL_VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError(true)
    .exitOverride()
}

function check(typed: readonly string[], options: RawNewOptions): NewArguments {
  const { config, swagger, domain, template, force = false } = options
  if (domain !== undefined && !/^\w[\w.-]*$/.test(domain))
    throw new UsageError(`\`--domain\` takes the name of a folder, and \`${domain}\` is none`)
  if (template === '') throw new UsageError('`--template` names nothing')
  const task = taskOf(typed, options)
  const operation = task.kind === 'update' ? '' : checkOperation(typed.join(' ').trim())
  return { operation, config, swagger, domain, template, force, task }
}

/** @throws UsageError for what can be none, in whatever project. */
function checkOperation(said: string): string {
  if (HTTP_METHODS.has(said.toUpperCase()))
    throw new UsageError(`\`${said}\` is a method alone; name the path too, as in \`${said} /v1/clients\``)
  const [drive] = /(?:^|\s)[a-z]:[\\/].*/i.exec(said) ?? []
  if (drive === undefined) return said
  const advice = 'Git Bash makes one of a path that begins with `/`; leave out that first `/`'
  throw new UsageError(`\`${drive.trim()}\` is a path of files, and ${advice}`)
}

function taskOf(typed: readonly string[], options: RawNewOptions): NewTask {
  const { stdout, dryRun, explain, format, all, tag, method, force, update, diff } = options
  if (diff && !update) throw new UsageError('`--diff` goes with `--update`')
  if (update) return updateOf(typed, options)
  const chosen = [stdout && '--stdout', dryRun && '--dry-run', explain && '--explain'].filter(
    (option) => typeof option === 'string',
  )
  if (chosen.length > 1) throw new UsageError(`\`${chosen[0]}\` and \`${chosen[1]}\` exclude each other`)
  if (format !== undefined && !explain) throw new UsageError('`--format` goes with `--explain`')
  if (!all && (tag !== undefined || method !== undefined))
    throw new UsageError('`--tag` and `--method` go with `--all`')
  if (all) {
    if (typed.length > 0) throw new UsageError(`\`--all\` takes no operation, and \`${typed.join(' ')}\` is one`)
    if (stdout || explain || force)
      throw new UsageError('`--all` writes the specs that are missing; of the others it takes `--dry-run` only')
    if (method !== undefined && !HTTP_METHODS.has(method.toUpperCase()))
      throw new UsageError(`\`--method\` takes a method of HTTP, and \`${method}\` is none`)
    return { kind: 'all', tag, method: method?.toUpperCase(), dryRun: dryRun === true }
  }
  if (explain) {
    if (format !== undefined && format !== 'text' && format !== 'json')
      throw new UsageError(`there is no format \`${format}\`: \`text\`, \`json\``)
    return { kind: 'explain', format: format ?? 'text' }
  }
  return { kind: stdout ? 'stdout' : dryRun ? 'dry-run' : 'write' }
}

function updateOf(files: readonly string[], options: RawNewOptions): NewTask {
  const { stdout, dryRun, explain, format, all, tag, method, force, swagger, domain } = options
  const others = { stdout, 'dry-run': dryRun, explain, format, all, tag, method, force, swagger, domain }
  const [other] = Object.entries(others).find(([, value]) => value !== undefined) ?? []
  if (other !== undefined) throw new UsageError(`\`--update\` and \`--${other}\` exclude each other`)
  if (files.length === 0) throw new UsageError('`--update` takes the specs that it is to bring up to date')
  return { kind: 'update', files, diff: options.diff === true }
}
